import { assert } from '../assert.ts';

/*
 * Counts by logarithmic buckets, for percentiles of millions of values in fixed memory. Weights need not be whole, so
 * that flows can be counted like events.
 *
 * Bucket 0 holds everything up to `min`; bucket b the values in (min g^(b-1), min g^b]; the last one everything above.
 * Accuracy: a percentile is within half a bucket, sqrt(growth) - 1, of the true one (0.5 % here) between min and max.
 * Source: Tene, HdrHistogram; Masson et al. 2019, "DDSketch", section 2.
 */

/** Smallest value told apart, in the unit of the values (1 µs where they are ms). */
const MIN_VALUE = 1e-3;
const GROWTH = 1.01;
const LOG_GROWTH = Math.log(GROWTH);
const BUCKETS = 2450;

/** The largest value told apart: above it all count as this. */
export const HISTOGRAM_MAX = MIN_VALUE * GROWTH ** (BUCKETS - 1);

/** Number of weights that a histogram takes: rows of a table of histograms are this long. */
export const HISTOGRAM_BUCKETS = BUCKETS;

/** Bucket of a value, 0 to {@link HISTOGRAM_BUCKETS} - 1. Asserts that the value is a number, 0 or more. */
export function histogramBucket(value: number): number {
  assert(value >= 0, 'a histogram counts values of 0 or more');
  if (value <= MIN_VALUE) return 0;
  const bucket = Math.ceil(Math.log(value / MIN_VALUE) / LOG_GROWTH);
  return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

/** The value that stands for a bucket: its geometric middle, 0 for the first. */
export function bucketValue(bucket: number): number {
  return bucket === 0 ? 0 : MIN_VALUE * GROWTH ** (bucket - 0.5);
}

/** Percentile of a row of bucket weights at `probability` in [0, 1]; undefined where it is empty. */
export function histogramQuantile(weights: Float64Array, probability: number): number | undefined {
  let total = 0;
  for (const weight of weights) total += weight;
  if (!(total > 0)) return undefined;
  // Sums of flows carry rounding; without the slack the last percentile could fall off the end.
  const wanted = total * probability * (1 - 1e-12);
  let sum = 0;
  for (let bucket = 0; bucket < weights.length; bucket++) {
    sum += weights[bucket];
    if (weights[bucket] > 0 && sum >= wanted) return bucketValue(bucket);
  }
  return undefined;
}

/** Share of the weights at or below `limit`; undefined where the row is empty. */
export function histogramShareWithin(weights: Float64Array, limit: number): number | undefined {
  let total = 0;
  let within = 0;
  for (let bucket = 0; bucket < weights.length; bucket++) {
    total += weights[bucket];
    if (bucketValue(bucket) <= limit) within += weights[bucket];
  }
  return total > 0 ? within / total : undefined;
}
