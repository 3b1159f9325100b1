import { assert } from '../assert.ts';

/**
 * Partial utility of each alternative under each criterion, on one scale for all criteria (0 to 1, say), higher better:
 * `values[alternative * criteria + criterion]`. Its weighted sum is the score of an additive value model.
 * Source: Keeney and Raiffa 1976, "Decisions with Multiple Objectives", chapter 3.
 */
export interface UtilityMatrix {
  readonly alternatives: number;
  readonly criteria: number;
  readonly values: Float64Array;
}

/** A matrix from one row an alternative. Asserts that the rows are equally long and hold no NaN. */
export function utilityMatrix(rows: readonly (readonly number[])[]): UtilityMatrix {
  const criteria = rows.length === 0 ? 0 : rows[0].length;
  assert(
    rows.every((row) => row.length === criteria && !row.some(Number.isNaN)),
    'the utilities of all alternatives are numbers under the same criteria',
  );
  return { alternatives: rows.length, criteria, values: Float64Array.from(rows.flat()) };
}

/** Score of each alternative: the sum of its utilities times the weights. Writes into `scores` where it is given. */
export function weightedScores(
  { alternatives, criteria, values }: UtilityMatrix,
  weights: ArrayLike<number>,
  scores = new Float64Array(alternatives),
): Float64Array {
  for (let i = 0, at = 0; i < alternatives; i++) {
    let sum = 0;
    for (let c = 0; c < criteria; c++, at++) sum += weights[c] * values[at];
    scores[i] = sum;
  }
  return scores;
}
