import { HISTOGRAM_BUCKETS, histogramQuantile } from '../../math/statistics/log-histogram.ts';

/** Percentiles of what users get; absent where nothing was served. */
export interface LatencyPercentiles {
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
}

/** Latency percentiles of a histogram. */
export function percentiles(histogram: Float64Array): LatencyPercentiles {
  const p50Ms = histogramQuantile(histogram, 0.5);
  const p95Ms = histogramQuantile(histogram, 0.95);
  const p99Ms = histogramQuantile(histogram, 0.99);
  if (p50Ms === undefined || p95Ms === undefined || p99Ms === undefined) return {};
  return { p50Ms, p95Ms, p99Ms };
}

/** Sums rows of a table of histograms. */
export function histogramSum(table: Float64Array, rows: readonly number[]): Float64Array {
  const total = new Float64Array(HISTOGRAM_BUCKETS);
  for (const row of rows) {
    const first = row * HISTOGRAM_BUCKETS;
    for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
      total[bucket] += table[first + bucket];
    }
  }
  return total;
}
