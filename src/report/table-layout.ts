import { scaleLinear } from 'd3-scale';
import stringWidth from 'string-width';
import { printable } from '../scenario/printable.ts';
import type { Column, TableBlock } from './document.ts';
import { cellText } from './number-text.ts';

/** A table cut to the terminal's width: column widths in cells, and the texts that go into them. */
export interface TableLayout {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Space between two columns. */
export const COLUMN_GAP = 2;
/** Narrower than this an elastic column says nothing any more. */
const MIN_ELASTIC_WIDTH = 10;

interface Measured {
  readonly column: Column;
  readonly texts: readonly string[];
  readonly width: number;
}

function measured(column: Column, rows: TableBlock['rows']): Measured {
  const texts = rows.map((row) => printable(cellText(row[column.key], column.number)));
  const head = [column.label, column.unit ?? ''];
  return {
    column,
    texts,
    width: Math.max(...[...head, ...texts].map((text) => stringWidth(text))),
  };
}

function totalWidth(columns: readonly Measured[]): number {
  return columns.reduce((sum, { width }) => sum + width + COLUMN_GAP, -COLUMN_GAP);
}

/** The same columns with the elastic ones narrowed, in proportion to what they have to give. */
function narrowed(columns: readonly Measured[], available: number): readonly Measured[] {
  const excess = totalWidth(columns) - available;
  const slack = columns.map(({ column, width }) =>
    column.isElastic ? Math.max(0, width - MIN_ELASTIC_WIDTH) : 0,
  );
  const total = slack.reduce((sum, each) => sum + each, 0);
  if (excess <= 0 || total === 0) return columns;
  const share = scaleLinear([0, total], [0, Math.min(excess, total)]);
  return columns.map((each, index) => ({
    ...each,
    width: each.width - Math.ceil(share(slack[index])),
  }));
}

/** Columns in groups that each fit, every group led by the pinned columns, so that nothing is lost. */
function grouped(columns: readonly Measured[], pinned: number, available: number): Measured[][] {
  const leading = columns.slice(0, pinned);
  const groups: Measured[][] = [[...leading]];
  for (const column of columns.slice(pinned)) {
    const group = groups[groups.length - 1];
    if (group.length > pinned && totalWidth([...group, column]) > available)
      groups.push([...leading, column]);
    else group.push(column);
  }
  return groups;
}

/** The table as one or more tables that fit into `available` cells, in reading order. */
export function tableLayouts(table: TableBlock, available: number): readonly TableLayout[] {
  const columns = table.columns.map((column) => measured(column, table.rows));
  const pinned = Math.min(table.pinned ?? 1, columns.length);
  const fitting = narrowed(columns, available);
  return grouped(fitting, pinned, available).map((group) => ({
    columns: group.map(({ column }) => column),
    widths: group.map(({ width }) => width),
    rows: table.rows.map((_, row) => group.map(({ texts }) => texts[row])),
  }));
}
