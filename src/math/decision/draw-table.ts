import { assert } from '../assert.ts';

/**
 * What each alternative is worth in each draw (or future, or scenario): `values[draw * alternatives + alternative]`, higher
 * better, so that costs come in negated. -Infinity: out of the question in that draw. The instruments of this folder ask
 * this table, and it alone, who wins, how often and at what regret.
 */
export interface DrawTable {
  readonly draws: number;
  readonly alternatives: number;
  readonly values: Float64Array;
}

/** A table of `values`, row by row. Asserts its size, and that no value is NaN: a comparison with it would be no ranking. */
export function drawTable(alternatives: number, values: Float64Array): DrawTable {
  const draws = alternatives === 0 ? 0 : values.length / alternatives;
  assert(Number.isInteger(draws), 'a table of draws has whole rows');
  assert(
    values.every((value) => !Number.isNaN(value)),
    'a table of draws holds numbers',
  );
  return { draws, alternatives, values };
}

/** The draws of several tables over the same alternatives, one after the other: what workers found, in order. */
export function joinDraws(tables: readonly DrawTable[]): DrawTable {
  assert(tables.length > 0, 'there is a table to join');
  const { alternatives } = tables[0];
  assert(
    tables.every((table) => table.alternatives === alternatives),
    'joined tables have the same alternatives',
  );
  const draws = tables.reduce((sum, table) => sum + table.draws, 0);
  const values = new Float64Array(draws * alternatives);
  let offset = 0;
  for (const table of tables) {
    values.set(table.values, offset);
    offset += table.values.length;
  }
  return { draws, alternatives, values };
}

/** What one alternative is worth in every draw. */
export function alternativeDraws(table: DrawTable, alternative: number): Float64Array {
  const { draws, alternatives, values } = table;
  const column = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) column[draw] = values[draw * alternatives + alternative];
  return column;
}

/** The row of a draw, not copied. */
export function drawRow({ alternatives, values }: DrawTable, draw: number): Float64Array {
  return values.subarray(draw * alternatives, (draw + 1) * alternatives);
}

/** Mean of each alternative over the draws. */
export function alternativeMeans(table: DrawTable): Float64Array {
  const { draws, alternatives, values } = table;
  const means = new Float64Array(alternatives);
  for (let k = 0; k < values.length; k++) means[k % alternatives] += values[k];
  return means.map((sum) => sum / draws);
}

/** Position of the largest value; of equal ones the first. Edge: -1 for an empty row. */
export function largestAt(row: ArrayLike<number>): number {
  let best = row.length === 0 ? -1 : 0;
  for (let i = 1; i < row.length; i++) if (row[i] > row[best]) best = i;
  return best;
}
