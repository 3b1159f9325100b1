/**
 * Spearman's rank correlation of two columns, -1 to 1: the correlation of their ranks, equal values sharing the mean of theirs.
 * Edge: `undefined` for fewer than two pairs, or where all values of a column are equal.
 * Source: Spearman 1904, "The proof and measurement of association between two things", Am. J. Psychology 15(1).
 */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | undefined {
  const [ranksA, ranksB] = [meanRanks(a), meanRanks(b)];
  const mean = (a.length + 1) / 2;
  let [covariance, varianceA, varianceB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    covariance += (ranksA[i] - mean) * (ranksB[i] - mean);
    varianceA += (ranksA[i] - mean) ** 2;
    varianceB += (ranksB[i] - mean) ** 2;
  }
  return varianceA === 0 || varianceB === 0
    ? undefined
    : covariance / Math.sqrt(varianceA * varianceB);
}

/** Rank of each value, 1 for the smallest; equal values share the mean of their ranks. */
export function meanRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
