import { assert } from '../assert.ts';

/**
 * Kendall's tau-b of two columns of scores, -1 to 1: pairs in the same order less pairs in opposite order, over the
 * geometric mean of the pairs that each column does not tie. O(n^2).
 * Edge: undefined where a column ties every pair, as one of fewer than two values does.
 * Source: Kendall 1945, "The treatment of ties in ranking problems", Biometrika 33(3).
 */
export function kendallTau(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  assert(a.length === b.length, 'correlated columns are equally long');
  let [sum, apartInA, apartInB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const [inA, inB] = [Math.sign(a[i] - a[j]), Math.sign(b[i] - b[j])];
      sum += inA * inB;
      apartInA += Math.abs(inA);
      apartInB += Math.abs(inB);
    }
  }
  return apartInA === 0 || apartInB === 0 ? undefined : sum / Math.sqrt(apartInA * apartInB);
}
