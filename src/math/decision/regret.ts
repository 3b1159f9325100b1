import { assert } from '../assert.ts';
import { type DrawTable, drawRow } from './draw-table.ts';

/** What it costs, in the unit of the table, to have chosen each alternative before knowing the draw. */
export interface Regrets {
  /** Mean over the draws; the smallest of them is the expected value of perfect information. */
  readonly expected: Float64Array;
  readonly maximum: Float64Array;
}

/**
 * Regret of each alternative: the best value of a draw less its own, never below 0. `probabilities` of the draws, where
 * they are not equally likely; they need not sum to 1.
 * Edge: Infinity for an alternative that is out of the question in some draw. Errors: asserts that each draw has a
 * possible alternative.
 * Source: Savage 1951, "The Theory of Statistical Decision", JASA 46(253).
 */
export function regrets(table: DrawTable, probabilities?: ArrayLike<number>): Regrets {
  const { draws, alternatives } = table;
  const expected = new Float64Array(alternatives);
  const maximum = new Float64Array(alternatives);
  let total = 0;
  for (let draw = 0; draw < draws; draw++) {
    const row = drawRow(table, draw);
    const probability = probabilities?.[draw] ?? 1;
    total += probability;
    const best = row.reduce((high, value) => Math.max(high, value), -Infinity);
    assert(best > -Infinity, 'each draw has a possible alternative');
    for (let i = 0; i < alternatives; i++) {
      const regret = best - row[i];
      if (probability > 0) expected[i] += probability * regret;
      if (regret > maximum[i]) maximum[i] = regret;
    }
  }
  return { expected: expected.map((sum) => sum / total || 0), maximum };
}
