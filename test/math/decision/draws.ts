import { fc } from '@fast-check/vitest';
import { type DrawTable, drawTable } from '../../../src/math/decision/draw-table.ts';

/** A small table of whole values, so that ties are common. */
export const smallTable: fc.Arbitrary<DrawTable> = fc
  .record({ alternatives: fc.integer({ min: 1, max: 6 }), draws: fc.integer({ min: 1, max: 12 }) })
  .chain(({ alternatives, draws }) =>
    fc
      .array(fc.integer({ min: -9, max: 9 }), {
        minLength: alternatives * draws,
        maxLength: alternatives * draws,
      })
      .map((values) => drawTable(alternatives, Float64Array.from(values))),
  );

/** Rows of numbers as a table. */
export function tableOf(rows: readonly (readonly number[])[]): DrawTable {
  return drawTable(rows[0].length, Float64Array.from(rows.flat()));
}
