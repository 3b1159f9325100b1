import { assert } from '../math/assert.ts';
import type { PackedTable, PackedWorld } from './packed.ts';
import type { Confidence, Fact, Provenance } from './types.ts';

type Cells = readonly (number | null)[];

/** Names of the columns that hold a fact beside its value; those left out are the row's own. */
export interface FactColumns {
  readonly low?: string;
  readonly high?: string;
  readonly source?: string;
  readonly year?: string;
  readonly confidence?: string;
  readonly note?: string;
}

/** Typed reading of one packed table, a cell at a time; a missing column or required cell is our own bug. */
export interface TableReader {
  readonly rows: number;
  text(column: string, row: number): string;
  optionalText(column: string, row: number): string | undefined;
  number(column: string, row: number): number;
  optionalNumber(column: string, row: number): number | undefined;
  flag(column: string, row: number): boolean;
  words(column: string, row: number): readonly string[];
  provenance(row: number): Provenance;
  numberFact(column: string, row: number, beside?: FactColumns): Fact | undefined;
  textFact(column: string, row: number, beside?: FactColumns): Fact<string> | undefined;
  /** Builds one record a row. */
  map<T>(build: (row: number) => T): T[];
}

/** Citations by source id: what {@link Provenance} shows. */
export type Citations = ReadonlyMap<string, string>;

/** The reader of table `name` of a packed world. */
export function tableReader(world: PackedWorld, name: string, citations: Citations): TableReader {
  const table = world.tables[name];
  assert(table !== undefined, `the packed world has no table ${name}`);
  return readerOf({ table, name, strings: world.strings, citations });
}

interface Source {
  readonly table: PackedTable;
  readonly name: string;
  readonly strings: readonly string[];
  readonly citations: Citations;
}

function readerOf({ table, name, strings, citations }: Source): TableReader {
  const cells = (column: string): Cells => {
    const found = table.columns[column];
    assert(found !== undefined, `table ${name} has no column ${column}`);
    return found;
  };
  const optionalNumber = (column: string, row: number): number | undefined =>
    cells(column)[row] ?? undefined;
  const number = (column: string, row: number): number => {
    const cell = cells(column)[row];
    assert(cell !== null && cell !== undefined, `table ${name} row ${row} lacks ${column}`);
    return cell;
  };
  const optionalText = (column: string, row: number): string | undefined => {
    const cell = cells(column)[row];
    return cell === null ? undefined : strings[cell];
  };
  const text = (column: string, row: number): string => {
    const found = optionalText(column, row);
    assert(found !== undefined, `table ${name} row ${row} lacks ${column}`);
    return found;
  };
  const besideOf = (row: number, beside: FactColumns): Provenance => {
    const id = text(beside.source ?? 'source', row);
    const note = table.columns[beside.note ?? 'note'] && optionalText(beside.note ?? 'note', row);
    const origin = {
      source: citations.get(id) ?? id,
      year: number(beside.year ?? 'year', row),
      confidence: text(beside.confidence ?? 'confidence', row) as Confidence,
    };
    return note === undefined ? origin : { ...origin, note };
  };
  const bounded = <T>(read: (column: string, row: number) => T | undefined) => {
    return (column: string, row: number, beside: FactColumns = {}): Fact<T> | undefined => {
      const value = read(column, row);
      if (value === undefined) return undefined;
      const fact = { value, ...besideOf(row, beside) };
      const low = beside.low === undefined ? undefined : read(beside.low, row);
      const high = beside.high === undefined ? undefined : read(beside.high, row);
      if (low === undefined && high === undefined) return fact;
      return { ...fact, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
    };
  };
  return {
    rows: table.rows,
    text,
    optionalText,
    number,
    optionalNumber,
    flag: (column, row) => number(column, row) === 1,
    words: (column, row) => optionalText(column, row)?.split('|') ?? [],
    provenance: (row) => besideOf(row, {}),
    numberFact: bounded(optionalNumber),
    textFact: bounded(optionalText),
    map: (build) => Array.from({ length: table.rows }, (_, row) => build(row)),
  };
}
