import { quantile } from 'd3-array';
import { rankCorrelation } from '../math/statistics/rank-correlation.ts';
import type { RegionSize } from './region-shape.ts';
import type { World } from '../world/types.ts';
import { incomeEstimate } from './estimated-value.ts';
import { pricedRegions } from './list-price.ts';
import { siteCost, type SiteCost } from './site-cost.ts';

/** One comparison of the cost model with the outside world. */
export interface CostCheck {
  readonly what: string;
  /** Regions or countries compared. */
  readonly count: number;
  /** Spearman's, -1 to 1; absent where it says nothing. */
  readonly rankCorrelation?: number;
  /** 90th over 10th percentile, of the model and of the outside: what hardly differs can hardly be put in order. */
  readonly modeledSpread: number;
  readonly outsideSpread: number;
  readonly note: string;
}

/** A region without accelerators, as its price list has none. */
const TEMPLATE: RegionSize = {
  zones: 3,
  itLoadMwPerZone: 10,
  zoneSpacingKm: 30,
  interZoneGbps: 6400,
  acceleratorShare: 0,
};

const PROVIDERS = ['aws', 'azure', 'gcp'] as const;

/**
 * The cost model beside what it does not know: the list prices of three providers by region, and construction prices where
 * the model has to estimate them. Nothing of it is fitted to the list prices. A list price holds cost, margin and history,
 * so a correlation well below 1 is what a right model gives.
 */
export function costValidation(world: World): readonly CostCheck[] {
  const costs = new Map<string, SiteCost>();
  const costOf = (country: string, city: string): SiteCost => {
    const key = `${country}/${city}`;
    const known =
      costs.get(key) ??
      siteCost(world, {
        country,
        city: world.cities.find(({ id }) => id === key),
        template: TEMPLATE,
        assumptions: {},
        asOf: world.compiled,
      });
    costs.set(key, known);
    return known;
  };
  return [
    ...PROVIDERS.map((provider) => priceCheck(world, provider, costOf)),
    constructionCheck(world),
  ];
}

type CostOf = (country: string, city: string) => SiteCost;

function priceCheck(world: World, provider: string, costOf: CostOf): CostCheck {
  const regions = new Map(world.regions.map((region) => [region.id, region]));
  const pairs = pricedRegions(world)
    .filter(({ price }) => price.provider === provider)
    .flatMap(({ price, index }) => {
      const region = regions.get(price.regionId);
      if (!region) return [];
      const cost = costOf(region.country, region.city).unitCostUsdPerKwYear.mid;
      return [{ cost, index }];
    });
  return check({
    what: `unit cost and list price of ${provider} by region`,
    pairs: pairs.map(({ cost, index }) => [cost, index]),
    note: 'prices are no input of the unit cost',
  });
}

/** Construction prices that somebody published beside what the model would estimate from income without them. */
function constructionCheck(world: World): CostCheck {
  const pairs = [...world.countries.values()].flatMap(({ numbers }) => {
    const { constructionUsdPerW: published, gdpPerCapitaUsd: income } = numbers;
    if (!published || !income || published.confidence !== 'high') return [];
    const estimate = incomeEstimate('constructionUsdPerW', income).mid;
    return [[estimate, published.value] as const];
  });
  return check({
    what: 'estimated and published construction price by country',
    pairs,
    note: 'the estimate was fitted on countries of the same index',
  });
}

function check(query: {
  readonly what: string;
  readonly pairs: readonly (readonly [number, number])[];
  readonly note: string;
}): CostCheck {
  const { what, pairs, note } = query;
  const modeled = pairs.map(([a]) => a);
  const outside = pairs.map(([, b]) => b);
  const r = rankCorrelation(modeled, outside);
  return {
    what,
    count: pairs.length,
    ...(r !== undefined && { rankCorrelation: r }),
    modeledSpread: spread(modeled),
    outsideSpread: spread(outside),
    note,
  };
}

function spread(values: readonly number[]): number {
  return (quantile(values, 0.9) ?? NaN) / (quantile(values, 0.1) ?? NaN);
}
