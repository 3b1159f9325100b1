import type { World } from '../world/types.ts';

/**
 * List price of a region over the mean of all regions with a known price (a comparable instance on demand); a region
 * without one takes its provider's mean, a provider without any 1: the market's mean, neither cheap nor dear.
 */
export function sitePriceIndex(
  world: Pick<World, 'prices'>,
  sites: readonly { readonly provider: string; readonly regionId?: string }[],
): Float64Array {
  const all = mean(world.prices.map((price) => price.instanceUsdPerHour.value));
  const ofRegion = new Map(
    world.prices.map(({ regionId, instanceUsdPerHour }) => [regionId, instanceUsdPerHour.value]),
  );
  return Float64Array.from(sites, ({ provider, regionId }) => {
    const own = regionId === undefined ? undefined : ofRegion.get(regionId);
    const price = own ?? mean(pricesOf(world, provider));
    return price === undefined || all === undefined ? 1 : price / all;
  });
}

function pricesOf(world: Pick<World, 'prices'>, provider: string): readonly number[] {
  return world.prices
    .filter((price) => price.provider === provider)
    .map((price) => price.instanceUsdPerHour.value);
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
