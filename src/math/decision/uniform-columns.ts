import { randomStream } from '../random-stream.ts';
import { type PointRange, SOBOL_DIMENSIONS, sobolColumn } from './sobol-sequence.ts';

/** Which draws of which replication. */
export interface DrawRange extends PointRange {
  /** Another seed is an independent replication. */
  readonly seed: string;
}

/**
 * Uniform draws in (0, 1), one column a dimension: scrambled Sobol' in the first 256 dimensions, independent random draws in
 * those after, so the inputs that matter most come first. Each draw is the same in whatever range it is asked for, which
 * lets workers share a sample, and the same whatever dimensions follow.
 * Source: Owen 1998, "Latin supercube sampling for very high-dimensional simulations" (padding).
 */
export function uniformColumns(dimensions: number, range: DrawRange): readonly Float64Array[] {
  return Array.from({ length: dimensions }, (_, dimension) =>
    dimension < SOBOL_DIMENSIONS
      ? sobolColumn(dimension, range, range.seed)
      : randomColumn(dimension, range),
  );
}

function randomColumn(dimension: number, { from = 0, count, seed }: DrawRange): Float64Array {
  const draw = randomStream(seed, `uniform ${dimension}`);
  for (let skipped = 0; skipped < from; skipped++) draw();
  // Never 0, where a quantile may be infinite.
  return Float64Array.from({ length: count }, () => 1 - draw()).map((p) => (p < 1 ? p : 0.5));
}
