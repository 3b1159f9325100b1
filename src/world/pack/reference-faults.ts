import type { TableSchema } from '../table-schema.ts';
import type { TableFault } from './fault.ts';
import type { TableRow } from './read-table.ts';

type RowsOf = (table: string) => readonly TableRow[];

/** Cells that name a row of another table: which column, the table and column that it must be found in. */
const REFERENCES = [
  { table: 'country-indicators', column: 'country', to: ['countries', 'iso2'] },
  { table: 'country-categories', column: 'country', to: ['countries', 'iso2'] },
  { table: 'cities', column: 'country', to: ['countries', 'iso2'] },
  { table: 'regions', column: 'country', to: ['countries', 'iso2'] },
  { table: 'regions', column: 'provider', to: ['providers', 'id'] },
  { table: 'prices', column: 'provider', to: ['providers', 'id'] },
  { table: 'backbone-links', column: 'from', to: ['backbone-hubs', 'id'] },
  { table: 'backbone-links', column: 'to', to: ['backbone-hubs', 'id'] },
  { table: 'transit-rules', column: 'country', to: ['countries', 'iso2'] },
  { table: 'peering-regions', column: 'countries', to: ['countries', 'iso2'] },
  { table: 'peering-regions', column: 'exchanges', to: ['backbone-hubs', 'id'] },
  { table: 'peering-regions', column: 'exchangesAbroad', to: ['backbone-hubs', 'id'] },
  { table: 'access-networks', column: 'country', to: ['countries', 'iso2'] },
  { table: 'rtt-measurements', column: 'provider', to: ['providers', 'id'] },
] as const;

/** Cells that point at nothing: a source that is not in sources.csv, a country, provider or hub that does not exist. */
export function referenceFaults(schemas: readonly TableSchema[], rowsOf: RowsOf): TableFault[] {
  const sourceIds = new Set(rowsOf('sources').map((row) => row.cells.id));
  const sourceFaults = schemas.flatMap((schema) =>
    Object.entries(schema.columns)
      .filter(([, { kind }]) => kind === 'source')
      .flatMap(([column]) =>
        missing(schema.name, { column, known: sourceIds, of: 'sources', rowsOf }),
      ),
  );
  const otherFaults = REFERENCES.flatMap(({ table, column, to: [of, id] }) => {
    const known = new Set(rowsOf(of).map((row) => row.cells[id]));
    return missing(table, { column, known, of, rowsOf });
  });
  return [...sourceFaults, ...otherFaults];
}

interface Lookup {
  readonly column: string;
  readonly known: ReadonlySet<string | undefined>;
  readonly of: string;
  readonly rowsOf: RowsOf;
}

function missing(table: string, { column, known, of, rowsOf }: Lookup): TableFault[] {
  return rowsOf(table).flatMap(({ line, cells }) => {
    const words = (cells[column] ?? '').split('|').filter((word) => word !== '');
    return words.flatMap((word) => {
      if (known.has(word)) return [];
      const message = `${JSON.stringify(word)} is not in ${of}.csv`;
      return [{ file: `${table}.csv`, line, column, message }];
    });
  });
}
