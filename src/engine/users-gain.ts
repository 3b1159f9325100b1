import {
  type Assignment,
  forEachNearer,
  NOBODY,
  type ServiceProblem,
  worstMsOfLaw,
} from './assignment.ts';

/** Demand per row of a service problem. */
export interface DemandColumns {
  readonly usdPerYear: Float64Array;
  readonly totalUsdPerYear: number;
  /** Round trip that the row's workload accepts. */
  readonly budgetMs: Float64Array;
  /** Index of the row's country, below `countries`. */
  readonly country: Int32Array;
  readonly countries: number;
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
  readonly problem: ServiceProblem;
  readonly assignment: Assignment;
  /** Longest round trip under each reading of the law. */
  readonly worstMs: Float64Array;
  readonly level: ServiceLevel;
  readonly demand: DemandColumns;
  readonly byCountry: CountryDemandColumns;
}

/** USD a year of each country's demand, in all and as served. */
export interface CountryDemandColumns {
  readonly total: Float64Array;
  readonly served: Float64Array;
}

/** What one more site changes for users. */
export interface UsersGain {
  /** Mean over all demand served before: demand that does not move gains nothing. */
  readonly rttGainMs: number;
  readonly newlyWithinBudgetShare: number;
  readonly newlyLawfulShare: number;
  /** Demand that the site takes, USD a year: in all, by the column that loses it, and from nobody (refused before). */
  readonly takenUsdPerYear: number;
  readonly takenBySite: Float64Array;
  readonly takenFromNobodyUsdPerYear: number;
  /** Demand-weighted round trip of the taken demand at the site; absent where it takes none. */
  readonly takenRttMs?: number;
  readonly byCountry: CountryGains;
}

/** The parts that each demand country has in a gain, one column a quantity, one entry a country. */
export interface CountryGains {
  readonly takenUsdPerYear: Float64Array;
  readonly newlyWithinBudgetUsd: Float64Array;
  readonly newlyLawfulUsd: Float64Array;
  /** Milliseconds gained times USD a year. */
  readonly gainMsUsd: Float64Array;
}

/** A new site; `rttFactor` scales its round trips, to ask what an error of the RTT model would do. */
export interface NewSite {
  readonly column: number;
  readonly rttFactor?: number;
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

/** Everything that is asked of an assignment. */
export function todayOf(
  problem: ServiceProblem,
  assignment: Assignment,
  demand: DemandColumns,
): Today {
  const { usdPerYear, country, countries } = demand;
  const byCountry = { total: new Float64Array(countries), served: new Float64Array(countries) };
  for (let row = 0; row < usdPerYear.length; row++) {
    byCountry.total[country[row]] += usdPerYear[row];
    if (assignment.siteOfRow[row] !== NOBODY) byCountry.served[country[row]] += usdPerYear[row];
  }
  return {
    problem,
    assignment,
    worstMs: worstMsOfLaw(problem, assignment.rttMs),
    demand,
    level: serviceLevel(assignment, demand),
    byCountry,
  };
}

/**
 * What users gain when a site joins the fleet: each demand point moves where the new site is lawful and nearer. Nobody
 * ever loses, since a point that gains nothing stays where it is.
 */
export function usersGain(today: Today, { column, rttFactor = 1 }: NewSite): UsersGain {
  const { assignment, level, demand, problem, worstMs } = today;
  const { usdPerYear, budgetMs, country } = demand;
  const parts = emptyGains(demand.countries);
  // The last entry is nobody's: what was refused before.
  const takenBySite = new Float64Array(problem.sites + 1);
  let takenMsUsd = 0;
  const challenge = { site: column, beforeMs: assignment.rttMs, worstMs, rttFactor };
  forEachNearer(problem, challenge, (row, rttMs) => {
    const beforeMs = assignment.rttMs[row];
    const usd = usdPerYear[row];
    const loser = assignment.siteOfRow[row];
    const i = country[row];
    if (loser === NOBODY) parts.newlyLawfulUsd[i] += usd;
    else parts.gainMsUsd[i] += usd * (beforeMs - rttMs);
    if (rttMs <= budgetMs[row] && beforeMs > budgetMs[row]) parts.newlyWithinBudgetUsd[i] += usd;
    parts.takenUsdPerYear[i] += usd;
    takenMsUsd += usd * rttMs;
    takenBySite[loser === NOBODY ? problem.sites : loser] += usd;
  });
  const taken = total(parts.takenUsdPerYear);
  const all = demand.totalUsdPerYear || 1;
  return {
    rttGainMs: total(parts.gainMsUsd) / (level.servedUsdPerYear || 1),
    newlyWithinBudgetShare: total(parts.newlyWithinBudgetUsd) / all,
    newlyLawfulShare: total(parts.newlyLawfulUsd) / all,
    takenUsdPerYear: taken,
    takenBySite: takenBySite.subarray(0, problem.sites),
    takenFromNobodyUsdPerYear: takenBySite[problem.sites],
    ...(taken > 0 && { takenRttMs: takenMsUsd / taken }),
    byCountry: parts,
  };
}

/** Four columns in one piece of memory: asking for it four times takes longer than filling it. */
function emptyGains(countries: number): CountryGains {
  const all = new Float64Array(4 * countries);
  const column = (index: number) => all.subarray(index * countries, (index + 1) * countries);
  return {
    takenUsdPerYear: column(0),
    newlyWithinBudgetUsd: column(1),
    newlyLawfulUsd: column(2),
    gainMsUsd: column(3),
  };
}

function total(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value;
  return sum;
}
