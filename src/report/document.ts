/**
 * A report as plain data: what is said, without how it looks. Every command makes one, and every output form
 * (terminal, CSV, Markdown) is drawn from it, so that no form can say something else than the others.
 * Rejected: strings built by each command; they drift apart, and a table in a string cannot become a CSV.
 */
export interface ReportDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = HeadingBlock | TextBlock | TableBlock | BarsBlock | PictureBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly text: string;
}

/** A paragraph; `note` is said quietly, `warning` must be seen. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly tone?: 'plain' | 'strong' | 'note' | 'warning' | 'good' | 'bad';
}

export type Cell = string | number | undefined;

export interface Column {
  /** Name in CSV and JSON; its unit ends it: `rttGainMs`. */
  readonly key: string;
  /** Heading for people. */
  readonly label: string;
  /** Unit for people, under the heading. */
  readonly unit?: string;
  /** How a number reads; text columns have none. */
  readonly number?: NumberStyle;
  /** Text that may be cut with an ellipsis where the terminal is narrow; other columns keep their width. */
  readonly isElastic?: boolean;
}

export interface NumberStyle {
  readonly digits: number;
  /** `percent`: a share of 0 to 1 is printed as 0 to 100. `compact`: 1.2B. `year`: no thousands separator. */
  readonly style?: 'plain' | 'percent' | 'compact' | 'year';
  readonly isSigned?: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** Leading columns that stand again where a wide table is continued below. */
  readonly pinned?: number;
}

export interface BarsBlock {
  readonly kind: 'bars';
  readonly title: string;
  readonly number: NumberStyle;
  readonly unit?: string;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly note?: string;
  }[];
}

/** Lines of colored pieces, drawn elsewhere (a map, a sparkline). */
export interface PictureBlock {
  readonly kind: 'picture';
  readonly title?: string;
  readonly lines: readonly (readonly PicturePiece[])[];
}

export interface PicturePiece {
  readonly text: string;
  readonly color?: string;
}

/** The first table: what CSV carries. */
export function primaryTable(document: ReportDocument): TableBlock | undefined {
  return document.blocks.find((block) => block.kind === 'table');
}
