/**
 * What a cell of a table may hold. `source` is an id of sources.csv, `date` a partial date, `words` a list parted
 * by `|`, `flag` 0 or 1; the rest is what it says.
 */
export type CellKind =
  'text' | 'words' | 'number' | 'whole' | 'flag' | 'year' | 'date' | 'confidence' | 'source';

export interface ColumnSchema {
  readonly kind: CellKind;
  readonly required: boolean;
  /** Values that are allowed, where they are few. */
  readonly oneOf?: readonly string[];
}

/** One table: `<name>.csv` has exactly these columns, in any order. */
export interface TableSchema {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnSchema>>;
  /** Columns whose values together name a row; no two rows share them. */
  readonly key: readonly string[];
}

/** A column that every row fills. */
export function must(kind: CellKind, oneOf?: readonly string[]): ColumnSchema {
  return oneOf ? { kind, required: true, oneOf } : { kind, required: true };
}

/** A column that a row may leave empty: the value is unknown or does not exist. */
export function may(kind: CellKind, oneOf?: readonly string[]): ColumnSchema {
  return oneOf ? { kind, required: false, oneOf } : { kind, required: false };
}

/** The three columns that say where a row comes from. */
export const PROVENANCE_COLUMNS = {
  source: must('source'),
  year: must('year'),
  confidence: must('confidence', ['high', 'medium', 'low']),
} as const;
