import { conditionalValueAtRisk, sampleQuantiles } from '../../math/decision/tail-risk.ts';

/** A quantity over all draws. */
export interface DrawnDistribution {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Mean of the worst 5 %. */
  readonly worstTail: number;
  /** Draws in equal steps from the least to the most of the range that all candidates share. */
  readonly histogram: readonly number[];
}

/** Ends of a histogram. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const BINS = 24;
const TAIL_LEVEL = 0.05;

/** The range that draws of several candidates have in common: between their 1st and 99th percentiles. */
export function commonSpan(samples: readonly Float64Array[]): Span {
  const ends = samples.map((sample) => sampleQuantiles(sample, [0.01, 0.99]));
  return {
    from: Math.min(...ends.map(([low]) => low)),
    to: Math.max(...ends.map(([, high]) => high)),
  };
}

/** The distribution of a sample where more is better; draws beyond the span count at its ends. */
export function drawnDistribution(sample: Float64Array, { from, to }: Span): DrawnDistribution {
  const [p5, p50, p95] = sampleQuantiles(sample, [0.05, 0.5, 0.95]);
  const histogram = new Array<number>(BINS).fill(0);
  const width = (to - from) / BINS;
  for (const value of sample) {
    const bin = width > 0 ? Math.floor((value - from) / width) : 0;
    histogram[Math.max(0, Math.min(BINS - 1, bin))] += 1;
  }
  return {
    mean: sample.reduce((sum, value) => sum + value, 0) / sample.length,
    p5,
    p50,
    p95,
    worstTail: conditionalValueAtRisk(sample, { level: TAIL_LEVEL, badEnd: 'low' }),
    histogram,
  };
}
