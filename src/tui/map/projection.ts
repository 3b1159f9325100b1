import { geoEquirectangular, type GeoProjection } from 'd3-geo';
import type { Size } from '../look/terminal-look.ts';
import type { MapState } from './state.ts';

/** A braille character has two dots side by side and four above each other: on most fonts they are square. */
export const DOTS = { across: 2, down: 4 };

/** Nobody lives beyond: what the whole world shows, degrees of latitude. */
export const WORLD_LATITUDES = { south: -56, north: 75 };
const WORLD_HEIGHT_DEG = WORLD_LATITUDES.north - WORLD_LATITUDES.south;

/** Rows that the whole world takes at a width. */
export function worldRows(columns: number): number {
  return Math.ceil((columns * DOTS.across * WORLD_HEIGHT_DEG) / 360 / DOTS.down);
}

/** The plane chart: equal degrees are equal lengths, so that panning keeps every shape as it is. */
export function mapProjection(
  { zoom, centerLatDeg, centerLonDeg }: MapState,
  { columns, rows }: Size,
): GeoProjection {
  const width = columns * DOTS.across;
  const height = rows * DOTS.down;
  const dotsPerDegree = zoom * Math.min(width / 360, height / WORLD_HEIGHT_DEG);
  return geoEquirectangular()
    .rotate([-centerLonDeg, 0])
    .center([0, centerLatDeg])
    .scale((dotsPerDegree * 180) / Math.PI)
    .translate([width / 2, height / 2])
    .clipExtent([
      [-1, -1],
      [width + 1, height + 1],
    ])
    .precision(0.5);
}

/** Where a place lies on the screen, in dots; nothing outside of it. */
export function dotOf(
  projection: GeoProjection,
  { latDeg, lonDeg }: { readonly latDeg: number; readonly lonDeg: number },
  { columns, rows }: Size,
): { readonly x: number; readonly y: number } | undefined {
  const point = projection([lonDeg, latDeg]);
  if (!point) return undefined;
  const [x, y] = [Math.floor(point[0]), Math.floor(point[1])];
  const isInside = x >= 0 && y >= 0 && x < columns * DOTS.across && y < rows * DOTS.down;
  return isInside ? { x, y } : undefined;
}
