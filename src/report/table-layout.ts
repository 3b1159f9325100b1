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
/** Narrower than this the name of a row says nothing any more. */
const MIN_PINNED_WIDTH = 16;
/** Narrower than this a sentence is a column of single words, and better has a table of its own. */
const MIN_TEXT_WIDTH = 30;

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
function narrowed(
  columns: readonly Measured[],
  pinned: number,
  available: number,
): readonly Measured[] {
  const excess = totalWidth(columns) - available;
  const slack = columns.map(({ column, width }, index) => {
    const least = index < pinned ? MIN_PINNED_WIDTH : MIN_TEXT_WIDTH;
    return column.isElastic ? Math.max(0, width - least) : 0;
  });
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
  const groups = grouped(narrowed(columns, pinned, available), pinned, available);
  return groups.map((group) => {
    // What other groups took off a column's width is given back.
    const own = columns.filter(({ column }) => group.some((each) => each.column === column));
    const fitting = narrowed(own, pinned, available);
    return {
      columns: fitting.map(({ column }) => column),
      widths: fitting.map(({ width }) => width),
      rows: table.rows.map((_, row) => fitting.map(({ texts }) => texts[row])),
    };
  });
}
