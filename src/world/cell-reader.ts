import { AssertionError } from '../math/assert.ts';
import type { PackedTable } from './packed.ts';

/**
 * The cells of one packed table, a whole column at a time: tight loops over arrays, because tens of thousands of
 * cells are read at every start of the program.
 */
export interface CellReader {
  hasColumn(column: string): boolean;
  texts(column: string): readonly string[];
  optionalTexts(column: string): readonly (string | undefined)[];
  numbers(column: string): readonly number[];
  optionalNumbers(column: string): readonly (number | undefined)[];
  flags(column: string): readonly boolean[];
}

/**
 * The reader of the cells of a table.
 * Errors: asserts that the column exists and that no required cell is empty (the packer has checked both).
 */
export function cellReader(
  table: PackedTable,
  name: string,
  strings: readonly string[],
): CellReader {
  const columns: Readonly<Record<string, readonly (number | null)[] | undefined>> = table.columns;
  const lacking = (column: string): never => {
    throw new AssertionError(`the packed table ${name} lacks ${column}, wholly or in a row`);
  };
  const cells = (column: string): readonly (number | null)[] => columns[column] ?? lacking(column);
  const numbers = (column: string): readonly number[] =>
    cells(column).map((cell) => cell ?? lacking(column));
  return {
    hasColumn: (column) => columns[column] !== undefined,
    texts: (column) => cells(column).map((cell) => strings[cell ?? lacking(column)]),
    optionalTexts: (column) =>
      cells(column).map((cell) => (cell === null ? undefined : strings[cell])),
    numbers,
    optionalNumbers: (column) => cells(column).map((cell) => cell ?? undefined),
    flags: (column) => numbers(column).map((cell) => cell === 1),
  };
}
