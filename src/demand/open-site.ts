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
  /** What the odds of all others and of none come to in each row. */
  readonly othersOdds: Float64Array;
  /** What the provider has of each row, USD a year. */
  readonly hadUsd: Float64Array;
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
  const { rows, laws, providers, firstRowOfLaw, countryOfLaw, usdPerYear } = problem;
  const bestUtility = now.bestUtility.subarray(provider * rows, (provider + 1) * rows);
  const leastUtility = new Float64Array(laws).fill(Infinity);
  const countryOfRow = new Int32Array(rows);
  const othersOdds = new Float64Array(rows);
  const hadUsd = new Float64Array(rows);
  for (let law = 0; law < laws; law += 1) {
    for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row += 1) {
      leastUtility[law] = Math.min(leastUtility[law], bestUtility[row]);
      countryOfRow[row] = countryOfLaw[law];
      const own = now.odds[row * providers + provider];
      othersOdds[row] = now.total[row] - own;
      hadUsd[row] = (usdPerYear[row] / now.total[row]) * own;
    }
  }
  const incumbent = { bestUtility, leastUtility };
  const better = { rows: new Int32Array(rows), utility: new Float64Array(rows) };
  return {
    problem,
    now,
    provider,
    sites,
    incumbent,
    countryOfRow,
    othersOdds,
    hadUsd,
    better,
  };
}

/**
 * The effect of opening a site beside what is open: where it is better than the provider's best, all of the provider's
 * demand there moves to it, and its share grows at the cost of all others.
 */
export function openSite(opening: Opening, site: number): OpenedSite {
  const { problem, now, provider: own, sites, incumbent, countryOfRow, better } = opening;
  const { rows, providers, countries, usdPerYear, providerUtility } = problem;
  const { othersOdds, hadUsd } = opening;
  const { odds, total, bestSite } = now;
  const fromCompetitorsUsdPerYear = new Float64Array(providers);
  const count = improve(problem, { sites, site, incumbent }, better);
  const takenByCountry = new Float64Array(countries);
  const gainedByCountry = new Float64Array(countries);
  const fromOwnSite = new Float64Array(problem.sites);
  let [taken, fromOwnFleet, fromOthers] = [0, 0, 0];
  for (let k = 0; k < count; k += 1) {
    const row = better.rows[k];
    const country = countryOfRow[row];
    const after = Math.exp(better.utility[k] + providerUtility[country * providers + own]);
    const usdPerOdds = usdPerYear[row] / (othersOdds[row] + after);
    const had = hadUsd[row];
    const has = usdPerOdds * after;
    const lostPerOdds = usdPerYear[row] / total[row] - usdPerOdds;
    taken += has;
    fromOwnFleet += had;
    fromOthers += lostPerOdds;
    for (let p = 0, at = row * providers; p < providers; p += 1, at += 1)
      fromCompetitorsUsdPerYear[p] += lostPerOdds * odds[at];
    takenByCountry[country] += has;
    gainedByCountry[country] += has - had;
    if (had > 0) fromOwnSite[bestSite[own * rows + row]] += had;
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
  const { problem, provider, sites, incumbent, countryOfRow, othersOdds, hadUsd, better } = opening;
  const { providers, usdPerYear, providerUtility } = problem;
  const count = improve(problem, { sites, site, incumbent }, better);
  let gained = 0;
  for (let k = 0; k < count; k += 1) {
    const row = better.rows[k];
    const own = providerUtility[countryOfRow[row] * providers + provider];
    const after = Math.exp(better.utility[k] + own);
    gained += (usdPerYear[row] / (othersOdds[row] + after)) * after - hadUsd[row];
  }
  return gained;
}
