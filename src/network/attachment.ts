import { EARTH_MEAN_RADIUS_KM } from '../math/great-circle.ts';
import { unitVectors } from '../math/unit-vectors.ts';
import type { Backbone } from '../world/types.ts';
import type { Places } from './rtt-matrix.ts';
import { transitGroup } from './transit-rules.ts';

/** How many hubs a place may enter the backbone at. */
export const HUBS_PER_PLACE = 4;

/** The hubs that places enter the backbone at: row `i` has {@link HUBS_PER_PLACE} entries, hub `-1` where fewer. */
export interface Attachments {
  readonly hub: Int16Array;
  /** Great-circle distance to the hub, km. */
  readonly km: Float64Array;
}

/**
 * The nearest hubs of each place: those of its own country, and foreign ones that are nearer than the nearest
 * domestic hub (a border city uses the big exchange across it). A hub inside a no-transit group serves only places
 * of that group. Where the country is unknown, the nearest hub's stands for it.
 */
export function attachments(backbone: Backbone, places: Places): Attachments {
  const finder = hubFinder(backbone);
  const found: Attachments = {
    hub: new Int16Array(places.count * HUBS_PER_PLACE).fill(-1),
    km: new Float64Array(places.count * HUBS_PER_PLACE).fill(Infinity),
  };
  const vectors = unitVectors(places);
  for (let place = 0; place < places.count; place++) {
    const distances = hubDistances(finder, vectors.x[place], vectors.y[place], vectors.z[place]);
    const country = places.countries[place] || finder.countries[nearest(distances)];
    attach(found, place, finder, { distances, country });
  }
  return found;
}

interface HubFinder {
  /** Nodes of the hubs on land. */
  readonly nodes: Int16Array;
  readonly countries: readonly string[];
  readonly groups: Int8Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

function hubFinder(backbone: Backbone): HubFinder {
  const land = backbone.hubs.flatMap((hub, node) =>
    hub.country === undefined ? [] : [{ ...hub, country: hub.country, node }],
  );
  const vectors = unitVectors({
    latDeg: land.map((hub) => hub.latDeg),
    lonDeg: land.map((hub) => hub.lonDeg),
  });
  return {
    nodes: Int16Array.from(land, (hub) => hub.node),
    countries: land.map((hub) => hub.country),
    groups: Int8Array.from(land, (hub) => transitGroup(hub.country)),
    ...vectors,
  };
}

function hubDistances(finder: HubFinder, x: number, y: number, z: number): Float64Array {
  const km = new Float64Array(finder.nodes.length);
  for (let hub = 0; hub < km.length; hub++) {
    const dx = finder.x[hub] - x;
    const dy = finder.y[hub] - y;
    const dz = finder.z[hub] - z;
    const halfChord = Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2);
    km[hub] = 2 * EARTH_MEAN_RADIUS_KM * Math.asin(halfChord);
  }
  return km;
}

function nearest(distances: Float64Array): number {
  let best = 0;
  for (let hub = 1; hub < distances.length; hub++) if (distances[hub] < distances[best]) best = hub;
  return best;
}

/** Writes the row of one place by insertion into its few slots. */
function attach(
  found: Attachments,
  place: number,
  finder: HubFinder,
  { distances, country }: { readonly distances: Float64Array; readonly country: string },
): void {
  const group = transitGroup(country);
  let domesticKm = Infinity;
  for (let hub = 0; hub < distances.length; hub++) {
    if (finder.countries[hub] === country) domesticKm = Math.min(domesticKm, distances[hub]);
  }
  const first = place * HUBS_PER_PLACE;
  for (let hub = 0; hub < distances.length; hub++) {
    const isForeign = finder.countries[hub] !== country;
    if (isForeign && distances[hub] >= domesticKm) continue;
    if (finder.groups[hub] >= 0 && finder.groups[hub] !== group) continue;
    let slot = first + HUBS_PER_PLACE;
    while (slot > first && found.km[slot - 1] > distances[hub]) {
      slot--;
      if (slot + 1 < first + HUBS_PER_PLACE) {
        found.km[slot + 1] = found.km[slot];
        found.hub[slot + 1] = found.hub[slot];
      }
    }
    if (slot === first + HUBS_PER_PLACE) continue;
    found.km[slot] = distances[hub];
    found.hub[slot] = finder.nodes[hub];
  }
}
