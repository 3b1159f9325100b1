import { AssertionError } from '../math/assert.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import type { PackedTable, PackedWorld } from './packed.ts';
import type { Confidence, Fact, Provenance } from './types.ts';

/** Names of the columns that stand beside the value of a fact; those left out are the row's own. */
export interface FactColumns {
  readonly low?: string;
  readonly high?: string;
  readonly source?: string;
  readonly year?: string;
  readonly confidence?: string;
  readonly note?: string;
}

/** Citations by source id: what {@link Provenance} shows. */
export type Citations = ReadonlyMap<string, string>;

/** A packed table, read by columns: entry `i` of each is row `i`. */
export interface TableReader extends CellReader {
  readonly rows: number;
  /** Where each row comes from. */
  provenances(): readonly Provenance[];
  numberFacts(column: string, beside?: FactColumns): readonly (Fact | undefined)[];
  textFacts(column: string, beside?: FactColumns): readonly (Fact<string> | undefined)[];
  /** Builds one record a row. */
  records<T>(build: (row: number) => T): T[];
}

/** The reader of table `name` of a packed world. */
export function tableReader(world: PackedWorld, name: string, citations: Citations): TableReader {
  const tables: Readonly<Record<string, PackedTable | undefined>> = world.tables;
  const table = tables[name];
  if (table === undefined) throw new AssertionError(`the packed world has no table ${name}`);
  const cells = cellReader(table, name, world.strings);
  return {
    rows: table.rows,
    ...cells,
    provenances: () => {
      const originOf = originReader(cells, citations, {});
      return Array.from({ length: table.rows }, (_, row) => originOf(row));
    },
    numberFacts: (column, beside = {}) =>
      factsOf(cells.optionalNumbers(column), {
        beside,
        read: (name) => cells.optionalNumbers(name),
        originOf: originReader(cells, citations, beside),
      }),
    textFacts: (column, beside = {}) =>
      factsOf(cells.optionalTexts(column), {
        beside,
        read: (name) => cells.optionalTexts(name),
        originOf: originReader(cells, citations, beside),
      }),
    records: (build) => Array.from({ length: table.rows }, (_, row) => build(row)),
  };
}

type OriginOf = (row: number) => Provenance;

function originReader(cells: CellReader, citations: Citations, beside: FactColumns): OriginOf {
  const sources = cells.optionalTexts(beside.source ?? 'source');
  const years = cells.optionalNumbers(beside.year ?? 'year');
  const confidences = cells.optionalTexts(beside.confidence ?? 'confidence');
  const noteColumn = beside.note ?? 'note';
  const notes = cells.hasColumn(noteColumn) ? cells.optionalTexts(noteColumn) : [];
  return (row) => {
    const source = citations.get(sources[row] ?? '');
    const year = years[row];
    const confidence = confidences[row] as Confidence | undefined;
    const note = notes[row];
    if (source === undefined || year === undefined || confidence === undefined) {
      throw new AssertionError(`row ${row} of a packed table does not say where it comes from`);
    }
    return note === undefined ? { source, year, confidence } : { source, year, confidence, note };
  };
}

interface FactRequest<T> {
  readonly beside: FactColumns;
  readonly read: (column: string) => readonly (T | undefined)[];
  readonly originOf: OriginOf;
}

function factsOf<T>(
  values: readonly (T | undefined)[],
  { beside, read, originOf }: FactRequest<T>,
): readonly (Fact<T> | undefined)[] {
  const lows = beside.low === undefined ? [] : read(beside.low);
  const highs = beside.high === undefined ? [] : read(beside.high);
  return values.map((value, row) => {
    if (value === undefined) return undefined;
    const { source, year, confidence, note } = originOf(row);
    const fact: Writable<Fact<T>> = { value, source, year, confidence };
    if (lows[row] !== undefined) fact.low = lows[row];
    if (highs[row] !== undefined) fact.high = highs[row];
    if (note !== undefined) fact.note = note;
    return fact;
  });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
