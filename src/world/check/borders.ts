import { booleanPointInPolygon, pointToPolygonDistance } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { Coordinates, Country } from '../types.ts';

type Land = Feature<Polygon | MultiPolygon>;

/** The land of every country, by ISO numeric code, by name where it has none. A country may have several features. */
export type Borders = ReadonlyMap<string, readonly Land[]>;

/** Borders of Natural Earth at 1:50 million: coasts and islands are simplified by some kilometers. */
export function loadBorders(): Borders {
  const topology = atlas as unknown as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const lands = feature(topology, topology.objects.countries).features;
  const borders = new Map<string, Land[]>();
  for (const land of lands) {
    const key = String(land.id ?? land.properties.name);
    borders.set(key, [...(borders.get(key) ?? []), land as Land]);
  }
  return borders;
}

/** The land of a country, empty where the map is too coarse to show it. */
export function landOf(borders: Borders, { isoNumeric, name }: Country): readonly Land[] {
  return borders.get(isoNumeric ?? name) ?? [];
}

/** How far a place lies outside of some land, km: 0 inside. */
export function kmOutside({ latDeg, lonDeg }: Coordinates, lands: readonly Land[]): number {
  const point = [lonDeg, latDeg];
  if (lands.some((land) => booleanPointInPolygon(point, land))) return 0;
  const distances = lands.map((land) =>
    pointToPolygonDistance(point, land, { units: 'kilometers' }),
  );
  return Math.min(...distances.map((km) => Math.max(0, km)));
}
