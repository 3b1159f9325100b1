import { benefitColumn, type DecisionMatrix, weightShares } from './decision-matrix.ts';

/**
 * TOPSIS: relative closeness of each alternative to the ideal one, 0 to 1, higher better: its distance from the worst point
 * over the sum of its distances from the best and the worst, in criteria scaled to unit length and weighted.
 * Edge: criteria of zero length say nothing and are left out; 0.5 where all alternatives are equal.
 * Known weakness: the scale comes from the alternatives at hand, so that dropping one can reverse the order of others.
 * Source: Hwang and Yoon 1981, "Multiple Attribute Decision Making".
 */
export function topsis(matrix: DecisionMatrix): Float64Array {
  const shares = weightShares(matrix.criteria);
  const toBest = new Float64Array(matrix.alternatives);
  const toWorst = new Float64Array(matrix.alternatives);
  matrix.criteria.forEach((_, criterion) => {
    const column = benefitColumn(matrix, criterion);
    const length = Math.hypot(...column);
    const scale = length > 0 ? shares[criterion] / length : 0;
    const [worst, best] = [Math.min(...column), Math.max(...column)];
    for (let i = 0; i < column.length; i++) {
      toBest[i] += (scale * (best - column[i])) ** 2;
      toWorst[i] += (scale * (column[i] - worst)) ** 2;
    }
  });
  return toWorst.map((squared, i) => {
    const [near, far] = [Math.sqrt(toBest[i]), Math.sqrt(squared)];
    return near + far > 0 ? far / (near + far) : 0.5;
  });
}
