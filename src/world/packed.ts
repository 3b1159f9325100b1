/**
 * The packed form of the tables: one array a column, so that the file is small and one `JSON.parse` reads it.
 * A number cell is the number, a flag 0 or 1, any text its place in `strings`; `null` is an empty cell.
 */
export interface PackedTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

export interface PackedWorld {
  /** SHA-256 of everything else in here, first 16 hex digits. */
  readonly hash: string;
  readonly compiled: string;
  readonly strings: readonly string[];
  readonly tables: Readonly<Record<string, PackedTable>>;
}
