import type { Look } from '../look/look.ts';
import type { Tone } from '../look/palette.ts';
import type { Size } from '../look/terminal-look.ts';
import { canvasOf } from '../map/canvas.ts';
import { DOTS } from '../map/projection.ts';
import type { Line } from '../widgets/span.ts';

/** Values of a series, hour by hour; unknown where there is none yet. */
export type Series = readonly (number | undefined)[];

export interface Chart {
  /** Drawn as an area. */
  readonly area: Series;
  /** Drawn as a line: of dots above the area, of gaps within it. */
  readonly line: Series;
  /** Ends of the scale; above 0 where it is logarithmic. */
  readonly low: number;
  readonly high: number;
  readonly isLog: boolean;
  /** Which value stands for hours that share a column of dots: that of the hour that is worst. */
  readonly worst: 'most' | 'least';
  /** Whether something is wrong in an hour. */
  readonly isStruck: (hour: number) => boolean;
}

/** First hour of a column out of `columns` over `hours`, and the first hour after it. */
export function hoursOfColumn(
  column: number,
  { columns, hours }: { readonly columns: number; readonly hours: number },
): readonly [from: number, to: number] {
  const from = Math.floor((column * hours) / columns);
  const to = Math.floor(((column + 1) * hours) / columns);
  return [from, Math.max(to, from + 1)];
}

/** The column that an hour falls into. */
export function columnOfHour(
  hour: number,
  { columns, hours }: { readonly columns: number; readonly hours: number },
): number {
  return Math.min(columns - 1, Math.floor(((hour + 0.5) * columns) / hours));
}

/** The worst known value of some hours. */
function worstOf(
  series: Series,
  [from, to]: readonly [number, number],
  worst: Chart['worst'],
): number | undefined {
  const known = series.slice(from, to).filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return worst === 'most' ? Math.max(...known) : Math.min(...known);
}

/** Dots of a value above the bottom, at least one: a value that is known is seen. */
function levelOf(value: number, { low, high, isLog }: Chart, dots: number): number {
  const place = isLog ? Math.log : (each: number) => each;
  const share = high > low ? (place(value) - place(low)) / (place(high) - place(low)) : 0;
  return Math.max(1, Math.min(dots, Math.round(share * dots)));
}

/** Above the area's own, so that a cell that holds both shows the line. */
const LINE_RANK = 2;

/** A chart over all hours in a picture of braille dots: an area, a line over it, and the hours of faults in their color. */
export function chartLines(chart: Chart, size: Size, { terminal }: Look): readonly Line[] {
  const canvas = canvasOf(size);
  const columns = size.columns * DOTS.across;
  const dots = size.rows * DOTS.down;
  const width = { columns, hours: chart.area.length };
  if (width.hours === 0) return canvas.lines(terminal);
  for (let x = 0; x < columns; x++) {
    const hours = hoursOfColumn(x, width);
    const value = worstOf(chart.area, hours, chart.worst);
    const level = value === undefined ? 0 : levelOf(value, chart, dots);
    const tone: Tone = chart.isStruck(hours[0]) ? 'bad' : 'bar';
    for (let up = 0; up < level; up++) canvas.dot(x, dots - 1 - up, tone);
    const other = worstOf(chart.line, hours, chart.worst);
    if (other === undefined) continue;
    const at = levelOf(other, chart, dots);
    if (at > level) canvas.dot(x, dots - at, 'candidate', LINE_RANK);
    else canvas.clear(x, dots - at);
  }
  return canvas.lines(terminal);
}
