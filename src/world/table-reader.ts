import { AssertionError } from '../math/assert.ts';
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
  const tables: Readonly<Record<string, PackedTable | undefined>> = world.tables;
  const table = tables[name];
  if (table === undefined) throw new AssertionError(`the packed world has no table ${name}`);
  return readerOf({ table, name, strings: world.strings, citations });
}

interface Source {
  readonly table: PackedTable;
  readonly name: string;
  readonly strings: readonly string[];
  readonly citations: Citations;
}

function readerOf({ table, name, strings, citations }: Source): TableReader {
  const columns: Readonly<Record<string, Cells | undefined>> = table.columns;
  // The message is made only when it is needed: a hundred thousand cells are read at every start.
  const lacking = (column: string, row: number): never => {
    throw new AssertionError(`table ${name} row ${row} lacks ${column}`);
  };
  const optionalNumber = (column: string, row: number): number | undefined =>
    (columns[column] ?? lacking(column, row))[row] ?? undefined;
  const number = (column: string, row: number): number =>
    optionalNumber(column, row) ?? lacking(column, row);
  const optionalText = (column: string, row: number): string | undefined => {
    const place = optionalNumber(column, row);
    return place === undefined ? undefined : strings[place];
  };
  const text = (column: string, row: number): string =>
    optionalText(column, row) ?? lacking(column, row);
  const noteOf = (column: string, row: number): string | undefined =>
    columns[column] && optionalText(column, row);
  const originOf = (row: number, beside: FactColumns): Provenance => {
    const id = text(beside.source ?? 'source', row);
    const source = citations.get(id) ?? id;
    const year = number(beside.year ?? 'year', row);
    const confidence = text(beside.confidence ?? 'confidence', row) as Confidence;
    const note = noteOf(beside.note ?? 'note', row);
    return note === undefined ? { source, year, confidence } : { source, year, confidence, note };
  };
  const factReader =
    <T>(read: (column: string, row: number) => T | undefined) =>
    (column: string, row: number, beside: FactColumns = OWN): Fact<T> | undefined => {
      const value = read(column, row);
      if (value === undefined) return undefined;
      const { source, year, confidence, note } = originOf(row, beside);
      const fact: Writable<Fact<T>> = { value, source, year, confidence };
      const low = beside.low === undefined ? undefined : read(beside.low, row);
      const high = beside.high === undefined ? undefined : read(beside.high, row);
      if (low !== undefined) fact.low = low;
      if (high !== undefined) fact.high = high;
      if (note !== undefined) fact.note = note;
      return fact;
    };
  return {
    rows: table.rows,
    text,
    optionalText,
    number,
    optionalNumber,
    flag: (column, row) => number(column, row) === 1,
    words: (column, row) => optionalText(column, row)?.split('|') ?? [],
    provenance: (row) => originOf(row, OWN),
    numberFact: factReader(optionalNumber),
    textFact: factReader(optionalText),
    map: (build) => Array.from({ length: table.rows }, (_, row) => build(row)),
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const OWN: FactColumns = {};
