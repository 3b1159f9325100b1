import { type Assignment, lawfulRttMs, NOBODY, type ServiceProblem } from './assignment.ts';

/** Demand per row of a service problem. */
export interface DemandColumns {
  readonly usdPerYear: Float64Array;
  readonly totalUsdPerYear: number;
  /** Round trip that the row's workload accepts. */
  readonly budgetMs: Float64Array;
  /** Index of the row's country. */
  readonly country: Int32Array;
}

/** What users get from a set of sites, over all demand. */
export interface ServiceLevel {
  readonly servedUsdPerYear: number;
  /** USD a year of demand that nobody may lawfully serve. */
  readonly refusedUsdPerYear: number;
  /** Demand-weighted mean round trip of the demand that is served. */
  readonly meanRttMs: number;
  readonly withinBudgetShare: number;
  readonly lawfulShare: number;
}

/** The fleet of the day, as its users see it. */
export interface Today {
  readonly assignment: Assignment;
  readonly level: ServiceLevel;
  readonly demand: DemandColumns;
}

/** What one more site changes for users. */
export interface UsersGain {
  /** Mean over all demand served before: demand that does not move gains nothing. */
  readonly rttGainMs: number;
  readonly newlyWithinBudgetShare: number;
  readonly newlyLawfulShare: number;
  /** Demand that the site takes, USD a year; by the site that loses it (`NOBODY`: refused before), by country. */
  readonly takenUsdPerYear: number;
  readonly takenBySite: ReadonlyMap<number, number>;
  readonly takenByCountry: ReadonlyMap<number, number>;
  /** Demand-weighted round trip of the taken demand at the site; absent where it takes none. */
  readonly takenRttMs?: number;
}

/** The service level of an assignment; shares are of all demand, 0 where there is none. */
export function serviceLevel(assignment: Assignment, demand: DemandColumns): ServiceLevel {
  const { siteOfRow, rttMs } = assignment;
  const { usdPerYear, totalUsdPerYear, budgetMs } = demand;
  let served = 0;
  let within = 0;
  let weightedRttMs = 0;
  for (let row = 0; row < siteOfRow.length; row++) {
    if (siteOfRow[row] === NOBODY) continue;
    served += usdPerYear[row];
    weightedRttMs += usdPerYear[row] * rttMs[row];
    if (rttMs[row] <= budgetMs[row]) within += usdPerYear[row];
  }
  const total = totalUsdPerYear || 1;
  return {
    servedUsdPerYear: served,
    refusedUsdPerYear: totalUsdPerYear - served,
    meanRttMs: weightedRttMs / (served || 1),
    withinBudgetShare: within / total,
    lawfulShare: served / total,
  };
}

/**
 * What users gain when `site` joins the fleet: each demand point moves where the new site is lawful and nearer. Nobody
 * ever loses, since a point that gains nothing stays where it is.
 */
export function usersGain(problem: ServiceProblem, today: Today, site: number): UsersGain {
  const { assignment, level, demand } = today;
  const { usdPerYear, budgetMs, country } = demand;
  const takenBySite = new Map<number, number>();
  const takenByCountry = new Map<number, number>();
  const sum = { gain: 0, within: 0, lawful: 0, taken: 0, rtt: 0 };
  for (let row = 0; row < problem.rows; row++) {
    const rttMs = lawfulRttMs(problem, row, site);
    const beforeMs = assignment.rttMs[row];
    const weight = usdPerYear[row];
    if (!(rttMs < beforeMs) || weight === 0) continue;
    const loser = assignment.siteOfRow[row];
    if (loser === NOBODY) sum.lawful += weight;
    else sum.gain += weight * (beforeMs - rttMs);
    if (rttMs <= budgetMs[row] && beforeMs > budgetMs[row]) sum.within += weight;
    sum.taken += weight;
    sum.rtt += weight * rttMs;
    add(takenBySite, loser, weight);
    add(takenByCountry, country[row], weight);
  }
  const total = demand.totalUsdPerYear || 1;
  return {
    rttGainMs: sum.gain / (level.servedUsdPerYear || 1),
    newlyWithinBudgetShare: sum.within / total,
    newlyLawfulShare: sum.lawful / total,
    takenUsdPerYear: sum.taken,
    takenBySite,
    takenByCountry,
    ...(sum.taken > 0 && { takenRttMs: sum.rtt / sum.taken }),
  };
}

function add(sums: Map<number, number>, key: number, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
