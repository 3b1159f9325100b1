import { assert } from '../math/assert.ts';

/** A value and its bounds, about the 10th and 90th percentile of what it may be: `low <= mid <= high`. */
export interface Range {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** A result with its bounds, and the input that moves it most between its own ends; absent where none moves it. */
export interface MovedRange extends Range {
  readonly driver?: string;
}

/** The range, after making sure that it is one. Errors: throws `AssertionError` for a range upside down or not finite. */
export function checkedRange(range: Range, name: string): Range {
  const { low, mid, high } = range;
  const isRange = Number.isFinite(low) && low <= mid && mid <= high && Number.isFinite(high);
  assert(isRange, `${name} must be a range of finite numbers, got ${low} ${mid} ${high}`);
  return range;
}

/** A value that is certain. */
export function exactly(value: number): Range {
  return { low: value, mid: value, high: value };
}
