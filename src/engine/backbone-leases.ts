import type { BackboneLease } from '../cost/region-shape.ts';
import { placesOf } from '../network/rtt-matrix.ts';
import type { RttModel } from '../network/rtt-model.ts';
import { rttPairs } from '../network/rtt-pairs.ts';
import type { Coordinates } from '../world/types.ts';

/** Ways that a region leases, to different places, so that it is not alone when one of them is cut. */
const WAYS = 2;

interface Place extends Coordinates {
  readonly country: string;
}

export interface LeaseQuery {
  readonly sites: readonly Place[];
  /** The provider's regions that stand. */
  readonly fleet: readonly Place[];
}

/**
 * What each site leases on the backbone: a way to each of the two standing regions that are nearest over the cables of the
 * day, at half of its capacity each. A provider with fewer regions leases the rest to the nearest large exchanges, where
 * it meets all others.
 * Accuracy: the shortest ways; whoever leases may have to take longer ones, or find a cable of its own cheaper.
 */
export function backboneLeases(
  model: RttModel,
  { sites, fleet }: LeaseQuery,
): readonly (readonly BackboneLease[])[] {
  const peers = fleet.length >= WAYS ? fleet : [...fleet, ...exchanges(model)];
  const pairs = rttPairs(model, {
    from: placesOf(sites.flatMap((site) => peers.map(() => site))),
    to: placesOf(sites.flatMap(() => peers)),
    profile: 'cloud',
  });
  return sites.map((_, i) =>
    [...pairs.pathKm.subarray(i * peers.length, (i + 1) * peers.length)]
      .filter((km) => km < Infinity)
      .sort((a, b) => a - b)
      .slice(0, WAYS)
      .map((lengthKm) => ({ lengthKm, capacityShare: 1 / WAYS })),
  );
}

function exchanges({ backbone }: RttModel): readonly Place[] {
  return backbone.hubs.flatMap(({ isExchange, country, latDeg, lonDeg }) =>
    isExchange && country !== undefined ? [{ country, latDeg, lonDeg }] : [],
  );
}
