import type { ReferenceRange } from '../scenario/types.ts';

/**
 * One criterion of one site in its natural unit, with the range that its low-confidence inputs allow. All three are
 * absent where the value is not known at all.
 */
export interface CriterionValue {
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
}

/** A criterion value on the scale of 0 (worst of the reference range) to 1 (best), with its range. */
export interface NormalizedValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isKnown: boolean;
}

/** A value that is exactly what it is. */
export function exactly(value: number): CriterionValue {
  return { value, low: value, high: value };
}

/** Position between worst (0) and best (1), cut off at the ends; 0.5 where the range has no width. */
function position(value: number, { worst, best }: ReferenceRange): number {
  if (best === worst) return 0.5;
  return Math.max(0, Math.min(1, (value - worst) / (best - worst)));
}

/**
 * Linear normalization against a fixed range. An unknown value may stand anywhere in the range, so it counts as its
 * middle and carries the whole of it: it is never scored as the best.
 * Source: Hwang and Yoon 1981, "Multiple Attribute Decision Making", linear scale; a fixed range instead of the
 * candidates' own extremes is what makes the score of one alternative independent of the others (Belton and Gear 1983).
 */
export function normalized(
  { value, low, high }: CriterionValue,
  range: ReferenceRange,
): NormalizedValue {
  if (value === undefined) return { value: 0.5, low: 0, high: 1, isKnown: false };
  const ends = [low ?? value, high ?? value].map((each) => position(each, range));
  return {
    value: position(value, range),
    low: Math.min(...ends),
    high: Math.max(...ends),
    isKnown: true,
  };
}

/** The range that a set of sites spans, `undefined` where none of them has a value. */
export function spannedRange(
  values: readonly CriterionValue[],
  goal: 'min' | 'max',
): ReferenceRange | undefined {
  const known = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (known.length === 0) return undefined;
  const least = known.reduce((a, b) => Math.min(a, b));
  const most = known.reduce((a, b) => Math.max(a, b));
  return goal === 'max' ? { worst: least, best: most } : { worst: most, best: least };
}
