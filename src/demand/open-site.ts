import {
  improve,
  newSites,
  type Capture,
  type Improvements,
  type Incumbent,
  type NewSites,
} from './capture.ts';
import type { CaptureProblem } from './capture-problem.ts';

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

/** A provider that may open sites beside what is open: its standing in every row, made once for all of them. */
export interface Opening {
  readonly problem: CaptureProblem;
  readonly now: Capture;
  readonly provider: number;
  /** The sites that may open; the columns of the market, unless others are handed in. */
  readonly sites: NewSites;
  /** The provider's best open sites. */
  readonly incumbent: Incumbent;
  readonly countryOfRow: Int32Array;
  /** What one unit of odds earns in each row, USD a year. */
  readonly usdPerOdds: Float64Array;
  /** Room to work in, written anew for every site. */
  readonly better: Improvements;
}

/** The provider that opens a site, and what it may open where that is known already. */
export interface Opener {
  readonly provider: number;
  readonly sites?: NewSites;
}

/** What sites of a provider are opened beside: the market as it is. */
export function openingOf(
  problem: CaptureProblem,
  now: Capture,
  { provider, sites = newSites(problem) }: Opener,
): Opening {
  const { rows, laws, firstRowOfLaw, countryOfLaw, usdPerYear } = problem;
  const bestUtility = now.bestUtility.subarray(provider * rows, (provider + 1) * rows);
  const leastUtility = new Float64Array(laws).fill(Infinity);
  const countryOfRow = new Int32Array(rows);
  const usdPerOdds = new Float64Array(rows);
  for (let law = 0; law < laws; law += 1) {
    for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row += 1) {
      leastUtility[law] = Math.min(leastUtility[law], bestUtility[row]);
      countryOfRow[row] = countryOfLaw[law];
      usdPerOdds[row] = usdPerYear[row] / now.total[row];
    }
  }
  const incumbent = { bestUtility, leastUtility };
  const better = { rows: new Int32Array(rows), utility: new Float64Array(rows) };
  return { problem, now, provider, sites, incumbent, countryOfRow, usdPerOdds, better };
}

/**
 * The effect of opening a site beside what is open: where it is better than the provider's best, all of the provider's
 * demand there moves to it, and its share grows at the cost of all others.
 */
export function openSite(opening: Opening, site: number): OpenedSite {
  const {
    problem,
    now,
    provider: own,
    sites,
    incumbent,
    countryOfRow,
    usdPerOdds,
    better,
  } = opening;
  const { rows, providers, countries, usdPerYear, providerUtility } = problem;
  const count = improve(problem, { sites, site, incumbent }, better);
  const fromCompetitorsUsdPerYear = new Float64Array(providers);
  const takenByCountry = new Float64Array(countries);
  const gainedByCountry = new Float64Array(countries);
  const fromOwnSite = new Float64Array(problem.sites);
  let [taken, fromOwnFleet, fromOthers] = [0, 0, 0];
  for (let k = 0; k < count; k += 1) {
    const row = better.rows[k];
    const country = countryOfRow[row];
    const first = row * providers;
    const before = now.odds[first + own];
    const after = Math.exp(better.utility[k] + providerUtility[country * providers + own]);
    const usdPerOddsAfter = usdPerYear[row] / (now.total[row] - before + after);
    const lostPerOdds = usdPerOdds[row] - usdPerOddsAfter;
    const had = usdPerOdds[row] * before;
    const has = usdPerOddsAfter * after;
    taken += has;
    fromOwnFleet += had;
    fromOthers += lostPerOdds;
    for (let p = 0; p < providers; p += 1)
      fromCompetitorsUsdPerYear[p] += lostPerOdds * now.odds[first + p];
    takenByCountry[country] += has;
    gainedByCountry[country] += has - had;
    if (had > 0) fromOwnSite[now.bestSite[own * rows + row]] += had;
  }
  fromCompetitorsUsdPerYear[own] = 0;
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
  const { problem, now, provider, sites, incumbent, countryOfRow, usdPerOdds, better } = opening;
  const { providers, usdPerYear, providerUtility } = problem;
  const count = improve(problem, { sites, site, incumbent }, better);
  let gained = 0;
  for (let k = 0; k < count; k += 1) {
    const row = better.rows[k];
    const own = providerUtility[countryOfRow[row] * providers + provider];
    const before = now.odds[row * providers + provider];
    const after = Math.exp(better.utility[k] + own);
    const usdPerOddsAfter = usdPerYear[row] / (now.total[row] - before + after);
    gained += usdPerOddsAfter * after - usdPerOdds[row] * before;
  }
  return gained;
}
