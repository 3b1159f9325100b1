import type { HourSummary, OperationsSummary } from '../../engine/simulate/operations-summary.ts';
import { numberText } from '../../report/number-text.ts';
import type { Chart, Series } from './chart.ts';
import type { Hours, SimulationRun } from './run.ts';

/** What is charted of an hour. */
export interface Measure {
  readonly label: string;
  readonly of: (hour: HourSummary) => number | undefined;
  /** The same over the whole time. */
  readonly whole: (summary: OperationsSummary) => number | undefined;
  readonly text: (value: number | undefined) => string;
  /** An end of the scale, in few characters. */
  readonly end: (value: number) => string;
  readonly worst: Chart['worst'];
  /** What is told of the runs without the site: their value, and a line in the chart. */
  readonly without: 'nothing' | 'value' | 'line';
  readonly isLog: boolean;
  /** Ends of the scale for the values that are drawn. */
  readonly scale: (values: readonly number[]) => readonly [low: number, high: number];
}

const HOUR_S = 3600;

function percentText(digits: number) {
  return (value: number | undefined) => numberText(value, { digits, style: 'percent' });
}

/** Scales for shares that are nearly 1: the widest of these that all values fit into. */
const FLOORS = [0.99, 0.9, 0.5, 0];

function availabilityScale(values: readonly number[]): readonly [number, number] {
  const least = Math.min(1, ...values);
  return [FLOORS.find((floor) => floor <= least) ?? 0, 1];
}

function fromZero(values: readonly number[]): readonly [number, number] {
  return [0, Math.max(0, ...values)];
}

/** Round numbers: these times a power of ten. */
const ROUND = [1, 2, 5, 10];

/** Round ends of a logarithmic scale: an outage makes milliseconds seconds, and both must be seen. */
function roundEnds(values: readonly number[]): readonly [number, number] {
  const known = values.filter((value) => value > 0);
  if (known.length === 0) return [1, 10];
  const powerOf = (value: number) => 10 ** Math.floor(Math.log10(value));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const low = ROUND.findLast((each) => each * powerOf(least) <= least) ?? 1;
  const high = ROUND.find((each) => each * powerOf(most) >= most) ?? 10;
  return [low * powerOf(least), high * powerOf(most)];
}

const SECOND_MS = 1000;

/** Milliseconds as people read them: from a second on in seconds. */
function msText(value: number | undefined): string {
  if (value !== undefined && value >= SECOND_MS)
    return `${numberText(value / SECOND_MS, { digits: 2 })} s`;
  return `${numberText(value, { digits: 0 })} ms`;
}

function msEnd(value: number): string {
  const isLong = value >= SECOND_MS;
  return `${numberText(isLong ? value / SECOND_MS : value, { digits: 0 })} ${isLong ? 's' : 'ms'}`;
}

function rateText(value: number | undefined): string {
  return value === 0 ? '0/s' : `${numberText(value, { digits: 1, style: 'compact' })}/s`;
}

/** The four charts, in their order. */
export const MEASURES: readonly Measure[] = [
  {
    label: 'demand',
    of: ({ arrived }) => arrived / HOUR_S,
    whole: ({ arrived, hours }) => arrived / (hours.length * HOUR_S),
    text: rateText,
    end: rateText,
    worst: 'most',
    without: 'nothing',
    isLog: false,
    scale: fromZero,
  },
  {
    label: 'utilization',
    of: ({ utilizationShare }) => utilizationShare,
    whole: ({ sites }) => sites[0].utilizationShare,
    text: percentText(0),
    end: percentText(0),
    worst: 'most',
    without: 'nothing',
    isLog: false,
    scale: () => [0, 1],
  },
  {
    label: 'p95, log',
    of: ({ p95Ms }) => p95Ms,
    whole: ({ p95Ms }) => p95Ms,
    text: msText,
    end: msEnd,
    worst: 'most',
    without: 'line',
    isLog: true,
    scale: roundEnds,
  },
  {
    label: 'availability',
    of: ({ refusedShare }) => 1 - refusedShare,
    whole: ({ availability }) => availability.mean,
    text: percentText(2),
    end: percentText(0),
    worst: 'least',
    without: 'value',
    isLog: false,
    scale: availabilityScale,
  },
];

/** Values of a measure over the hours. */
export function seriesOf({ of }: Measure, hours: Hours): Series {
  return hours.map((hour) => (hour ? of(hour) : undefined));
}

/** Hours in which a fault of the scenario, or one at random, strikes. */
export function struckHours({ marks, struck, withSite }: SimulationRun): readonly boolean[] {
  const all = [...marks, ...Object.values(struck).flat()];
  return withSite.map((_, hour) =>
    all.some(({ startS, endS }) => hour * HOUR_S < endS && (hour + 1) * HOUR_S > startS),
  );
}

/** The chart of a measure as far as the run is. */
export function chartOf(measure: Measure, run: SimulationRun): Chart {
  const area = seriesOf(measure, run.withSite);
  const line = measure.without === 'line' ? seriesOf(measure, run.withoutSite) : [];
  const [low, high] = measure.scale([...area, ...line].filter((value) => value !== undefined));
  const isStruck = struckHours(run);
  const { worst, isLog } = measure;
  return { area, line, low, high, isLog, worst, isStruck: (hour) => isStruck[hour] };
}
