import { kmOfSquaredChord } from '../math/great-circle.ts';
import { unitVectors, type UnitVectors } from '../math/unit-vectors.ts';
import type { Backbone } from '../world/types.ts';
import type { Places } from './rtt-matrix.ts';
import type { TransitGroups } from './transit-rules.ts';

/** How many hubs a place may enter the backbone at. */
export const HUBS_PER_PLACE = 4;

/** Hubs this much farther than the nearest are left out: long ways are what the backbone is for, km. */
const FARTHEST_CHOICE_KM = 400;

/** Where places enter the backbone: row `i` has {@link HUBS_PER_PLACE} entries, nearest first, hub `-1` where fewer. */
export interface Attachments {
  readonly hub: Int16Array;
  /** Great-circle distance to the hub, km. */
  readonly km: Float64Array;
  /** Country of each place: the given one, or the nearest hub's where it is unknown. */
  readonly countries: readonly string[];
}

/** Finds the hubs near a place; made once per backbone. */
export interface HubFinder {
  /** Nodes of the hubs on land. */
  readonly nodes: Int16Array;
  readonly countries: readonly string[];
  /** No-transit group of each. */
  readonly groups: Int8Array;
  readonly groupOf: (country: string) => number;
  readonly vectors: UnitVectors;
}

/** The finder over the hubs on land. */
export function hubFinder(backbone: Backbone, groups: TransitGroups): HubFinder {
  const land = backbone.hubs.flatMap((hub, node) =>
    hub.country === undefined ? [] : [{ ...hub, country: hub.country, node }],
  );
  return {
    nodes: Int16Array.from(land, (hub) => hub.node),
    countries: land.map((hub) => hub.country),
    groups: Int8Array.from(land, (hub) => groups.ofCountry(hub.country)),
    groupOf: groups.ofCountry,
    vectors: unitVectors({
      latDeg: land.map((hub) => hub.latDeg),
      lonDeg: land.map((hub) => hub.lonDeg),
    }),
  };
}

/**
 * The nearest hubs of each place: those of its own country, and foreign ones that are nearer than the nearest
 * domestic hub (a border city uses the big exchange across it). A hub inside a no-transit group serves only places
 * of that group.
 */
export function attachments(finder: HubFinder, places: Places): Attachments {
  const hub = new Int16Array(places.count * HUBS_PER_PLACE).fill(-1);
  const km = new Float64Array(places.count * HUBS_PER_PLACE).fill(Infinity);
  const countries: string[] = [];
  const vectors = unitVectors(places);
  const chords = new Float64Array(finder.nodes.length);
  for (let place = 0; place < places.count; place++) {
    const nearest = squaredChords(finder.vectors, vectors, place, chords);
    const country = places.countries[place] || finder.countries[nearest];
    countries.push(country);
    const chosen = nearestAllowed(finder, chords, country);
    const limitKm = kmOfSquaredChord(chords[chosen[0]]) + FARTHEST_CHOICE_KM;
    chosen.forEach((index, choice) => {
      const distanceKm = kmOfSquaredChord(chords[index]);
      if (distanceKm > limitKm) return;
      hub[place * HUBS_PER_PLACE + choice] = finder.nodes[index];
      km[place * HUBS_PER_PLACE + choice] = distanceKm;
    });
  }
  return { hub, km, countries };
}

/** Fills `chords` with the squared chord from one place to every hub, and returns the nearest hub's index. */
function squaredChords(
  hubs: UnitVectors,
  places: UnitVectors,
  place: number,
  chords: Float64Array,
): number {
  const [x, y, z] = [places.x[place], places.y[place], places.z[place]];
  let nearest = 0;
  for (let hub = 0; hub < chords.length; hub++) {
    const dx = hubs.x[hub] - x;
    const dy = hubs.y[hub] - y;
    const dz = hubs.z[hub] - z;
    chords[hub] = dx * dx + dy * dy + dz * dz;
    if (chords[hub] < chords[nearest]) nearest = hub;
  }
  return nearest;
}

/** Indices of the allowed hubs, nearest first, by insertion into a short list. */
function nearestAllowed(finder: HubFinder, chords: Float64Array, country: string): number[] {
  const group = finder.groupOf(country);
  let domestic = Infinity;
  for (let hub = 0; hub < chords.length; hub++) {
    if (finder.countries[hub] === country && chords[hub] < domestic) domestic = chords[hub];
  }
  const chosen: number[] = [];
  let worst = Infinity;
  for (let hub = 0; hub < chords.length; hub++) {
    if (chords[hub] >= worst) continue;
    if (finder.countries[hub] !== country && chords[hub] >= domestic) continue;
    if (finder.groups[hub] >= 0 && finder.groups[hub] !== group) continue;
    let slot = chosen.length;
    while (slot > 0 && chords[chosen[slot - 1]] > chords[hub]) slot--;
    chosen.splice(slot, 0, hub);
    if (chosen.length > HUBS_PER_PLACE) chosen.pop();
    if (chosen.length === HUBS_PER_PLACE) worst = chords[chosen[HUBS_PER_PLACE - 1]];
  }
  return chosen;
}
