import { parse } from 'csv-parse/sync';
import type { ColumnSchema, TableSchema } from '../table-schema.ts';
import { cellFault } from './cell.ts';
import type { TableFault } from './fault.ts';

/** A row of a table as written, with the line on which it begins. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface ReadTable {
  readonly rows: readonly TableRow[];
  readonly faults: readonly TableFault[];
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file and everything that is wrong with them: unknown, missing or repeated columns, rows of the wrong length,
 * cells that are not of their kind, and rows that share a key.
 */
export function readTable(schema: TableSchema, csv: string): ReadTable {
  const file = `${schema.name}.csv`;
  const parsed = parse(csv, {
    info: true,
    bom: true,
    relax_column_count: true,
  }) as unknown as Parsed[];
  const header = parsed[0]?.record ?? [];
  const headerFaults = faultsOfHeader(schema, header);
  if (headerFaults.length > 0) {
    return { rows: [], faults: headerFaults.map((message) => ({ file, line: 1, message })) };
  }
  const faults: TableFault[] = [];
  const rows: TableRow[] = [];
  parsed.slice(1).forEach(({ record, info }) => {
    const line = info.lines - breaksWithin(record);
    if (record.length !== header.length) {
      const message = `has ${record.length} cells, the header has ${header.length}`;
      faults.push({ file, line, message });
      return;
    }
    const cells = Object.fromEntries(header.map((column, at) => [column, record[at] ?? '']));
    rows.push({ line, cells });
    faults.push(
      ...faultsOfCells(schema, { line, cells }).map((fault) => ({ file, line, ...fault })),
    );
  });
  return { rows, faults: [...faults, ...repeatedKeys(schema, rows)] };
}

/** The parser counts the line on which a record ends; quoted cells may have broken it over several. */
function breaksWithin(record: readonly string[]): number {
  return record.reduce((count, cell) => count + (cell.split('\n').length - 1), 0);
}

function faultsOfHeader(schema: TableSchema, header: readonly string[]): string[] {
  const known = Object.keys(schema.columns);
  return [
    ...header.filter((column) => !known.includes(column)).map((c) => `unknown column ${c}`),
    ...known.filter((column) => !header.includes(column)).map((c) => `lacks the column ${c}`),
    ...header.filter((column, at) => header.indexOf(column) !== at).map((c) => `repeats ${c}`),
  ];
}

function faultsOfCells(schema: TableSchema, row: TableRow): { column: string; message: string }[] {
  return Object.entries(schema.columns).flatMap(([column, wanted]: [string, ColumnSchema]) => {
    const message = cellFault(wanted, row.cells[column] ?? '');
    return message === undefined ? [] : [{ column, message }];
  });
}

function repeatedKeys(schema: TableSchema, rows: readonly TableRow[]): TableFault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, cells }) => {
    const key = schema.key.map((column) => cells[column]).join(' / ');
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, line);
      return [];
    }
    const message = `repeats the row of line ${before}: ${key}`;
    return [{ file: `${schema.name}.csv`, line, column: schema.key.join('+'), message }];
  });
}
