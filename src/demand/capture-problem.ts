import { assert } from '../math/assert.ts';
import type { CaptureParameters } from './capture-parameters.ts';
import { citiesByCountry, leastRttMs } from './cities-by-country.ts';
import type { DemandPoints } from './demand-points.ts';

/** A site that competes for demand, open or proposed. */
export interface CaptureSite {
  readonly provider: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Price over the mean of the market; 1 where unknown. */
  readonly priceIndex: number;
  /** Absent where the site may have none. */
  readonly accelerators?: SiteAccelerators;
}

/** Accelerators of a site as its customers meet them. */
export interface SiteAccelerators {
  /** Price of work on them over that on the reference class. */
  readonly priceIndex: number;
  /** Chance that they may be had, 0 to 1: demand that needs them counts with it. */
  readonly obtainableShare: number;
}

/** Everything that a capture is made from; matrices come in from outside. */
export interface CaptureMarket {
  readonly points: DemandPoints;
  readonly sites: readonly CaptureSite[];
  /** Round trip from city `i` to site `j`: `j * cities + i`. */
  readonly rttMs: Float64Array;
  /**
   * Share of a country's workload that a site may lawfully serve: `(country * workloads + w) * sites + j`, countries in
   * the order of `points.countries`.
   */
  readonly lawfulShare: Float64Array;
  /** Cost of legal conditions as a share of revenue, in the same layout. */
  readonly conditionCostShare: Float64Array;
  readonly providers: readonly string[];
  /** Utility of each provider in each country, whatever its sites: `country * providers + p`. */
  readonly providerUtility: Float64Array;
  readonly parameters: CaptureParameters;
}

/**
 * A market in columns. A row is a part of one city's demand for one workload that falls under one reading of the law; rows
 * of one reading lie together, so that what a site is to all of them is looked up once. A reading belongs to one country
 * and one workload.
 */
export interface CaptureProblem {
  readonly rows: number;
  readonly sites: number;
  readonly cities: number;
  readonly laws: number;
  readonly countries: number;
  readonly providers: number;
  /** Rows of reading `l`: from `firstRowOfLaw[l]` up to `firstRowOfLaw[l + 1]`. */
  readonly firstRowOfLaw: Int32Array;
  readonly countryOfLaw: Int32Array;
  readonly budgetMsOfLaw: Float64Array;
  readonly cityOfRow: Int32Array;
  readonly usdPerYear: Float64Array;
  readonly providerOfSite: Int32Array;
  /** Round trip from city `i` to site `j`: `j * cities + i`. */
  readonly rttMs: Float64Array;
  /** The shortest of them to a city of country `c`: `j * countries + c`. */
  readonly leastRttMs: Float64Array;
  /** Utility of a site before latency, `l * sites + j`; minus infinity where the law closes it. */
  readonly siteUtility: Float64Array;
  /** What it is multiplied by: 1, until another price elasticity is asked for. */
  readonly siteUtilityFactor: number;
  readonly providerUtility: Float64Array;
  /** Utility lost per ms, and per budget exceeded. */
  readonly lossPerMs: number;
  readonly overBudgetLoss: number;
}

/** A country's workload. */
interface LawCell {
  readonly country: number;
  readonly workload: number;
}

/** A reading of the law: the part of a country's demand for a workload that the same sites may serve. */
interface Law extends LawCell {
  readonly share: number;
  /** Sites that may lawfully serve at least this share are open to it. */
  readonly upper: number;
}

/**
 * Puts a market into columns. Demand of which sites may serve different shares is cut into tranches: what a site with
 * the smaller share may serve is taken to be part of what one with the larger may, so that no provider ever gets more
 * than its lawful share.
 */
export function captureProblem(market: CaptureMarket): CaptureProblem {
  const { points, sites, providers, parameters, rttMs } = market;
  checkShapes(market);
  const columns = siteColumns(market);
  const laws = marketLaws(market, columns);
  const citiesOf = citiesByCountry(points, [...points.countries.keys()]);
  return {
    ...rowColumns(points, citiesOf, laws),
    sites: sites.length,
    cities: points.cities.length,
    laws: laws.length,
    countries: citiesOf.length,
    providers: providers.length,
    countryOfLaw: Int32Array.from(laws, ({ country }) => country),
    budgetMsOfLaw: Float64Array.from(
      laws,
      ({ workload }) => points.workloads[workload].latencyBudgetMs,
    ),
    providerOfSite: Int32Array.from(sites, ({ provider }) => providers.indexOf(provider)),
    rttMs,
    leastRttMs: leastRttMs(rttMs, citiesOf, sites.length),
    siteUtility: siteUtilities(market, columns, laws),
    siteUtilityFactor: 1,
    providerUtility: market.providerUtility,
    lossPerMs: parameters.priceElasticity.mid * parameters.latencyValueLossPerMs.mid,
    overBudgetLoss: parameters.overBudgetLoss.mid,
  };
}

function checkShapes({
  points,
  sites,
  rttMs,
  lawfulShare,
  providers,
  ...rest
}: CaptureMarket): void {
  const cells = points.countries.size * points.workloads.length * sites.length;
  assert(rttMs.length === points.cities.length * sites.length, 'RTT matrix of the wrong size');
  assert(lawfulShare.length === cells, 'lawful shares of the wrong size');
  assert(rest.conditionCostShare.length === cells, 'condition costs of the wrong size');
  assert(
    rest.providerUtility.length === points.countries.size * providers.length,
    'provider utilities of the wrong size',
  );
  assert(
    sites.every(({ provider }) => providers.includes(provider)),
    'a site of a provider that is not in the market',
  );
}

/** What all laws ask of the sites, by column. */
interface SiteColumns {
  /** Index of the site's country among the countries of demand; -1 where nobody asks from. */
  readonly country: Int32Array;
  /** Chance that accelerators may be had; 0 where none may stand. */
  readonly obtainableShare: Float64Array;
  /** Price as utility, `-e ln(price)`: of plain work, and of work on the site's accelerators. */
  readonly plainUtility: Float64Array;
  readonly acceleratedUtility: Float64Array;
}

function siteColumns({ points, sites, parameters }: CaptureMarket): SiteColumns {
  const elasticity = parameters.priceElasticity.mid;
  const utility = (price: number) => -elasticity * Math.log(price);
  const countries = new Map([...points.countries.keys()].map((iso2, index) => [iso2, index]));
  return {
    country: Int32Array.from(sites, ({ country }) => countries.get(country) ?? -1),
    obtainableShare: Float64Array.from(
      sites,
      ({ accelerators }) => accelerators?.obtainableShare ?? 0,
    ),
    plainUtility: Float64Array.from(sites, ({ priceIndex }) => utility(priceIndex)),
    acceleratedUtility: Float64Array.from(sites, ({ priceIndex, accelerators }) =>
      utility(priceIndex * (accelerators?.priceIndex ?? 1)),
    ),
  };
}

/** The readings of the law that every country's workloads are cut into; those of one cell follow each other. */
function marketLaws(market: CaptureMarket, columns: SiteColumns): readonly Law[] {
  const { points, sites } = market;
  const shares = new Float64Array(sites.length);
  const laws: Law[] = [];
  for (let country = 0; country < points.countries.size; country += 1) {
    for (let workload = 0; workload < points.workloads.length; workload += 1) {
      writeLawfulShares(shares, market, { columns, country, workload });
      const steps = distinctSteps(shares);
      steps.forEach((upper, step) => {
        const share = upper - (step === 0 ? 0 : steps[step - 1]);
        laws.push({ country, workload, share, upper });
      });
    }
  }
  return laws;
}

/** The distinct shares above 0, and 1, upwards; there are few of them, so that a list beats a set. */
function distinctSteps(shares: Float64Array): readonly number[] {
  const steps = [1];
  for (let j = 0, last = 1; j < shares.length; j += 1) {
    // Neighbors are mostly alike.
    if (shares[j] === last) continue;
    last = shares[j];
    if (last > 0 && !steps.includes(last)) steps.push(last);
  }
  return steps.sort((a, b) => a - b);
}

/** A country's workload, and the sites that it may go to. */
interface CellSites extends LawCell {
  readonly columns: SiteColumns;
}

/** What each site may serve; work that needs accelerators goes to no site that may have none. */
function writeLawfulShares(
  shares: Float64Array,
  { points, sites, lawfulShare }: CaptureMarket,
  { columns: { obtainableShare }, country, workload }: CellSites,
): void {
  const first = (country * points.workloads.length + workload) * sites.length;
  const { needsAccelerators } = points.workloads[workload];
  for (let j = 0; j < shares.length; j += 1)
    shares[j] = lawfulShare[first + j] * (needsAccelerators ? obtainableShare[j] : 1);
}

/** Price, legal conditions and presence at home, all as a price: `-e ln(price) + e (premium - cost)`. */
function writeCostless(
  utilities: Float64Array,
  { points, sites, conditionCostShare, parameters }: CaptureMarket,
  { columns, country, workload }: CellSites,
): void {
  const { priceElasticity, sovereigntyPremium } = parameters;
  const first = (country * points.workloads.length + workload) * sites.length;
  const { needsAccelerators } = points.workloads[workload];
  const price = needsAccelerators ? columns.acceleratedUtility : columns.plainUtility;
  for (let j = 0; j < utilities.length; j += 1) {
    const premium = columns.country[j] === country ? sovereigntyPremium.mid : 0;
    utilities[j] = price[j] + priceElasticity.mid * (premium - conditionCostShare[first + j]);
  }
}

/** Utility of every site under every reading before latency, `l * sites + j`; minus infinity where the law closes it. */
function siteUtilities(
  market: CaptureMarket,
  columns: SiteColumns,
  laws: readonly Law[],
): Float64Array {
  const sites = market.sites.length;
  const shares = new Float64Array(sites);
  const open = new Float64Array(sites);
  const utilities = new Float64Array(laws.length * sites);
  laws.forEach(({ country, workload, upper }, law) => {
    const last = laws[law - 1] as Law | undefined;
    if (last?.country !== country || last.workload !== workload) {
      writeLawfulShares(shares, market, { columns, country, workload });
      writeCostless(open, market, { columns, country, workload });
    }
    const first = law * sites;
    for (let j = 0; j < sites; j += 1)
      utilities[first + j] = shares[j] < upper ? -Infinity : open[j];
  });
  return utilities;
}

type RowColumns = Pick<CaptureProblem, 'rows' | 'firstRowOfLaw' | 'cityOfRow' | 'usdPerYear'>;

function rowColumns(
  { workloads, usdPerYear }: DemandPoints,
  citiesOf: readonly (readonly number[])[],
  laws: readonly Law[],
): RowColumns {
  const rows = laws.reduce((sum, { country }) => sum + citiesOf[country].length, 0);
  const columns = {
    rows,
    firstRowOfLaw: new Int32Array(laws.length + 1),
    cityOfRow: new Int32Array(rows),
    usdPerYear: new Float64Array(rows),
  };
  let row = 0;
  laws.forEach(({ country, workload, share }, law) => {
    for (const city of citiesOf[country]) {
      columns.cityOfRow[row] = city;
      columns.usdPerYear[row] = share * usdPerYear[city * workloads.length + workload];
      row += 1;
    }
    columns.firstRowOfLaw[law + 1] = row;
  });
  return columns;
}
