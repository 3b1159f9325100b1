import { assert } from '../math/assert.ts';

/** A part of a region that opens at the beginning of a year of operation. */
export interface Phase {
  /** 0 is the year of opening. */
  readonly year: number;
  /** Share of the whole, 0 to 1. */
  readonly share: number;
}

/** The whole region at once. */
export const ONE_PHASE: readonly Phase[] = [{ year: 0, share: 1 }];

/** Shares sum to 1 but for rounding. */
const ROUNDING = 1e-9;

/**
 * The share of the region that opens in each year of the horizon.
 * Errors: throws `AssertionError` for shares that do not sum to 1, a phase outside the horizon or one of negative size.
 */
export function openedShares(phases: readonly Phase[], horizonYears: number): readonly number[] {
  const shares = new Array<number>(horizonYears).fill(0);
  for (const { year, share } of phases) {
    const isInside = Number.isInteger(year) && year >= 0 && year < horizonYears;
    assert(isInside && share >= 0, `phase in year ${year} of ${horizonYears} with share ${share}`);
    shares[year] += share;
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  assert(Math.abs(sum - 1) < ROUNDING, `phases must sum to the whole, got ${sum}`);
  return shares;
}
