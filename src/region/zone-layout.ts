/**
 * A region as a cluster of zones: where its data centers stand, what lies between them, how long a write takes to be
 * safe, and how often the whole is there.
 *
 * Rejected: one zone-to-zone constant for all regions (a spacing that a user states would change nothing), and asking a
 * map service for sites (no such map is public). Zones stand on a ring around the metro, on its country's land.
 */
import { destination } from '@turf/turf';
import { greatCircleKm } from '../math/great-circle.ts';
import type { Coordinates } from '../world/types.ts';
import { isOnLand, landOf, type CountryLand } from './coastline.ts';

/** A zone: one or more data centers that fail together and that share nothing with the next zone. */
export interface Zone extends Coordinates {
  /** `z1`, `z2`, … */
  readonly id: string;
  /** From the metro's center. */
  readonly distanceKm: number;
  /** From the metro's center, degrees clockwise from north, 0 to 360. */
  readonly bearingDeg: number;
}

export interface ZoneLayout {
  readonly zones: readonly Zone[];
  /** Smallest distance between two zones; absent for a single zone. */
  readonly smallestSpacingKm?: number;
  /** Whether land was scarce, so that zones stand closer together than asked for. */
  readonly isCramped: boolean;
}

export interface LayoutWish {
  /** Whole number, 1 or more. */
  readonly zones: number;
  /** Distance between neighboring zones, above 0. */
  readonly zoneSpacingKm: number;
}

/** Step by which a ring is turned until it stands on land, and of the search when it never does, degrees. */
const TURN_DEG = 15;

/** Rings of the search, as multiples of the wished ring's radius. */
const SEARCH_RINGS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

/** Radius of the ring on which `zones` stand `zoneSpacingKm` apart, neighbor to neighbor. */
export function ringRadiusKm({ zones, zoneSpacingKm }: LayoutWish): number {
  return zones === 1 ? 0 : zoneSpacingKm / (2 * Math.sin(Math.PI / zones));
}

/**
 * Zones around a metro: evenly on a ring, the first turn of the ring that stands wholly on the land of the metro's
 * country. Where no turn does, zones take places on land one after the other, each as near to the metro as the spacing
 * allows, else as far from the others as land allows (`isCramped`). A metro on an island that the map lacks gets the
 * plain ring, as every metro does where no map is given.
 */
export function zoneLayout(
  metro: Coordinates,
  wish: LayoutWish,
  countries: readonly CountryLand[],
): ZoneLayout {
  const radiusKm = ringRadiusKm(wish);
  const grid = countries.length === 0 ? [] : searchGrid(metro, radiusKm);
  const land = landOf(countries, grid);
  const ring = turnsOfRing(metro, wish.zones, radiusKm).find((places) =>
    places.every((place) => land === undefined || isOnLand(land, place)),
  );
  const dry = land === undefined ? grid : grid.filter((place) => isOnLand(land, place));
  const places = ring ?? spreadOut(dry, wish);
  const smallest = smallestDistanceKm(places);
  return {
    zones: places.map((place, index) => ({ id: `z${index + 1}`, ...place })),
    ...(smallest === undefined ? {} : { smallestSpacingKm: smallest }),
    // The ring's chord is a great circle's: rounding must not call a whole ring cramped.
    isCramped: smallest !== undefined && smallest < wish.zoneSpacingKm * 0.99,
  };
}

type Place = Omit<Zone, 'id'>;

function placeAt(metro: Coordinates, distanceKm: number, bearingDeg: number): Place {
  const [lonDeg, latDeg] = destination([metro.lonDeg, metro.latDeg], distanceKm, bearingDeg)
    .geometry.coordinates;
  return { latDeg, lonDeg, distanceKm, bearingDeg };
}

/** Every turn of the ring, north first. */
function turnsOfRing(metro: Coordinates, zones: number, radiusKm: number): readonly Place[][] {
  const stepDeg = 360 / zones;
  const turns = Math.ceil(stepDeg / TURN_DEG);
  return Array.from({ length: turns }, (_, turn) =>
    Array.from({ length: zones }, (__, zone) =>
      placeAt(metro, radiusKm, (turn * TURN_DEG + zone * stepDeg) % 360),
    ),
  );
}

/** The metro and places around it, nearest first. */
function searchGrid(metro: Coordinates, radiusKm: number): readonly Place[] {
  const center = placeAt(metro, 0, 0);
  if (radiusKm === 0) return [center];
  const rings = SEARCH_RINGS.flatMap((scale) =>
    Array.from({ length: 360 / TURN_DEG }, (_, turn) =>
      placeAt(metro, scale * radiusKm, turn * TURN_DEG),
    ),
  );
  return [center, ...rings];
}

/** Takes places one by one: the nearest that keeps the spacing, else the one farthest from those taken. */
function spreadOut(places: readonly Place[], wish: LayoutWish): readonly Place[] {
  const taken: Place[] = [];
  while (taken.length < wish.zones) {
    const apartKm = places.map((place) =>
      taken.reduce((least, other) => Math.min(least, greatCircleKm(place, other)), Infinity),
    );
    const keeps = apartKm.findIndex((km) => km >= wish.zoneSpacingKm);
    const farthest = apartKm.indexOf(Math.max(...apartKm));
    taken.push(places[keeps === -1 ? farthest : keeps]);
  }
  return taken;
}

function smallestDistanceKm(places: readonly Place[]): number | undefined {
  const distances = places.flatMap((a, i) => places.slice(i + 1).map((b) => greatCircleKm(a, b)));
  return distances.length === 0 ? undefined : Math.min(...distances);
}
