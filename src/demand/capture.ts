import type { CaptureProblem } from './capture-problem.ts';

/**
 * What every provider gets from a set of open sites. Row `r`, provider `p`: index `r * providers + p`.
 *
 * A provider's utility in a row is that of its best open site there; shares follow the multinomial logit with an outside
 * option of utility 0 (all other clouds): `share_p = exp(u_p) / (1 + sum_q exp(u_q))`. They sum to less than 1.
 * Source: McFadden 1974, "Conditional Logit Analysis of Qualitative Choice Behavior"; Huff 1964 for sites as stores.
 */
export interface Capture {
  /** Utility of the best open site; minus infinity where no site may serve. */
  readonly bestUtility: Float64Array;
  /** That site; -1 where none. */
  readonly bestSite: Int32Array;
  /** `exp` of the utility with the provider's own: the odds against the outside option. */
  readonly odds: Float64Array;
  /** Per row: 1 plus all odds. */
  readonly total: Float64Array;
}

/** Utility of a site for a row: before latency, less the loss by latency. Linear in the RTT, steeper over the budget. */
export function siteUtility(problem: CaptureProblem, row: number, site: number): number {
  const rttMs = problem.rttMs[problem.cityOfRow[row] * problem.sites + site];
  const lossOver =
    rttMs * (problem.overBudgetLoss / problem.budgetMs[row]) - problem.overBudgetLoss;
  return (
    problem.siteUtility[problem.lawOfRow[row] * problem.sites + site] -
    problem.lossPerMs * rttMs -
    (lossOver > 0 ? lossOver : 0)
  );
}

/** The capture of a market with the sites `open`. Of two equally good sites of a provider the one named first serves. */
export function capture(problem: CaptureProblem, open: readonly number[]): Capture {
  const { rows, providers } = problem;
  const bestUtility = new Float64Array(rows * providers).fill(-Infinity);
  const bestSite = new Int32Array(rows * providers).fill(-1);
  const sites = Int32Array.from(open);
  for (let row = 0; row < rows; row += 1) serveRow(problem, row, { sites, bestUtility, bestSite });
  return { bestUtility, bestSite, ...oddsOf(problem, bestUtility) };
}

interface Serving {
  readonly sites: Int32Array;
  readonly bestUtility: Float64Array;
  readonly bestSite: Int32Array;
}

/** Writes the best site of each provider for one row; {@link siteUtility} spelled out, for it runs millions of times. */
function serveRow(
  problem: CaptureProblem,
  row: number,
  { sites, bestUtility, bestSite }: Serving,
): void {
  const { rttMs, providerOfSite, lossPerMs, overBudgetLoss } = problem;
  const utilities = problem.siteUtility;
  const city = problem.cityOfRow[row] * problem.sites;
  const law = problem.lawOfRow[row] * problem.sites;
  const first = row * problem.providers;
  const lossOverPerMs = overBudgetLoss / problem.budgetMs[row];
  for (let k = 0; k < sites.length; k += 1) {
    const site = sites[k];
    const siteRttMs = rttMs[city + site];
    const lossOver = siteRttMs * lossOverPerMs - overBudgetLoss;
    const utility = utilities[law + site] - lossPerMs * siteRttMs - (lossOver > 0 ? lossOver : 0);
    const cell = first + providerOfSite[site];
    if (utility > bestUtility[cell]) {
      bestUtility[cell] = utility;
      bestSite[cell] = site;
    }
  }
}

/** Odds and their totals for given best utilities: the part that depends on the providers' own utility. */
export function oddsOf(
  { rows, providers, countryOfRow, providerUtility }: CaptureProblem,
  bestUtility: Float64Array,
): Pick<Capture, 'odds' | 'total'> {
  const odds = new Float64Array(rows * providers);
  const total = new Float64Array(rows).fill(1);
  for (let row = 0; row < rows; row += 1) {
    const country = countryOfRow[row] * providers;
    for (let p = 0; p < providers; p += 1) {
      const cell = row * providers + p;
      odds[cell] = Math.exp(bestUtility[cell] + providerUtility[country + p]);
      total[row] += odds[cell];
    }
  }
  return { odds, total };
}

/** Demand that each provider captures, USD a year, over all rows or those of one country. */
export function capturedUsdPerYear(
  problem: CaptureProblem,
  { odds, total }: Pick<Capture, 'odds' | 'total'>,
  country?: number,
): Float64Array {
  const { rows, providers, usdPerYear, countryOfRow } = problem;
  const captured = new Float64Array(providers);
  for (let row = 0; row < rows; row += 1) {
    if (country !== undefined && countryOfRow[row] !== country) continue;
    const usdPerOdds = usdPerYear[row] / total[row];
    for (let p = 0; p < providers; p += 1) captured[p] += usdPerOdds * odds[row * providers + p];
  }
  return captured;
}

/** What opening one more site changes, USD a year. `taken = fromOwnFleet + sum(fromCompetitors) + fromOthers`. */
export interface OpenedSite {
  /** Demand that the new site serves. */
  readonly takenUsdPerYear: number;
  /** Part of it that the provider's own sites served before: it earns nothing new. */
  readonly fromOwnFleetUsdPerYear: number;
  /** Per provider of the market; 0 for the own one. */
  readonly fromCompetitorsUsdPerYear: Float64Array;
  /** From the clouds outside the market. */
  readonly fromOthersUsdPerYear: number;
  /** Demand taken, and part that is new to the provider, per country of the market. */
  readonly takenByCountry: Float64Array;
  readonly gainedByCountry: Float64Array;
  /** Demand taken from each own site, by column. */
  readonly fromOwnSite: Float64Array;
}

/** Sites of one provider that may open: what is asked of every row, by row, and made once for all of them. */
export interface Opening {
  readonly problem: CaptureProblem;
  readonly now: Capture;
  readonly provider: number;
  /** Utility of the provider's best open site. */
  readonly bestUtility: Float64Array;
  /** Utility lost per ms over the budget. */
  readonly lossOverPerMs: Float64Array;
}

/** What sites of a provider are opened beside: the market as it is. */
export function openingOf(problem: CaptureProblem, now: Capture, provider: number): Opening {
  const { providers, budgetMs, overBudgetLoss } = problem;
  return {
    problem,
    now,
    provider,
    bestUtility: strided(now.bestUtility, provider, providers),
    lossOverPerMs: budgetMs.map((budget) => overBudgetLoss / budget),
  };
}

/** Column `column` of a row-major matrix. */
function strided(matrix: Float64Array, column: number, columns: number): Float64Array {
  const values = new Float64Array(matrix.length / columns);
  for (let i = 0, at = column; i < values.length; i += 1, at += columns) values[i] = matrix[at];
  return values;
}

/**
 * Calls `visit` for every row in which the site is better than the provider's best, with its utility there, as
 * {@link siteUtility} has it. What is asked of the site is first put side by side: in the matrices each of its numbers lies
 * in a cache line of its own. Most rows are settled before latency is looked at, for it only takes away.
 */
function forEachImproved(
  { problem, bestUtility, lossOverPerMs }: Opening,
  site: number,
  visit: (row: number, utility: number) => void,
): void {
  const { rows, sites, cityOfRow, lawOfRow, lossPerMs, overBudgetLoss } = problem;
  const rttMsOfCity = strided(problem.rttMs, site, sites);
  const utilityOfLaw = strided(problem.siteUtility, site, sites);
  for (let row = 0; row < rows; row += 1) {
    const before = utilityOfLaw[lawOfRow[row]];
    if (!(before > bestUtility[row])) continue;
    const rttMs = rttMsOfCity[cityOfRow[row]];
    const lossOver = rttMs * lossOverPerMs[row] - overBudgetLoss;
    const utility = before - lossPerMs * rttMs - (lossOver > 0 ? lossOver : 0);
    if (utility > bestUtility[row]) visit(row, utility);
  }
}

/**
 * The effect of opening a site beside what is open: where it is better than the provider's best, all of the provider's
 * demand there moves to it, and its share grows at the cost of all others.
 */
export function openSite(opening: Opening, site: number): OpenedSite {
  const { problem, now, provider: own } = opening;
  const { providers, usdPerYear, countryOfRow, providerUtility } = problem;
  const countries = providerUtility.length / providers;
  const fromCompetitorsUsdPerYear = new Float64Array(providers);
  const takenByCountry = new Float64Array(countries);
  const gainedByCountry = new Float64Array(countries);
  const fromOwnSite = new Float64Array(problem.sites);
  let [taken, fromOwnFleet, fromOthers] = [0, 0, 0];
  forEachImproved(opening, site, (row, utility) => {
    const first = row * providers;
    const country = countryOfRow[row];
    const before = now.odds[first + own];
    const after = Math.exp(utility + providerUtility[country * providers + own]);
    const totalAfter = now.total[row] - before + after;
    const lostPerOdds = usdPerYear[row] * (1 / now.total[row] - 1 / totalAfter);
    for (let p = 0; p < providers; p += 1) {
      if (p !== own) fromCompetitorsUsdPerYear[p] += lostPerOdds * now.odds[first + p];
    }
    const had = (usdPerYear[row] * before) / now.total[row];
    const has = (usdPerYear[row] * after) / totalAfter;
    taken += has;
    fromOwnFleet += had;
    fromOthers += lostPerOdds;
    takenByCountry[country] += has;
    gainedByCountry[country] += has - had;
    if (had > 0) fromOwnSite[now.bestSite[first + own]] += had;
  });
  return {
    takenUsdPerYear: taken,
    fromOwnFleetUsdPerYear: fromOwnFleet,
    fromCompetitorsUsdPerYear,
    fromOthersUsdPerYear: fromOthers,
    takenByCountry,
    gainedByCountry,
    fromOwnSite,
  };
}

/** Demand that is new to the provider when it opens a site, USD a year: taken less what its own sites had of it. */
export function gainedUsdPerYear(opening: Opening, site: number): number {
  const { problem, now, provider } = opening;
  const { providers, usdPerYear, countryOfRow, providerUtility } = problem;
  let gained = 0;
  forEachImproved(opening, site, (row, utility) => {
    const before = now.odds[row * providers + provider];
    const after = Math.exp(utility + providerUtility[countryOfRow[row] * providers + provider]);
    const total = now.total[row];
    gained += usdPerYear[row] * (after / (total - before + after) - before / total);
  });
  return gained;
}
