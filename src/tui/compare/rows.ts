import { compareSummaries, type ComparedAlternative } from '../../engine/compare.ts';
import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { summaryOf } from '../../engine/summary.ts';
import { criterionStyle } from '../../report/criterion-style.ts';
import type { NumberStyle } from '../../report/document.ts';
import { numberText } from '../../report/number-text.ts';
import type { AppState } from '../app/state.ts';
import { alternativeOf, selectedAlternative } from '../ranking/state.ts';

/** One thing that two sides have, and how far they are apart. */
export interface CompareRow {
  readonly label: string;
  readonly a: string;
  readonly b: string;
  readonly difference: string;
  /** -1 to 1: A is ahead at -1, B at 1, as a part of the largest difference. */
  readonly lead: number;
}

export interface CompareTable {
  readonly a: string;
  readonly b: string;
  /** What the lead is counted in. */
  readonly unit: string;
  readonly rows: readonly CompareRow[];
  readonly caution?: string;
}

const POINTS = { digits: 1 };
const USD = { digits: 1, style: 'compact' } as const;

interface Measure {
  readonly label: string;
  readonly a: number | undefined;
  readonly b: number | undefined;
  readonly number: NumberStyle;
  /** How much better B is than A, in what all measures share. */
  readonly lead: number;
}

function rowOf({ label, a, b, number, lead }: Measure, most: number): CompareRow {
  const difference = a === undefined || b === undefined ? undefined : b - a;
  return {
    label,
    a: numberText(a, number),
    b: numberText(b, number),
    difference:
      difference === undefined ? '' : numberText(difference, { ...number, isSigned: true }),
    lead: lead / (most || 1),
  };
}

function inOrder(measures: readonly Measure[]): readonly CompareRow[] {
  const most = Math.max(0, ...measures.map(({ lead }) => Math.abs(lead)));
  return measures
    .toSorted((x, y) => Math.abs(y.lead) - Math.abs(x.lead))
    .map((measure) => rowOf(measure, most));
}

/** The criteria of two candidates, those that separate them most first, then score and money. */
export function candidateTable(
  evaluation: Evaluation,
  a: Alternative,
  b: Alternative,
): CompareTable {
  const criteria = evaluation.criteria.map(({ id, label, unit }, index): Measure => {
    const lead = b.contributions[index].points - a.contributions[index].points;
    return {
      label,
      a: a.values[id].value,
      b: b.values[id].value,
      number: criterionStyle(unit).number,
      lead,
    };
  });
  const plain = (
    label: string,
    pick: (each: Alternative) => number | undefined,
    number: NumberStyle,
  ) => rowOf({ label, a: pick(a), b: pick(b), number, lead: 0 }, 1);
  return {
    a: `${a.site.name} (${a.site.country})`,
    b: `${b.site.name} (${b.site.country})`,
    unit: 'points of the score',
    rows: [
      plain('score', ({ score }) => score, POINTS),
      ...inOrder(criteria),
      plain('score at its worst', ({ scoreLow }) => scoreLow, POINTS),
      plain('score at its best', ({ scoreHigh }) => scoreHigh, POINTS),
      plain('capex, USD', ({ money }) => money.capexUsd.mid, USD),
      plain('opex, USD/yr', ({ money }) => money.opexUsdPerYear.mid, USD),
      plain('revenue in the last year, USD', ({ money }) => money.revenueUsdPerYear.at(-1), USD),
      plain('demand taken, USD/yr', ({ takenUsdPerYear }) => takenUsdPerYear, USD),
      plain('RTT of that demand, ms', ({ takenRttMs }) => takenRttMs, POINTS),
    ],
  };
}

function rankText(side: ComparedAlternative['before']): string {
  if (!side) return 'no candidate';
  const score = numberText(side.score, POINTS);
  return side.rank === undefined ? `out   ${score}` : `${`#${side.rank}`.padEnd(5)} ${score}`;
}

function scenarioRow(
  { name, country, before, after }: ComparedAlternative,
  most: number,
): CompareRow {
  const difference = before && after ? after.score - before.score : undefined;
  return {
    label: `${name} (${country})`,
    a: rankText(before),
    b: rankText(after),
    difference:
      difference === undefined ? '' : numberText(difference, { ...POINTS, isSigned: true }),
    lead: (difference ?? 0) / (most || 1),
  };
}

/** The candidates of two scenarios, those that moved most first. */
export function scenarioTable(
  before: { readonly name: string; readonly evaluation: Evaluation },
  after: { readonly name: string; readonly evaluation: Evaluation },
): CompareTable {
  const comparison = compareSummaries(summaryOf(before.evaluation), summaryOf(after.evaluation));
  const moves = comparison.alternatives.map(({ before: a, after: b }) =>
    a && b ? Math.abs(b.score - a.score) : 0,
  );
  const most = Math.max(0, ...moves);
  return {
    a: before.name,
    b: after.name,
    unit: 'points of the score',
    rows: comparison.alternatives.map((each) => scenarioRow(each, most)),
    ...(comparison.scale !== 'same' && {
      caution: 'The two weigh or scale their criteria differently: compare ranks, not scores.',
    }),
  };
}

/** Each two of the candidates that are marked, in the order of the marks. */
export function markedPairs(marked: readonly string[]): readonly (readonly [string, string])[] {
  return marked.flatMap((a, index) => marked.slice(index + 1).map((b) => [a, b] as const));
}

/** Two of the candidates that are marked; else the selected one beside the first, or the second. */
function comparedCandidates(state: AppState): readonly [Alternative, Alternative] | undefined {
  const shown = state.session?.shown;
  if (!shown) return undefined;
  const marked = state.ranking.marked.filter((id) => alternativeOf(shown, id) !== undefined);
  const pairs = markedPairs(marked);
  const pair = pairs.at(Math.min(state.compare.pair, pairs.length - 1));
  const [a, b] = (pair ?? []).map((id) => alternativeOf(shown, id));
  if (a && b) return [a, b];
  const selected = alternativeOf(shown, marked.at(0)) ?? selectedAlternative(state);
  const others = [...shown.ranking, ...shown.infeasible].filter(
    ({ site }) => site.id !== selected?.site.id,
  );
  const other = others.at(0);
  return selected && other ? [selected, other] : undefined;
}

/** What the screen compares, or nothing where there are no two sides. */
export function compareRows(state: AppState): CompareTable | undefined {
  const { session, compare } = state;
  const shown = session?.shown;
  if (!session || !shown) return undefined;
  if (compare.mode === 'candidates') {
    const pair = comparedCandidates(state);
    return pair && candidateTable(shown, ...pair);
  }
  const after = { name: 'what if', evaluation: shown };
  if (compare.other)
    return scenarioTable(
      { name: compare.other.file, evaluation: compare.other.evaluation },
      { ...after, name: 'open scenario' },
    );
  return (
    session.baseline && scenarioTable({ name: 'the file', evaluation: session.baseline }, after)
  );
}
