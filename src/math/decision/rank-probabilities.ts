import { type DrawTable, drawRow } from './draw-table.ts';

/**
 * How often each alternative takes each rank: `values[alternative * alternatives + rank - 1]`, rank 1 best. Every row and
 * every column sums to 1.
 */
export interface RankProbabilities {
  readonly alternatives: number;
  readonly values: Float64Array;
}

/**
 * Probability of each rank over the draws; alternatives that are worth the same share the ranks that they take together,
 * so that no order of the input decides. Edge: without draws all are 0.
 * Source: Lahdelma and Salminen 2001, "SMAA-2", Operations Research 49(3) (rank acceptability).
 * Accuracy: of each probability p, sqrt(p (1 - p) / draws) at most; less with low-discrepancy draws.
 */
export function rankProbabilities(table: DrawTable): RankProbabilities {
  const { draws, alternatives } = table;
  const counts = new Float64Array(alternatives * alternatives);
  const sorted = new Float64Array(alternatives);
  for (let draw = 0; draw < draws; draw++) countRanks(drawRow(table, draw), sorted, counts);
  return { alternatives, values: counts.map((count) => count / draws || 0) };
}

/** Adds the ranks of one row to the counts. `sorted` is room to sort in. */
export function countRanks(row: Float64Array, sorted: Float64Array, counts: Float64Array): void {
  const { length } = row;
  sorted.set(row);
  // Without a comparison function the engine sorts natively, ten times faster.
  sorted.sort();
  for (let alternative = 0; alternative < length; alternative++) {
    const value = row[alternative];
    const below = lowerBound(sorted, value);
    let upTo = below + 1;
    while (upTo < length && sorted[upTo] === value) upTo++;
    const share = 1 / (upTo - below);
    for (let place = below; place < upTo; place++) {
      counts[alternative * length + length - 1 - place] += share;
    }
  }
}

/** Number of sorted values below `value`, which is among them. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Probability that an alternative takes a rank (1 best). */
export function rankProbability(
  { alternatives, values }: RankProbabilities,
  alternative: number,
  rank: number,
): number {
  return values[alternative * alternatives + rank - 1];
}

/** Mean rank of each alternative, 1 best. */
export function expectedRanks({ alternatives, values }: RankProbabilities): Float64Array {
  const ranks = new Float64Array(alternatives);
  for (let k = 0; k < values.length; k++) {
    ranks[Math.floor(k / alternatives)] += values[k] * ((k % alternatives) + 1);
  }
  return ranks;
}

/** Probability that each alternative is worth the most, ties shared: the first column of the ranks, without the sorting. */
export function bestProbabilities(table: DrawTable): Float64Array {
  const { draws, alternatives } = table;
  const shares = new Float64Array(alternatives);
  for (let draw = 0; draw < draws; draw++) addBestShares(drawRow(table, draw), shares);
  return shares.map((share) => share / draws || 0);
}

/** Adds 1 to the share of the best of a row, split where several are. */
export function addBestShares(row: Float64Array, shares: Float64Array): void {
  let best = -Infinity;
  let count = 0;
  for (const value of row) {
    if (value > best) [best, count] = [value, 1];
    else if (value === best) count++;
  }
  for (let i = 0; i < row.length; i++) if (row[i] === best) shares[i] += 1 / count;
}
