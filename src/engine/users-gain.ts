import { type Assignment, NOBODY, type ServiceProblem, visitServable } from './assignment.ts';

/** What users get from a set of sites, over all demand. */
export interface ServiceLevel {
  readonly servedUsdPerYear: number;
  /** Demand-weighted mean round trip of the demand that is served. */
  readonly meanRttMs: number;
  readonly withinBudgetShare: number;
  readonly lawfulShare: number;
  /** USD a year of demand that nobody may lawfully serve. */
  readonly refusedUsdPerYear: number;
}

/** What one more site changes for users. */
export interface UsersGain {
  /** Mean over all demand served before: demand that does not move gains nothing. */
  readonly rttGainMs: number;
  readonly newlyWithinBudgetShare: number;
  readonly newlyLawfulShare: number;
  /** Demand that the site takes, USD a year; by the site that loses it, and from nobody. */
  readonly takenUsdPerYear: number;
  readonly takenFrom: ReadonlyMap<number, number>;
  /** Demand that the site takes, USD a year by the index of its country. */
  readonly takenByCountry: ReadonlyMap<number, number>;
  /** Demand-weighted round trip of the taken demand at the site. */
  readonly takenRttMs: number | undefined;
}

/** The fleet of the day, as its users see it. */
export interface Today {
  readonly assignment: Assignment;
  readonly level: ServiceLevel;
  readonly demand: DemandColumns;
}

export interface DemandColumns {
  /** USD a year per cell. */
  readonly usdPerYear: Float64Array;
  readonly totalUsdPerYear: number;
  /** Latency budget per workload. */
  readonly budgetMs: Float64Array;
}

/** The service level of an assignment; shares are of all demand, 0 where there is none. */
export function serviceLevel(
  { siteOfCell, rttMs }: Assignment,
  { usdPerYear, totalUsdPerYear, budgetMs }: DemandColumns,
): ServiceLevel {
  let served = 0;
  let within = 0;
  let weightedRtt = 0;
  for (let cell = 0; cell < siteOfCell.length; cell++) {
    if (siteOfCell[cell] === NOBODY) continue;
    served += usdPerYear[cell];
    weightedRtt += usdPerYear[cell] * rttMs[cell];
    if (rttMs[cell] <= budgetMs[cell % budgetMs.length]) within += usdPerYear[cell];
  }
  const total = totalUsdPerYear || 1;
  return {
    servedUsdPerYear: served,
    meanRttMs: weightedRtt / (served || 1),
    withinBudgetShare: within / total,
    lawfulShare: served / total,
    refusedUsdPerYear: totalUsdPerYear - served,
  };
}

function add(sums: Map<number, number>, key: number, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/**
 * What users gain when `site` joins the sites of `before`: each cell moves where the new site is lawful and nearer.
 * Nobody ever loses, since a cell that gains nothing stays where it is.
 */
export function usersGain(
  problem: ServiceProblem,
  { assignment: before, level, demand }: Today,
  site: number,
): UsersGain {
  const { usdPerYear, totalUsdPerYear, budgetMs } = demand;
  const takenFrom = new Map<number, number>();
  const takenByCountry = new Map<number, number>();
  const sum = { gain: 0, within: 0, lawful: 0, taken: 0, rtt: 0 };
  visitServable(problem, site, (cell, rttMs) => {
    const weight = usdPerYear[cell];
    if (!(rttMs < before.rttMs[cell]) || weight === 0) return;
    const budget = budgetMs[cell % problem.workloads];
    const loser = before.siteOfCell[cell];
    if (loser === NOBODY) sum.lawful += weight;
    else sum.gain += weight * (before.rttMs[cell] - rttMs);
    if (rttMs <= budget && before.rttMs[cell] > budget) sum.within += weight;
    sum.taken += weight;
    sum.rtt += weight * rttMs;
    add(takenFrom, loser, weight);
    add(takenByCountry, problem.countryOfCity[Math.floor(cell / problem.workloads)], weight);
  });
  const total = totalUsdPerYear || 1;
  return {
    rttGainMs: sum.gain / (level.servedUsdPerYear || 1),
    newlyWithinBudgetShare: sum.within / total,
    newlyLawfulShare: sum.lawful / total,
    takenUsdPerYear: sum.taken,
    takenFrom,
    takenByCountry,
    takenRttMs: sum.taken > 0 ? sum.rtt / sum.taken : undefined,
  };
}
