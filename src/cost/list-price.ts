import { median, quantileSorted } from 'd3-array';
import type { Provenance, RegionPrice, World } from '../world/types.ts';
import type { Range } from './range.ts';

/** Virtual processors of the instances in the price table: 4 with 16 GB. */
const VCPUS_PER_INSTANCE = 4;

/** The country against whose prices others are compared. */
const BASE_COUNTRY = 'US';

/** List prices in a country, USD. */
export interface ListPrices {
  /** Price level of compute over the United States' at the same providers: 1 is the same. */
  readonly index: Range;
  readonly vcpuUsdPerHour: Range;
  readonly h100UsdPerHour: Range;
  readonly egressUsdPerGigabyte: Range;
  /** Whether no provider lists a price in the country, and the bounds are those of the world. */
  readonly isUnknown: boolean;
  readonly provenance: readonly Provenance[];
}

interface PricedRegion {
  readonly price: RegionPrice;
  readonly country: string;
  readonly index: number;
}

/**
 * What providers ask for in a country: on demand, Linux. The index of a region is its price over the median of the same
 * instance at the same provider in the United States; a country's is the median over its regions, with the bounds of the
 * spread between them. A country without a region takes the median of the world with the 10th and 90th percentile.
 * Accuracy: list prices of AWS, Azure, Google and Tencent; what a customer pays is less (`realized_price_share`).
 */
export function listPrices(world: World, iso2: string): ListPrices {
  const known = pricesByCountry.get(world) ?? new Map<string, ListPrices>();
  pricesByCountry.set(world, known);
  const prices = known.get(iso2) ?? pricesIn(world, iso2);
  known.set(iso2, prices);
  return prices;
}

const pricesByCountry = new WeakMap<World, Map<string, ListPrices>>();

function pricesIn(world: World, iso2: string): ListPrices {
  const all = pricedRegions(world);
  const here = all.filter(({ country }) => country === iso2);
  const isUnknown = here.length === 0;
  const regions = isUnknown ? all : here;
  const baseUsdPerHour = median(
    all.filter(({ country }) => country === BASE_COUNTRY),
    ({ price }) => price.instanceUsdPerHour.value / VCPUS_PER_INSTANCE,
  );
  const index = spread(regions.map((region) => region.index));
  return {
    index,
    vcpuUsdPerHour: times(index, baseUsdPerHour ?? NaN),
    h100UsdPerHour: orWorld(regions, all, ({ price }) => eighth(price.h100x8UsdPerHour?.value)),
    egressUsdPerGigabyte: orWorld(regions, all, ({ price }) => price.egressUsdPerGigabyte?.value),
    isUnknown,
    provenance: regions.slice(0, 3).map(({ price }) => price.instanceUsdPerHour),
  };
}

const remembered = new WeakMap<World, readonly PricedRegion[]>();

/** Every region with a list price, with its country and index. */
export function pricedRegions(world: World): readonly PricedRegion[] {
  const known = remembered.get(world) ?? priceRegions(world);
  remembered.set(world, known);
  return known;
}

function priceRegions(world: World): readonly PricedRegion[] {
  const countries = new Map(world.regions.map(({ id, country }) => [id, country]));
  const located = world.prices.flatMap((price) => {
    const country = countries.get(price.regionId);
    return country === undefined ? [] : [{ price, country }];
  });
  const bases = new Map<string, number>();
  for (const { price } of located) {
    if (bases.has(price.provider)) continue;
    const own = located.filter((other) => other.price.provider === price.provider);
    const home = own.filter(({ country }) => country === BASE_COUNTRY);
    const base = median(
      home.length > 0 ? home : own,
      (region) => region.price.instanceUsdPerHour.value,
    );
    bases.set(price.provider, base ?? NaN);
  }
  return located.map(({ price, country }) => {
    const base = bases.get(price.provider) ?? NaN;
    return { price, country, index: price.instanceUsdPerHour.value / base };
  });
}

function orWorld(
  regions: readonly PricedRegion[],
  all: readonly PricedRegion[],
  pick: (region: PricedRegion) => number | undefined,
): Range {
  const here = regions.flatMap((region) => pick(region) ?? []);
  return spread(here.length > 0 ? here : all.flatMap((region) => pick(region) ?? []));
}

/** 10th percentile, median and 90th percentile. */
function spread(values: readonly number[]): Range {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => quantileSorted(sorted, share) ?? NaN;
  return { low: at(0.1), mid: at(0.5), high: at(0.9) };
}

function times({ low, mid, high }: Range, factor: number): Range {
  return { low: low * factor, mid: mid * factor, high: high * factor };
}

function eighth(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 8;
}
