import { bbox, booleanPointInPolygon, polygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Coordinates } from '../world/types.ts';

/** One island or mainland of a country, with the box around it that most questions stop at. */
interface LandPiece {
  readonly shape: Feature<Polygon>;
  /** West, south, east, north. */
  readonly box: readonly number[];
}

/** The land of one country at 1:50 million. */
export interface CountryLand {
  readonly name: string;
  readonly pieces: readonly LandPiece[];
}

let loaded: Promise<readonly CountryLand[]> | undefined;

/**
 * The land of the world by country, read once, when first asked for.
 * Accuracy: 1:50 million: islands below some 10 km are missing, and a coast may be off by a few km.
 * Source: Natural Earth admin-0 countries 5.1 (public domain), as packed by world-atlas 2.0.2.
 */
export function loadLand(): Promise<readonly CountryLand[]> {
  loaded ??= readLand();
  return loaded;
}

async function readLand(): Promise<readonly CountryLand[]> {
  const atlas = await import('world-atlas/countries-50m.json', { with: { type: 'json' } });
  const topology = atlas.default as unknown as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const countries = feature(topology, topology.objects.countries).features;
  return countries.map(({ geometry, properties }) => ({
    name: properties.name,
    pieces: piecesOf(geometry as Polygon | MultiPolygon),
  }));
}

function piecesOf(geometry: Polygon | MultiPolygon): readonly LandPiece[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => {
    const shape = polygon(rings);
    return { shape, box: bbox(shape) };
  });
}

/** Whether a place lies on the land of this country. */
export function isOnLand(land: CountryLand, place: Coordinates): boolean {
  return land.pieces.some((piece) => isOnPiece(piece, place));
}

function isOnPiece({ shape, box }: LandPiece, { latDeg, lonDeg }: Coordinates): boolean {
  const isInBox = lonDeg >= box[0] && latDeg >= box[1] && lonDeg <= box[2] && latDeg <= box[3];
  return isInBox && booleanPointInPolygon([lonDeg, latDeg], shape);
}

/** The country on whose land the first of these places lies that lies on any; undefined where all are at sea. */
export function landOf(
  countries: readonly CountryLand[],
  places: readonly Coordinates[],
): CountryLand | undefined {
  for (const place of places) {
    const found = countries.find((land) => isOnLand(land, place));
    if (found) return found;
  }
  return undefined;
}
