import { type DrawRange, uniformColumns } from './uniform-columns.ts';

/**
 * Weight vectors spread uniformly over all possible ones (0 or more, sum 1): draw k is row k of a table with `criteria`
 * columns. What is left of the weight is broken like a stick, the share of criterion c among the m that remain having the
 * distribution 1 - (1 - x)^(m - 1); this needs one dimension less than weights, and keeps low-discrepancy draws even.
 * Source: Devroye 1986, "Non-Uniform Random Variate Generation", sections V.2 (spacings) and XI.4 (Dirichlet by betas).
 */
export function simplexWeights(criteria: number, range: DrawRange): Float64Array {
  const columns = uniformColumns(Math.max(0, criteria - 1), range);
  const weights = new Float64Array(range.count * criteria);
  for (let draw = 0; draw < range.count; draw++) {
    let left = 1;
    for (let c = 0; c < criteria - 1; c++) {
      const share = 1 - (1 - columns[c][draw]) ** (1 / (criteria - 1 - c));
      weights[draw * criteria + c] = left * share;
      left *= 1 - share;
    }
    if (criteria > 0) weights[draw * criteria + criteria - 1] = left;
  }
  return weights;
}
