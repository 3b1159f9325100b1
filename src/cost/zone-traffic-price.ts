import { max, median, min } from 'd3-array';
import type { Fact, Provenance, RegionPrice, World } from '../world/types.ts';
import type { Range } from './range.ts';

/** What a provider asks for a gigabyte that goes from one zone of a region to another, each way, USD. */
export interface ZoneTrafficPrice extends Range {
  /** Whose list it is from: the region's own, that of the provider's other regions, or that of all providers. */
  readonly basis: 'region' | 'provider' | 'all providers';
  readonly provenance: Provenance;
}

/**
 * Price of traffic between zones: the region's own where it is listed, else the median of its provider's regions, else that
 * of all listed regions, with the lowest and the highest of them as bounds.
 * Accuracy: list prices, most of them from memory; four providers are listed.
 */
export function zoneTrafficPrice(
  { prices }: Pick<World, 'prices'>,
  of: { readonly provider?: string | undefined; readonly regionId?: string },
): ZoneTrafficPrice {
  const own = listed(prices.filter(({ regionId }) => regionId === of.regionId));
  const provided = listed(prices.filter(({ provider }) => provider === of.provider));
  if (own.length > 0) return priceOf(own, 'region');
  return provided.length > 0
    ? priceOf(provided, 'provider')
    : priceOf(listed(prices), 'all providers');
}

function listed(prices: readonly RegionPrice[]): readonly Fact[] {
  return prices.flatMap(({ interZoneUsdPerGigabyte }) => interZoneUsdPerGigabyte ?? []);
}

function priceOf(facts: readonly Fact[], basis: ZoneTrafficPrice['basis']): ZoneTrafficPrice {
  const values = facts.map(({ value }) => value);
  const mid = median(values) ?? 0;
  const { source, year, confidence } = facts.find(({ value }) => value === mid) ?? facts[0];
  return {
    low: min(values) ?? mid,
    mid,
    high: max(values) ?? mid,
    basis,
    provenance: { source, year, confidence },
  };
}
