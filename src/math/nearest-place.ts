import { placesByHeight } from './places-by-height.ts';
import type { DegreeColumns } from './unit-vectors.ts';

/** The place nearest to coordinates: its row and the squared chord of the unit sphere to it. */
export interface NearestPlace {
  readonly index: number;
  readonly squaredChord: number;
}

/**
 * Finds the nearest of many places: they are sorted by height over the equator, and a search walks away from the
 * wanted height until the height alone is farther than the best found. Exact; of equally near places any one.
 * Rejected: geokdbush, whose great-circle heap costs five times as much for one neighbor among a thousand.
 */
export function nearestPlaceFinder(
  places: DegreeColumns,
): (latDeg: number, lonDeg: number) => NearestPlace {
  const { order, ...sorted } = placesByHeight(places);
  return (latDeg, lonDeg) => {
    const { x, y, z } = vectorOf(latDeg, lonDeg);
    let best = -1;
    let bestChord = Infinity;
    const visit = (at: number): boolean => {
      const dz = sorted.z[at] - z;
      if (dz * dz > bestChord) return false;
      const dx = sorted.x[at] - x;
      const dy = sorted.y[at] - y;
      const chord = dx * dx + dy * dy + dz * dz;
      if (chord < bestChord) {
        bestChord = chord;
        best = at;
      }
      return true;
    };
    const middle = firstAbove(sorted.z, z);
    for (let at = middle; at < order.length && visit(at); at++);
    for (let at = middle - 1; at >= 0 && visit(at); at--);
    return { index: order[best] ?? -1, squaredChord: bestChord };
  };
}

function vectorOf(latDeg: number, lonDeg: number): { x: number; y: number; z: number } {
  const lat = (latDeg * Math.PI) / 180;
  const lon = (lonDeg * Math.PI) / 180;
  const cosLat = Math.cos(lat);
  return { x: cosLat * Math.cos(lon), y: cosLat * Math.sin(lon), z: Math.sin(lat) };
}

/** Index of the first value that is not below `wanted`, in ascending values. */
export function firstAbove(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
