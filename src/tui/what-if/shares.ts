import type { Workload } from '../../demand/workload.ts';
import type { Changes } from './draft.ts';

/** Shares are written to a millionth; the rest of the rounding goes to the largest, so that they sum to 1. */
const PRECISION = 1e6;

function rounded(shares: readonly number[]): readonly number[] {
  const parts = shares.map((share) => Math.round(share * PRECISION));
  const excess = parts.reduce((sum, part) => sum + part, 0) - PRECISION;
  const largest = parts.indexOf(Math.max(...parts));
  return parts.map((part, index) => (index === largest ? part - excess : part) / PRECISION);
}

/**
 * The demand shares of all workloads when some are set: those keep what they were set to, the others divide the rest in
 * their old proportion. Where the set ones want more than there is, or nobody is left to take the rest, they alone are scaled.
 */
export function effectiveShares(
  workloads: readonly Workload[],
  changes: Changes,
): Readonly<Record<string, number>> {
  const wanted = workloads.map(({ id, demandShare }) => {
    const set = changes[`share:${id}`];
    return typeof set === 'number'
      ? { share: set, isSet: true }
      : { share: demandShare, isSet: false };
  });
  const sumOf = (isSet: boolean) =>
    wanted.reduce((sum, each) => sum + (each.isSet === isSet ? each.share : 0), 0);
  const [set, free] = [sumOf(true), sumOf(false)];
  if (set + free === 0)
    return sharesById(workloads, rounded(workloads.map(() => 1 / workloads.length)));
  const isFilled = set < 1 && free > 0;
  const shares = wanted.map(({ share, isSet }) => {
    if (isSet) return isFilled ? share : share / set;
    return isFilled ? (share * (1 - set)) / free : 0;
  });
  return sharesById(workloads, rounded(shares));
}

function sharesById(workloads: readonly Workload[], shares: readonly number[]) {
  return Object.fromEntries(workloads.map(({ id }, index) => [id, shares[index]]));
}
