import { type GeoContext, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature } from 'geojson';

/** A closed line of points on the screen, in dots: x, y, x, y, ... */
export type Ring = readonly number[];

/** The rings of a shape under a projection, cut where the projection ends. */
export function projectedRings(shape: Feature, projection: GeoProjection): readonly Ring[] {
  const rings: number[][] = [];
  const add = (x: number, y: number) => {
    rings.at(-1)?.push(x, y);
  };
  const context: GeoContext = {
    beginPath: () => undefined,
    closePath: () => undefined,
    arc: () => undefined,
    moveTo: (x, y) => {
      rings.push([x, y]);
    },
    lineTo: add,
  };
  geoPath(projection, context)(shape);
  return rings;
}

/** Where the edges of rings cross the middle of a row of dots, from left to right. */
function crossings(rings: readonly Ring[], y: number): readonly number[] {
  const found: number[] = [];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length;
      const [x0, y0, x1, y1] = [ring[at], ring[at + 1], ring[next], ring[next + 1]];
      if (y0 <= y === y1 <= y) continue;
      found.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  return found.sort((a, b) => a - b);
}

/**
 * Calls back with every run of dots inside the rings, row by row, by the even-odd rule.
 * Source: Foley et al. 1990, "Computer Graphics: Principles and Practice", section 3.6, scan conversion of polygons.
 */
export function fillRings(
  rings: readonly Ring[],
  height: number,
  fill: (y: number, from: number, to: number) => void,
): void {
  let [top, bottom] = [Infinity, -Infinity];
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 2) {
      top = Math.min(top, ring[at]);
      bottom = Math.max(bottom, ring[at]);
    }
  }
  const last = Math.min(height - 1, Math.ceil(bottom));
  for (let y = Math.max(0, Math.floor(top)); y <= last; y++) {
    const xs = crossings(rings, y + 0.5);
    for (let pair = 0; pair + 1 < xs.length; pair += 2)
      fill(y, Math.ceil(xs[pair] - 0.5), Math.floor(xs[pair + 1] - 0.5));
  }
}
