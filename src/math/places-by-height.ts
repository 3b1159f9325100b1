import { unitVectors, type DegreeColumns, type UnitVectors } from './unit-vectors.ts';

/** Places sorted by height over the equator: those near a place lie in a short run of neighbors. */
export interface PlacesByHeight extends UnitVectors {
  /** Row of each in the unsorted columns. */
  readonly order: Int32Array;
}

/** The places with ascending z. */
export function placesByHeight(places: DegreeColumns): PlacesByHeight {
  const all = unitVectors(places);
  const order = Int32Array.from(all.z.keys()).sort((a, b) => all.z[a] - all.z[b]);
  return {
    order,
    x: Float64Array.from(order, (row) => all.x[row]),
    y: Float64Array.from(order, (row) => all.y[row]),
    z: Float64Array.from(order, (row) => all.z[row]),
  };
}
