import { rollup } from 'd3-array';
import { kmOfSquaredChord } from '../math/great-circle.ts';
import { firstAbove } from '../math/nearest-place.ts';
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

/** Finds the hubs near a place; made once per backbone. Hubs on land, sorted by height over the equator. */
export interface HubFinder {
  /** Node of each hub. */
  readonly nodes: Int16Array;
  readonly countries: readonly string[];
  /** No-transit group of each. */
  readonly groups: Int8Array;
  readonly groupOf: (country: string) => number;
  /** Indices of the hubs of each country. */
  readonly ofCountry: ReadonlyMap<string, readonly number[]>;
  readonly vectors: UnitVectors;
}

/** The finder over the hubs on land. */
export function hubFinder(backbone: Backbone, groups: TransitGroups): HubFinder {
  const land = backbone.hubs
    .flatMap((hub, node) =>
      hub.country === undefined ? [] : [{ ...hub, country: hub.country, node }],
    )
    .sort((a, b) => a.latDeg - b.latDeg);
  return {
    nodes: Int16Array.from(land, (hub) => hub.node),
    countries: land.map((hub) => hub.country),
    groups: Int8Array.from(land, (hub) => groups.ofCountry(hub.country)),
    groupOf: groups.ofCountry,
    ofCountry: rollup(
      land.map((hub, index) => ({ country: hub.country, index })),
      (own) => own.map(({ index }) => index),
      ({ country }) => country,
    ),
    vectors: unitVectors({
      latDeg: land.map((hub) => hub.latDeg),
      lonDeg: land.map((hub) => hub.lonDeg),
    }),
  };
}

/** The best hubs so far, nearest first. */
interface Choice {
  readonly index: Int16Array;
  readonly chord: Float64Array;
  count: number;
}

/**
 * The nearest hubs of each place: those of its own country, and foreign ones that are nearer than the nearest
 * domestic hub (a border city uses the big exchange across it). A hub inside a no-transit group serves only places
 * of that group.
 */
export function attachments(finder: HubFinder, places: Places): Attachments {
  const hub = new Int16Array(places.count * HUBS_PER_PLACE).fill(-1);
  const km = new Float64Array(places.count * HUBS_PER_PLACE).fill(Infinity);
  const vectors = unitVectors(places);
  const choice: Choice = {
    index: new Int16Array(HUBS_PER_PLACE),
    chord: new Float64Array(HUBS_PER_PLACE),
    count: 0,
  };
  const countries = Array.from({ length: places.count }, (_, place) => {
    const country = places.countries[place] || nearestCountry(finder, vectors, place);
    chooseHubs(finder, vectors, place, { country, choice });
    const limitKm = kmOfSquaredChord(choice.chord[0]) + FARTHEST_CHOICE_KM;
    for (let rank = 0; rank < choice.count; rank++) {
      const distanceKm = kmOfSquaredChord(choice.chord[rank]);
      if (distanceKm > limitKm) break;
      hub[place * HUBS_PER_PLACE + rank] = finder.nodes[choice.index[rank]];
      km[place * HUBS_PER_PLACE + rank] = distanceKm;
    }
    return country;
  });
  return { hub, km, countries };
}

function nearestCountry(finder: HubFinder, places: UnitVectors, place: number): string {
  let nearest = 0;
  let nearestChord = Infinity;
  for (let hub = 0; hub < finder.nodes.length; hub++) {
    const chord = squaredChord(finder.vectors, hub, places, place);
    if (chord >= nearestChord) continue;
    nearestChord = chord;
    nearest = hub;
  }
  return finder.countries[nearest];
}

/** Domestic hubs first; foreign ones only in the band of latitudes that the nearest domestic one leaves open. */
function chooseHubs(
  finder: HubFinder,
  places: UnitVectors,
  place: number,
  { country, choice }: { readonly country: string; readonly choice: Choice },
): void {
  const { vectors, groups, countries } = finder;
  const own = finder.ofCountry.get(country) ?? [];
  choice.count = 0;
  for (const hub of own) insert(choice, hub, squaredChord(vectors, hub, places, place));
  const domestic = choice.count > 0 ? choice.chord[0] : Infinity;
  const reach = Math.sqrt(domestic);
  const group = finder.groupOf(country);
  const z = places.z[place];
  for (let hub = firstAbove(vectors.z, z - reach); hub < countries.length; hub++) {
    if (vectors.z[hub] > z + reach) break;
    if (groups[hub] >= 0 && groups[hub] !== group) continue;
    const chord = squaredChord(vectors, hub, places, place);
    if (chord < domestic && countries[hub] !== country) insert(choice, hub, chord);
  }
}

function insert(choice: Choice, hub: number, chord: number): void {
  const { index, chord: chords, count } = choice;
  if (count === HUBS_PER_PLACE && chord >= chords[count - 1]) return;
  let slot = Math.min(count, HUBS_PER_PLACE - 1);
  for (; slot > 0 && chords[slot - 1] > chord; slot--) {
    chords[slot] = chords[slot - 1];
    index[slot] = index[slot - 1];
  }
  chords[slot] = chord;
  index[slot] = hub;
  choice.count = Math.min(count + 1, HUBS_PER_PLACE);
}

function squaredChord(hubs: UnitVectors, hub: number, places: UnitVectors, place: number): number {
  const dx = hubs.x[hub] - places.x[place];
  const dy = hubs.y[hub] - places.y[place];
  const dz = hubs.z[hub] - places.z[place];
  return dx * dx + dy * dy + dz * dz;
}
