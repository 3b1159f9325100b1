import { numberText } from '../../report/number-text.ts';
import type { AppState } from '../app/state.ts';
import type { Look } from '../look/look.ts';
import type { Size } from '../look/terminal-look.ts';
import { barText } from '../widgets/bars.ts';
import {
  EMPTY_LINE,
  fitted,
  fittedLine,
  type Line,
  span,
  type Span,
  spreadLine,
  strong,
} from '../widgets/span.ts';
import { chartLines, columnOfHour } from './chart.ts';
import { momentText } from './fault-label.ts';
import { chartOf, type Measure, MEASURES, struckHours } from './measures.ts';
import { isUnderWay, type SimulationRun } from './run.ts';
import { hourInView } from './state.ts';
import { noteLines, nothingLines, spokenLines, STATUS } from './words.ts';

/** Cells of the values before a chart, and of its scale behind it. */
const GUTTER = 17;
const SCALE = 8;
const MOST_CHART_ROWS = 7;
const DAY_HOURS = 24;

function headLine(run: SimulationRun, width: number): Line {
  const { question, mode, replication, isWithSite } = run;
  const left: Line = [span(' '), strong(question.site.name, 'candidate')];
  const about = mode ? `${mode === 'events' ? 'single events' : 'flows'}, ` : '';
  const which = `replication ${replication + 1} of ${question.replications} ${isWithSite ? 'with' : 'without'} it, `;
  const now = run.status === 'running' || run.status === 'held' ? which : '';
  const tone = run.status === 'held' ? 'warning' : undefined;
  return spreadLine(
    left,
    [span(`${about}${now}`, 'quiet'), span(`${STATUS[run.status]} `, tone)],
    width,
  );
}

function progressLine(
  run: SimulationRun,
  hour: number | undefined,
  width: number,
  look: Look,
): Line {
  const percent = numberText(run.doneShare, { digits: 0, style: 'percent' });
  const days = `all ${run.question.days} days`;
  const moment = hour === undefined ? (run.answer ? days : '') : `${momentText(hour)} UTC`;
  const right: Line = [
    span(` ${percent.padStart(4)} `),
    span(moment.padStart(18), 'quiet'),
    span(' '),
  ];
  const bar = barText(run.doneShare, Math.max(0, width - 25), look.glyphs);
  return [span(' '), span(bar, 'accent'), ...right];
}

/** What stands before a chart: its name, the value at the hour in view, and that without the site. */
function gutterLines(
  measure: Measure,
  run: SimulationRun,
  hour: number | undefined,
): readonly Line[] {
  const at = (hours: SimulationRun['withSite']) => {
    const summary = hour === undefined ? undefined : hours[hour];
    return summary && measure.text(measure.of(summary));
  };
  const value = at(run.withSite) ?? answerText(measure, run, 'withSite');
  const other =
    measure.without === 'nothing'
      ? undefined
      : (at(run.withoutSite) ?? answerText(measure, run, 'withoutSite'));
  return [
    [strong(measure.label, 'accent')],
    [strong(value ?? '')],
    ...(other === undefined ? [] : [[span(`without ${other}`, 'candidate')]]),
  ];
}

/** Where no hour is looked at: the value of the whole time, once it is known. */
function answerText(
  { whole, text }: Measure,
  { answer }: SimulationRun,
  side: 'withSite' | 'withoutSite',
): string | undefined {
  return answer && text(whole(answer[side]));
}

function measureLines(
  measure: Measure,
  run: SimulationRun,
  {
    size,
    look,
    hour,
  }: { readonly size: Size; readonly look: Look; readonly hour: number | undefined },
): readonly Line[] {
  const chart = chartOf(measure, run);
  const picture = chartLines(chart, size, look);
  const gutter = gutterLines(measure, run, hour);
  const isKnown = run.withSite.some((each) => each !== undefined);
  const scale = (row: number): string => {
    if (!isKnown) return '';
    if (row === 0) return measure.end(chart.high);
    return row === size.rows - 1 ? measure.end(chart.low) : '';
  };
  return picture.map((line, row): Line => [
    span(' '),
    ...fittedLine(gutter.at(row) ?? EMPTY_LINE, GUTTER - 2),
    span(look.glyphs.divider, 'ghost'),
    ...line,
    span(` ${fitted(scale(row), SCALE - 1)}`, 'quiet'),
  ]);
}

/** Where faults strike, on the same columns as the charts. */
function faultLine(run: SimulationRun, width: number, { glyphs }: Look): Line {
  const struck = struckHours(run);
  const columns = { columns: width, hours: struck.length };
  const cells = Array.from({ length: width }, () => ' ');
  struck.forEach((isStruck, hour) => {
    if (isStruck) cells[columnOfHour(hour, columns)] = glyphs.waterfall;
  });
  return [span(fitted(' faults', GUTTER)), span(cells.join(''), 'bad')];
}

/** The days below the charts, and the hour that is looked at. */
function dayLine(
  run: SimulationRun,
  {
    hour,
    width,
    look,
  }: { readonly hour: number | undefined; readonly width: number; readonly look: Look },
): Line {
  const hours = run.withSite.length;
  const days = Math.ceil(hours / DAY_HOURS);
  const cells = Array.from({ length: width }, () => ' ');
  const every = Math.ceil((days * 4) / Math.max(1, width));
  for (let day = 0; day < days; day += every) {
    const at = Math.round((day * DAY_HOURS * width) / hours);
    Array.from(String(day + 1)).forEach((digit, index) => {
      if (at + index < width) cells[at + index] = digit;
    });
  }
  const at = hour === undefined ? -1 : columnOfHour(hour, { columns: width, hours });
  const spans = cells.map((text, index): Span =>
    index === at ? { text: look.glyphs.up, tone: 'accent', isStrong: true } : span(text, 'quiet'),
  );
  return [span(fitted(' day', GUTTER), 'quiet'), ...spans];
}

/** All charts of the run in the room there is. */
export function simulationCharts(state: AppState, look: Look, area: Size): readonly Line[] {
  const { run } = state.simulation;
  const width = area.columns - 2;
  if (!run || run.refusal)
    return [EMPTY_LINE, ...nothingLines(run, width)].map((line) => [span(' '), ...line]);
  if (look.terminal.isScreenReader) return spokenLines(state, run, width);
  const hour = hourInView(state.simulation);
  const head = [headLine(run, area.columns), progressLine(run, hour, area.columns, look)];
  if (run.withSite.length === 0) return head;
  const chartWidth = area.columns - GUTTER - SCALE;
  const notes = noteLines(state, run, width).map((line) => [span(' '), ...line]);
  const free = area.rows - head.length - 2 - (isUnderWay(run) ? 1 : Math.min(3, notes.length));
  const rows = Math.max(2, Math.min(MOST_CHART_ROWS, Math.floor(free / MEASURES.length)));
  const isRoomy = free - rows * MEASURES.length >= MEASURES.length;
  const charts = MEASURES.flatMap((measure) => [
    ...measureLines(measure, run, { size: { columns: chartWidth, rows }, look, hour }),
    ...(isRoomy ? [EMPTY_LINE] : []),
  ]);
  const axis = [faultLine(run, chartWidth, look), dayLine(run, { hour, width: chartWidth, look })];
  return [...head, ...charts, ...axis, ...notes];
}
