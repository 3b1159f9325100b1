import type { GeoProjection } from 'd3-geo';
import type { Size } from '../look/terminal-look.ts';
import type { Land } from './land.ts';
import { DOTS } from './projection.ts';
import { fillRings, projectedRings } from './rings.ts';

/** Land as dots: 0 is sea, everything else the number of a country. */
export interface LandRaster {
  readonly width: number;
  readonly height: number;
  readonly country: Uint16Array;
}

/** Rasterizes the countries; some 10 ms for the world, so it is kept until the picture changes. */
function drawnLand(land: Land, projection: GeoProjection, { columns, rows }: Size): LandRaster {
  const width = columns * DOTS.across;
  const height = rows * DOTS.down;
  const country = new Uint16Array(width * height);
  land.features.forEach((shape, index) => {
    fillRings(projectedRings(shape, projection), height, (y, from, to) => {
      country.fill(
        index + 1,
        y * width + Math.max(0, from),
        y * width + Math.min(width - 1, to) + 1,
      );
    });
  });
  return { width, height, country };
}

/** The last pictures of each set of shapes, by what they show: two screens may draw a map of their own. */
const drawn = new WeakMap<Land, Map<string, LandRaster>>();
const MOST_PICTURES = 4;

/** The land under a projection, `key` naming the projection and the size. */
export function landRaster(
  land: Land,
  key: string,
  { projection, size }: { readonly projection: () => GeoProjection; readonly size: Size },
): LandRaster {
  const pictures = drawn.get(land) ?? new Map<string, LandRaster>();
  drawn.set(land, pictures);
  const known = pictures.get(key);
  if (known) return known;
  const [oldest] = pictures.keys();
  if (pictures.size >= MOST_PICTURES) pictures.delete(oldest);
  const made = drawnLand(land, projection(), size);
  pictures.set(key, made);
  return made;
}

/** Whether a dot of land has a dot of sea beside it. */
export function isCoast({ width, height, country }: LandRaster, x: number, y: number): boolean {
  const isSea = (dx: number, dy: number) => {
    const [nx, ny] = [x + dx, y + dy];
    return nx >= 0 && ny >= 0 && nx < width && ny < height && country[ny * width + nx] === 0;
  };
  return isSea(1, 0) || isSea(-1, 0) || isSea(0, 1) || isSea(0, -1);
}

/** Whether the dot to the right or below belongs to another country. */
export function isBorder({ width, height, country }: LandRaster, x: number, y: number): boolean {
  const own = country[y * width + x];
  const right = x + 1 < width ? country[y * width + x + 1] : own;
  const below = y + 1 < height ? country[(y + 1) * width + x] : own;
  return (right !== own && right !== 0) || (below !== own && below !== 0);
}
