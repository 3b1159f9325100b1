import { bbox, booleanPointInPolygon, flatten, pointToPolygonDistance } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { Coordinates, Country } from '../types.ts';

type Land = Feature<Polygon>;

/**
 * The land of every country, by ISO numeric code, by name where it has none: one polygon an island, with its bounding
 * box, so that most are ruled out without a look at their coast.
 */
export type Borders = ReadonlyMap<string, readonly Land[]>;

/** Borders of Natural Earth at 1:50 million: coasts and islands are simplified by some kilometers. */
export function loadBorders(): Borders {
  const topology = atlas as unknown as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const countries = feature(topology, topology.objects.countries).features;
  const borders = new Map<string, Land[]>();
  for (const country of countries) {
    const key = String(country.id ?? country.properties.name);
    const islands = flatten(country as Feature<Polygon | MultiPolygon>).features;
    const boxed = islands.map((island) => ({ ...island, bbox: bbox(island) }));
    borders.set(key, [...(borders.get(key) ?? []), ...boxed]);
  }
  return borders;
}

/** The land of a country, empty where the map is too coarse to show it. */
export function landOf(borders: Borders, { isoNumeric, name }: Country): readonly Land[] {
  return borders.get(isoNumeric ?? name) ?? [];
}

/** Whether a place stands on some land. */
export function isOnLand({ latDeg, lonDeg }: Coordinates, lands: readonly Land[]): boolean {
  return lands.some((land) => booleanPointInPolygon([lonDeg, latDeg], land));
}

/** Land farther away than this, in degrees, is looked at only when there is none nearer. */
const NEAR_DEG = 1;

/** How far a place lies outside of some land, km: 0 inside, infinite where there is no land. */
export function kmOutside(place: Coordinates, lands: readonly Land[]): number {
  if (isOnLand(place, lands)) return 0;
  const point = [place.lonDeg, place.latDeg];
  const near = lands.filter((land) => isNear(place, land));
  const distances = (near.length > 0 ? near : lands).map((land) =>
    pointToPolygonDistance(point, land, { units: 'kilometers' }),
  );
  return Math.min(...distances.map((km) => Math.max(0, km)));
}

function isNear({ latDeg, lonDeg }: Coordinates, { bbox: box }: Land): boolean {
  if (box === undefined) return true;
  const [west, south, east, north] = box;
  return (
    lonDeg >= west - NEAR_DEG &&
    lonDeg <= east + NEAR_DEG &&
    latDeg >= south - NEAR_DEG &&
    latDeg <= north + NEAR_DEG
  );
}
