import { assert } from '../assert.ts';

/** A criterion with its direction and its weight, relative to those of the others. */
export interface WeightedCriterion {
  readonly goal: 'min' | 'max';
  readonly weight: number;
}

/** Alternatives under criteria in their natural units: `values[alternative * criteria.length + criterion]`. */
export interface DecisionMatrix {
  readonly alternatives: number;
  readonly criteria: readonly WeightedCriterion[];
  readonly values: Float64Array;
}

/** A matrix from one row an alternative. Asserts whole rows of finite numbers, and weights of 0 or more, not all 0. */
export function decisionMatrix(
  rows: readonly (readonly number[])[],
  criteria: readonly WeightedCriterion[],
): DecisionMatrix {
  assert(
    rows.every((row) => row.length === criteria.length && row.every(Number.isFinite)),
    'each alternative has a finite value under each criterion',
  );
  const hasWeight = criteria.some(({ weight }) => weight > 0);
  assert(
    hasWeight && criteria.every(({ weight }) => weight >= 0),
    'weights are 0 or more, and not all 0',
  );
  return { alternatives: rows.length, criteria, values: Float64Array.from(rows.flat()) };
}

/** Weights that sum to 1. */
export function weightShares(criteria: readonly WeightedCriterion[]): readonly number[] {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria.map(({ weight }) => weight / total);
}

/** The values under one criterion, turned so that more is better. */
export function benefitColumn(matrix: DecisionMatrix, criterion: number): Float64Array {
  const { alternatives, criteria, values } = matrix;
  const sign = criteria[criterion].goal === 'max' ? 1 : -1;
  const column = new Float64Array(alternatives);
  for (let i = 0; i < alternatives; i++) column[i] = sign * values[i * criteria.length + criterion];
  return column;
}

/** Positions from the highest score to the lowest; equal ones in the order of the input. */
export function orderByScore(scores: ArrayLike<number>): readonly number[] {
  return Array.from(scores, (_, i) => i).sort((a, b) => scores[b] - scores[a] || a - b);
}
