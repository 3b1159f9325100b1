import { quantile } from 'd3-array';
import { rankCorrelation } from '../math/statistics/rank-correlation.ts';

/** A measured time and what a model says of it. */
export interface Prediction {
  readonly measuredMs: number;
  readonly modeledMs: number;
}

/** How well a model does on a set of measurements. Shares are of the measured time. */
export interface Accuracy {
  readonly pairs: number;
  readonly medianErrorShare: number;
  readonly p90ErrorShare: number;
  readonly medianErrorMs: number;
  /** Median of signed errors: above 0 where the model is too slow. */
  readonly biasShare: number;
  /** 1 - residual over total sum of squares; may be negative. */
  readonly rSquared: number;
  /** Spearman's rank correlation. */
  readonly rankCorrelation: number | undefined;
}

/** The accuracy over predictions, of which there is at least one. */
export function accuracyOf(predictions: readonly Prediction[]): Accuracy {
  const shares = predictions.map((it) => it.modeledMs / it.measuredMs - 1);
  const misses = predictions.map((it) => it.modeledMs - it.measuredMs);
  const measured = predictions.map((it) => it.measuredMs);
  const mean = measured.reduce((sum, ms) => sum + ms, 0) / measured.length;
  const squares = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value * value, 0);
  return {
    pairs: predictions.length,
    medianErrorShare: quantile(shares.map(Math.abs), 0.5) ?? NaN,
    p90ErrorShare: quantile(shares.map(Math.abs), 0.9) ?? NaN,
    medianErrorMs: quantile(misses.map(Math.abs), 0.5) ?? NaN,
    biasShare: quantile(shares, 0.5) ?? NaN,
    rSquared: 1 - squares(misses) / squares(measured.map((ms) => ms - mean)),
    rankCorrelation: rankCorrelation(
      measured,
      predictions.map((it) => it.modeledMs),
    ),
  };
}
