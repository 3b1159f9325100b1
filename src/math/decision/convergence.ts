import { assert } from '../assert.ts';
import { type Estimate, meanEstimate } from '../statistics/confidence-interval.ts';
import { largestAt } from './draw-table.ts';

/** When to stop drawing. */
export interface StopRule {
  /** What is asked: only who leads, or every probability to within the tolerance. */
  readonly question?: 'leader' | 'probabilities';
  /** Half width of the interval that is narrow enough, as a probability. */
  readonly tolerance?: number;
  readonly confidence?: number;
  /** Fewer batches say too little about their own spread. */
  readonly minBatches?: number;
}

/** How well the probabilities of being best are known after some batches. */
export interface Convergence {
  /** Probability of being best, by alternative, with its interval over the batches. */
  readonly best: readonly Estimate[];
  readonly leader: number;
  /** Widest half width of all; absent after one batch. */
  readonly widestHalfWidth?: number;
  /** Whether the leader is ahead of each other alternative by more than the draws could have made up. */
  readonly isSeparated: boolean;
  /** Whether every interval is within the tolerance. */
  readonly isPrecise: boolean;
  /** Whether the question is answered: precise, or, where only the leader is asked for, separated. */
  readonly isAnswered: boolean;
}

/**
 * Convergence of the probabilities of being best over batches: each batch is a row of probabilities from draws of its own
 * (an independent scramble or an independent random sample), all of one size. Intervals are those of the mean of
 * independent batches; the lead is tested on differences within batches, which share their draws.
 * Accuracy: looking after every batch makes the intervals hold a little less often than `confidence` says.
 * Source: Law, "Simulation Modeling and Analysis", 5th ed., sections 9.5.3 (batch means) and 10.2 (paired differences);
 * Owen 1997, "Monte Carlo variance of scrambled net quadrature" (scrambles as replications).
 */
export function bestConvergence(
  batches: readonly Float64Array[],
  {
    question = 'probabilities',
    tolerance = 0.01,
    confidence = 0.95,
    minBatches = 8,
  }: StopRule = {},
): Convergence {
  assert(batches.length > 0, 'convergence needs a batch');
  const alternatives = [...batches[0].keys()];
  const best = alternatives.map((i) => estimate(batches, (batch) => batch[i], confidence));
  const leader = largestAt(best.map(({ mean }) => mean));
  const halfWidths = best.map(({ halfWidth = Infinity }) => halfWidth);
  const widest = Math.max(0, ...halfWidths);
  const hasEnough = batches.length >= minBatches;
  const isPrecise = hasEnough && widest <= tolerance;
  const isSeparated =
    hasEnough &&
    alternatives.every((i) => {
      const { mean, halfWidth = Infinity } = estimate(
        batches,
        (batch) => batch[leader] - batch[i],
        confidence,
      );
      return i === leader || mean > halfWidth;
    });
  return {
    best,
    leader,
    ...(Number.isFinite(widest) && { widestHalfWidth: widest }),
    isSeparated,
    isPrecise,
    isAnswered: isPrecise || (question === 'leader' && isSeparated),
  };
}

function estimate(
  batches: readonly Float64Array[],
  of: (batch: Float64Array) => number,
  confidence: number,
): Estimate {
  return meanEstimate(batches.map(of), confidence);
}
