import type { Look } from '../look/look.ts';
import type { Tone } from '../look/palette.ts';
import { EMPTY_LINE, fitted, fittedLine, type Line, span, type Span, textWidth } from './span.ts';
import { windowOf } from './window.ts';

export interface TableColumn<Row> {
  readonly label: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
  readonly cell: (row: Row) => string | Span | Line;
  /** Whether the label is shown as the one that rows are sorted by. */
  readonly isSorted?: boolean;
}

export interface TableView<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly cursor?: number;
  readonly height: number;
  readonly width: number;
}

/** Widths for columns: as wide as their texts, the first of `elastic` giving way, cut where there is no room. */
export function naturalWidth(label: string, texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(textWidth(label), ...texts.map((text) => textWidth(text))));
}

function cellLine(cell: string | Span | Line, width: number, align: 'left' | 'right'): Line {
  if (typeof cell === 'string') return [span(fitted(cell, width, align))];
  if ('text' in cell) return [{ ...cell, text: fitted(cell.text, width, align) }];
  return fittedLine(cell, width);
}

function rowLine<Row>(row: Row, columns: readonly TableColumn<Row>[]): Line {
  return columns.flatMap(({ cell, width, align = 'left' }, index) => [
    ...(index > 0 ? [span(' ')] : []),
    ...cellLine(cell(row), width, align),
  ]);
}

/** The row under the cursor stands out by a bar at its start and bold text, so that it is seen without color too. */
export function cursorLine(line: Line, isHere: boolean, look: Look): Line {
  const { glyphs, terminal } = look;
  if (!isHere) return [span(terminal.isScreenReader ? '' : ' '), ...line];
  return [span(glyphs.cursor, 'accent'), ...line.map((each) => ({ ...each, isStrong: true }))];
}

function headLine<Row>(columns: readonly TableColumn<Row>[]): Line {
  return columns.flatMap(({ label, width, align = 'left', isSorted }, index) => {
    const tone: Tone = isSorted ? 'accent' : 'quiet';
    return [
      ...(index > 0 ? [span(' ')] : []),
      { text: fitted(label, width, align), tone, isStrong: isSorted },
    ];
  });
}

/** Head and the rows around the cursor, in exactly `height` lines. */
export function tableLines<Row>(table: TableView<Row>, look: Look): readonly Line[] {
  const { columns, rows, cursor, height, width } = table;
  const { from, to } = windowOf(rows.length, cursor ?? 0, height - 1);
  const body = rows
    .slice(from, to)
    .map((row, index) =>
      fittedLine(cursorLine(rowLine(row, columns), from + index === cursor, look), width),
    );
  const head = fittedLine([span(' '), ...headLine(columns)], width);
  const blank = Array.from({ length: Math.max(0, height - 1 - body.length) }, () => EMPTY_LINE);
  return [head, ...body, ...blank];
}
