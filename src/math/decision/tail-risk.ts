import { quantile } from 'd3-array';
import { assert } from '../assert.ts';

/** Which end of a sample is the bad one, and the share of it that counts as its tail. */
export interface Tail {
  /** Share of the draws in the tail, above 0, at most 1. */
  readonly level: number;
  /** 'low' where more is better (NPV, score), 'high' where less is (cost, round trip). */
  readonly badEnd: 'low' | 'high';
}

/**
 * Conditional value at risk (expected shortfall): the mean of the worst `level` of the draws, where one draw counts in part
 * if the share cuts through it. A level of 1 gives the mean.
 * Source: Rockafellar and Uryasev 2002, "Conditional value-at-risk for general loss distributions", J. Banking and Finance
 * 26(7), proposition 8. Errors: asserts a draw and a level within (0, 1].
 */
export function conditionalValueAtRisk(values: Float64Array, { level, badEnd }: Tail): number {
  assert(values.length > 0 && level > 0 && level <= 1, 'a tail has draws and a share of them');
  const sorted = values.slice().sort();
  if (badEnd === 'high') sorted.reverse();
  const count = level * sorted.length;
  let sum = 0;
  for (let k = 0; k < count; k++) sum += Math.min(1, count - k) * sorted[k];
  return sum / count;
}

/**
 * Quantiles of a sample at several probabilities, between neighboring draws by straight lines.
 * Source: Hyndman and Fan 1996, definition 7, as in d3-array. Errors: asserts a draw.
 */
export function sampleQuantiles(
  values: Float64Array,
  probabilities: readonly number[],
): readonly number[] {
  return probabilities.map((probability) => {
    const found = quantile(values, probability);
    assert(found !== undefined, 'a sample has draws');
    return found;
  });
}
