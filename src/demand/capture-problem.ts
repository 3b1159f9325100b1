import { assert } from '../math/assert.ts';
import type { CaptureParameters } from './capture-parameters.ts';
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
  /** Round trip from city `i` to site `j`, row-major. */
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

/** A market in columns: row `r` is a part of one city's demand for one workload that falls under one reading of the law. */
export interface CaptureProblem {
  readonly rows: number;
  readonly sites: number;
  readonly providers: number;
  readonly cityOfRow: Int32Array;
  readonly countryOfRow: Int32Array;
  readonly lawOfRow: Int32Array;
  readonly budgetMs: Float64Array;
  readonly usdPerYear: Float64Array;
  readonly providerOfSite: Int32Array;
  readonly rttMs: Float64Array;
  /** Utility of a site before latency, `law * sites + j`; minus infinity where the law closes it. */
  readonly siteUtility: Float64Array;
  readonly providerUtility: Float64Array;
  /** Utility lost per ms, and per budget exceeded. */
  readonly lossPerMs: number;
  readonly overBudgetLoss: number;
}

/** A part of a demand that the same sites may serve. */
interface Tranche {
  readonly share: number;
  readonly law: number;
}

/**
 * Puts a market into columns. Demand of which sites may serve different shares is cut into tranches: what a site with
 * the smaller share may serve is taken to be part of what one with the larger may, so that no provider ever gets more
 * than its lawful share.
 */
export function captureProblem(market: CaptureMarket): CaptureProblem {
  const { points, sites, providers, parameters } = market;
  checkShapes(market);
  const workloads = points.workloads.length;
  const countryIndex = new Map([...points.countries.keys()].map((iso2, index) => [iso2, index]));
  const siteUtilities: Float64Array[] = [];
  const prices = priceUtilities(market);
  const tranches = [...points.countries.keys()].flatMap((iso2, country) =>
    points.workloads.map(({ needsAccelerators }, w) =>
      tranchesOf(
        market,
        prices,
        { iso2, cell: country * workloads + w, needsAccelerators },
        siteUtilities,
      ),
    ),
  );
  const columns = rowColumns(points, countryIndex, tranches);
  return {
    ...columns,
    rows: columns.usdPerYear.length,
    sites: sites.length,
    providers: providers.length,
    providerOfSite: Int32Array.from(sites, ({ provider }) => providers.indexOf(provider)),
    rttMs: market.rttMs,
    siteUtility: concatenated(siteUtilities, sites.length),
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

interface LawCell {
  readonly iso2: string;
  readonly cell: number;
  readonly needsAccelerators: boolean;
}

/** Price as utility, `-e ln(price)`, per site: of plain work, and of work on the site's accelerators. */
interface PriceUtilities {
  readonly plain: Float64Array;
  readonly accelerated: Float64Array;
}

function priceUtilities({ sites, parameters }: CaptureMarket): PriceUtilities {
  const elasticity = parameters.priceElasticity.mid;
  const utility = (price: number) => -elasticity * Math.log(price);
  const plain = Float64Array.from(sites, ({ priceIndex }) => utility(priceIndex));
  const accelerated = Float64Array.from(sites, ({ priceIndex, accelerators }) =>
    utility(priceIndex * (accelerators?.priceIndex ?? 1)),
  );
  return { plain, accelerated };
}

/** The tranches of one country's workload; pushes the utilities of each, closed sites at minus infinity. */
function tranchesOf(
  market: CaptureMarket,
  prices: PriceUtilities,
  lawCell: LawCell,
  siteUtilities: Float64Array[],
): readonly Tranche[] {
  const shares = lawfulShares(market, lawCell);
  const utilities = utilitiesBeforeLatency(market, prices, lawCell);
  const steps = distinctSteps(shares);
  return steps.map((upper, step) => {
    const open = utilities.slice();
    for (let j = 0; j < open.length; j += 1) if (shares[j] < upper) open[j] = -Infinity;
    const share = upper - (step === 0 ? 0 : steps[step - 1]);
    return { share, law: siteUtilities.push(open) - 1 };
  });
}

/** The distinct shares above 0, and 1, upwards; there are few of them, so that a list beats a set. */
function distinctSteps(shares: Float64Array): readonly number[] {
  const steps = [1];
  for (let j = 0; j < shares.length; j += 1)
    if (shares[j] > 0 && !steps.includes(shares[j])) steps.push(shares[j]);
  return steps.sort((a, b) => a - b);
}

/** What each site may serve; work that needs accelerators goes to no site that may have none. */
function lawfulShares(
  { sites, lawfulShare }: CaptureMarket,
  { cell, needsAccelerators }: LawCell,
): Float64Array {
  const shares = lawfulShare.slice(cell * sites.length, (cell + 1) * sites.length);
  if (!needsAccelerators) return shares;
  for (let j = 0; j < shares.length; j += 1)
    shares[j] *= sites[j].accelerators?.obtainableShare ?? 0;
  return shares;
}

/** Price, legal conditions and presence at home, all as a price: `-e ln(price) - e cost + e premium`. */
function utilitiesBeforeLatency(
  { sites, conditionCostShare, parameters }: CaptureMarket,
  { plain, accelerated }: PriceUtilities,
  { cell, iso2, needsAccelerators }: LawCell,
): Float64Array {
  const { priceElasticity, sovereigntyPremium } = parameters;
  const utilities = (needsAccelerators ? accelerated : plain).slice();
  for (let j = 0; j < utilities.length; j += 1) {
    const premium = sites[j].country === iso2 ? sovereigntyPremium.mid : 0;
    const cost = conditionCostShare[cell * sites.length + j];
    utilities[j] += priceElasticity.mid * (premium - cost);
  }
  return utilities;
}

type RowColumns = Pick<
  CaptureProblem,
  'cityOfRow' | 'countryOfRow' | 'lawOfRow' | 'budgetMs' | 'usdPerYear'
>;

function rowColumns(
  { cities, workloads, usdPerYear }: DemandPoints,
  countryIndex: ReadonlyMap<string, number>,
  tranches: readonly (readonly Tranche[])[],
): RowColumns {
  const [cityOfRow, countryOfRow, lawOfRow]: number[][] = [[], [], []];
  const [budgetMs, usd]: number[][] = [[], []];
  cities.forEach((city, i) => {
    const country = countryIndex.get(city.country) ?? -1;
    assert(country >= 0, `no demand country ${city.country}`);
    workloads.forEach((workload, w) => {
      for (const { share, law } of tranches[country * workloads.length + w]) {
        cityOfRow.push(i);
        countryOfRow.push(country);
        lawOfRow.push(law);
        budgetMs.push(workload.latencyBudgetMs);
        usd.push(share * usdPerYear[i * workloads.length + w]);
      }
    });
  });
  return {
    cityOfRow: new Int32Array(cityOfRow),
    countryOfRow: new Int32Array(countryOfRow),
    lawOfRow: new Int32Array(lawOfRow),
    budgetMs: new Float64Array(budgetMs),
    usdPerYear: new Float64Array(usd),
  };
}

function concatenated(rows: readonly Float64Array[], width: number): Float64Array {
  const all = new Float64Array(rows.length * width);
  rows.forEach((row, index) => {
    all.set(row, index * width);
  });
  return all;
}
