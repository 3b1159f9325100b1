import { createHash } from 'node:crypto';
import type { PackedTable, PackedWorld } from '../packed.ts';
import type { TableSchema } from '../table-schema.ts';
import { isNumericKind } from './cell.ts';
import type { TableFault } from './fault.ts';
import { readTable, type ReadTable, type TableRow } from './read-table.ts';
import { referenceFaults } from './reference-faults.ts';

export interface PackInput {
  readonly schemas: readonly TableSchema[];
  /** Text of the CSV file of a table. */
  readonly csvOf: (table: string) => string;
  /** The day on which the tables were compiled, `YYYY-MM-DD`. */
  readonly compiled: string;
}

export type PackOutcome =
  | { readonly ok: true; readonly world: PackedWorld }
  | { readonly ok: false; readonly faults: readonly TableFault[] };

/**
 * The packed world from the CSV files, or every fault in them. The same files give the same bytes: tables and
 * columns stand in the order of the schemas, strings in the order in which they first occur.
 */
export function packWorld({ schemas, csvOf, compiled }: PackInput): PackOutcome {
  const read = new Map<string, ReadTable>(
    schemas.map((schema) => [schema.name, readTable(schema, csvOf(schema.name))]),
  );
  const rowsOf = (table: string): readonly TableRow[] => read.get(table)?.rows ?? [];
  const cellFaults = [...read.values()].flatMap((table) => table.faults);
  const faults = cellFaults.length > 0 ? cellFaults : referenceFaults(schemas, rowsOf);
  if (faults.length > 0) return { ok: false, faults };
  const interned = new Map<string, number>();
  const tables = Object.fromEntries(
    schemas.map((schema) => [schema.name, packTable(schema, rowsOf(schema.name), interned)]),
  );
  const content = { compiled, strings: [...interned.keys()], tables };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { ok: true, world: { hash, ...content } };
}

function packTable(
  schema: TableSchema,
  rows: readonly TableRow[],
  interned: Map<string, number>,
): PackedTable {
  const place = (text: string): number => {
    const known = interned.get(text) ?? interned.size;
    interned.set(text, known);
    return known;
  };
  const columns = Object.fromEntries(
    Object.entries(schema.columns).map(([column, { kind }]) => [
      column,
      rows.map(({ cells }) => {
        const cell = cells[column] ?? '';
        if (cell === '') return null;
        return isNumericKind(kind) ? Number(cell) : place(cell);
      }),
    ]),
  );
  return { rows: rows.length, columns };
}
