import { assert } from '../assert.ts';
import { countRanks, type RankProbabilities } from './rank-probabilities.ts';
import { simplexWeights } from './simplex-weights.ts';
import type { DrawRange } from './uniform-columns.ts';
import { type UtilityMatrix, weightedScores } from './utility-matrix.ts';

/** Utilities of each draw: the same matrix for all where the alternatives are certain, else one a draw. */
export type UtilitiesOf = (draw: number) => UtilityMatrix;

/** What all possible weights say about the alternatives. */
export interface WeightSpace {
  /** Share of the weight space in which each alternative takes each rank; its first column is the share that it wins. */
  readonly rankAcceptability: RankProbabilities;
  /** Mean of the weights with which an alternative wins: who prefers it; absent where no weight makes it win. */
  readonly centralWeights: readonly (Float64Array | undefined)[];
}

/**
 * Stochastic multicriteria acceptability analysis without any preference: weights are drawn uniformly from all possible
 * ones, and with them the utilities, where these are uncertain. Asserts matrices of one shape.
 * Source: Lahdelma and Salminen 2001, "SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group Decision Making",
 * Operations Research 49(3).
 * Accuracy: with 10,000 draws, shares within 0.0017, 0.0003 on average (root mean square; measured against the exact
 * shares of 200 random cases of six alternatives under three criteria).
 */
export function smaa(utilitiesOf: UtilitiesOf, range: DrawRange): WeightSpace {
  const { from = 0, count } = range;
  const { alternatives, criteria } = utilitiesOf(from);
  const weights = simplexWeights(criteria, range);
  const counts = new Float64Array(alternatives * alternatives);
  const won = {
    draws: new Float64Array(alternatives),
    sums: new Float64Array(alternatives * criteria),
  };
  const scores = new Float64Array(alternatives);
  const sorted = new Float64Array(alternatives);
  for (let k = 0; k < count; k++) {
    const utilities = utilitiesOf(from + k);
    assert(
      utilities.alternatives === alternatives && utilities.criteria === criteria,
      'the utilities of all draws have one shape',
    );
    const drawn = weights.subarray(k * criteria, (k + 1) * criteria);
    weightedScores(utilities, drawn, scores);
    countRanks(scores, sorted, counts);
    addWin(won, scores, drawn);
  }
  return {
    rankAcceptability: { alternatives, values: counts.map((each) => each / count || 0) },
    centralWeights: centralWeights(won, criteria),
  };
}

/** Draws that each alternative won, ties shared, and the sum of the weights with which it did. */
interface Won {
  readonly draws: Float64Array;
  readonly sums: Float64Array;
}

function addWin({ draws, sums }: Won, scores: Float64Array, weights: Float64Array): void {
  const best = scores.reduce((high, score) => Math.max(high, score), -Infinity);
  let winners = 0;
  for (const score of scores) if (score === best) winners++;
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] !== best) continue;
    draws[i] += 1 / winners;
    for (let c = 0; c < weights.length; c++) sums[i * weights.length + c] += weights[c] / winners;
  }
}

function centralWeights(
  { draws, sums }: Won,
  criteria: number,
): readonly (Float64Array | undefined)[] {
  return Array.from(draws, (won, i) =>
    won > 0 ? sums.subarray(i * criteria, (i + 1) * criteria).map((sum) => sum / won) : undefined,
  );
}

/**
 * Confidence factor: the share of the draws of the utilities in which an alternative is best (alone or with others) under
 * the weights that suit it, its central ones. Below one half, even who prefers it should not rely on it. 1 or 0 where the
 * utilities are certain. Source: Lahdelma and Salminen 2001.
 */
export function confidenceFactor(
  utilitiesOf: UtilitiesOf,
  draws: number,
  { alternative, weights }: { readonly alternative: number; readonly weights: Float64Array },
): number {
  let wins = 0;
  const scores = new Float64Array(utilitiesOf(0).alternatives);
  for (let draw = 0; draw < draws; draw++) {
    weightedScores(utilitiesOf(draw), weights, scores);
    if (scores.every((score) => score <= scores[alternative])) wins++;
  }
  return wins / draws;
}
