import type { ReferenceRange } from '../scenario/types.ts';
import { type CriterionValue, type NormalizedValue, normalized } from './criterion-value.ts';

/** A criterion as the ranking uses it: weights of all criteria sum to 1. */
export interface RankedCriterion {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly goal: 'min' | 'max';
  readonly weight: number;
  readonly range: ReferenceRange;
}

/** What a criterion adds to a score of 0 to 100. */
export interface Contribution extends NormalizedValue {
  readonly criterion: string;
  readonly points: number;
}

export interface Score {
  readonly score: number;
  /** Where the score stands when every uncertain input is at its worst, and at its best. */
  readonly scoreLow: number;
  readonly scoreHigh: number;
  readonly contributions: readonly Contribution[];
}

/** The weighted sum over the criteria (Fishburn 1967), 0 to 100, with what each criterion adds to it. */
export function scoreOf(
  values: Readonly<Record<string, CriterionValue>>,
  criteria: readonly RankedCriterion[],
): Score {
  const contributions = criteria.map(({ id, weight, range }) => {
    const position = normalized(values[id], range);
    return { criterion: id, ...position, points: 100 * weight * position.value };
  });
  const sum = (end: 'value' | 'low' | 'high') =>
    criteria.reduce(
      (total, { weight }, index) => total + 100 * weight * contributions[index][end],
      0,
    );
  return { score: sum('value'), scoreLow: sum('low'), scoreHigh: sum('high'), contributions };
}

/** Indices of the scores in ranking order: best first, equal scores by id, so that the input's order does not matter. */
export function rankingOf(
  scored: readonly { readonly id: string; readonly score: number }[],
): readonly number[] {
  return scored
    .map((_, index) => index)
    .sort((a, b) => {
      const difference = scored[b].score - scored[a].score;
      if (difference !== 0) return difference;
      return scored[a].id < scored[b].id ? -1 : 1;
    });
}
