import type { Comparison, ComparedAlternative } from '../engine/compare.ts';
import type { RankedCriterion } from '../engine/score.ts';
import type { EvaluationSummary } from '../engine/summary.ts';
import { criterionStyle } from './criterion-style.ts';
import type { ReportDocument, TableBlock, TextBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { scaleNote } from './scale-note.ts';

const SCORE = { digits: 1 };
const USD = { digits: 1, style: 'compact' } as const;
const PERCENT = { digits: 2, style: 'percent' } as const;

function rankText(alternative: ComparedAlternative['before']): string {
  if (!alternative) return '-';
  return alternative.rank === undefined ? 'out' : String(alternative.rank);
}

function moveText({ before, after }: ComparedAlternative): string {
  if (before?.rank === undefined || after?.rank === undefined) return '';
  const places = before.rank - after.rank;
  if (places === 0) return '=';
  return places > 0 ? `▲${places}` : `▼${-places}`;
}

function difference(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : b - a;
}

function alternativesTable({ alternatives }: Comparison): TableBlock {
  const signed = (style: object) => ({ ...SCORE, ...style, isSigned: true });
  return {
    kind: 'table',
    title: 'Candidates, those that moved most first',
    pinned: 1,
    columns: [
      { key: 'site', label: 'site', isElastic: true },
      { key: 'country', label: 'in' },
      { key: 'rankA', label: '# A' },
      { key: 'rankB', label: '# B' },
      { key: 'move', label: 'move' },
      { key: 'scoreA', label: 'score A', number: SCORE },
      { key: 'scoreB', label: 'score B', number: SCORE },
      { key: 'scoreChange', label: 'change', number: signed({}) },
      { key: 'npvUsdChange', label: 'NPV', unit: 'USD', number: signed(USD) },
      { key: 'takenUsdPerYearChange', label: 'served', unit: 'USD/yr', number: signed(USD) },
      { key: 'capturedUsdPerYearChange', label: 'captured', unit: 'USD/yr', number: signed(USD) },
    ],
    rows: alternatives.map((alternative) => {
      const { before, after, name, country } = alternative;
      return {
        site: name,
        country,
        rankA: rankText(before),
        rankB: rankText(after),
        move: moveText(alternative),
        scoreA: before?.score,
        scoreB: after?.score,
        scoreChange: difference(before?.score, after?.score),
        npvUsdChange: difference(before?.npvUsd, after?.npvUsd),
        takenUsdPerYearChange: difference(before?.takenUsdPerYear, after?.takenUsdPerYear),
        capturedUsdPerYearChange: difference(before?.capturedUsdPerYear, after?.capturedUsdPerYear),
      };
    }),
  };
}

/** Criteria that both sides have, in the first one's order. */
function sharedCriteria({ before, after }: Comparison): readonly RankedCriterion[] {
  return before.criteria.filter(({ id }) => after.criteria.some((each) => each.id === id));
}

/** What changed for each candidate of both sides, in natural units: these compare whatever the scales say. */
function criteriaTable(comparison: Comparison): TableBlock {
  const criteria = sharedCriteria(comparison);
  const both = comparison.alternatives.filter(({ before, after }) => before && after);
  return {
    kind: 'table',
    title: 'Criteria in natural units: B less A',
    pinned: 1,
    columns: [
      { key: 'site', label: 'site', isElastic: true },
      ...criteria.map(({ id, label, unit }) => {
        const style = criterionStyle(unit);
        return { key: id, label, unit: style.unit, number: { ...style.number, isSigned: true } };
      }),
    ],
    rows: both.map(({ name, before, after }) => ({
      site: name,
      ...Object.fromEntries(
        criteria.map(({ id }) => [id, difference(before?.values[id], after?.values[id])]),
      ),
    })),
  };
}

/** Weights, where the sides do not agree on them. */
function weightsTable({ before, after, scale }: Comparison): readonly TableBlock[] {
  if (scale !== 'other criteria') return [];
  const number = { digits: 0, style: 'percent' } as const;
  const weightIn = ({ criteria }: EvaluationSummary, wanted: string) =>
    criteria.find(({ id }) => id === wanted)?.weight;
  const labels = new Map(
    [...after.criteria, ...before.criteria].map(({ id, label }) => [id, label]),
  );
  return [
    {
      kind: 'table',
      title: 'Weights',
      columns: [
        { key: 'criterion', label: 'criterion' },
        { key: 'weightA', label: 'A', unit: '%', number },
        { key: 'weightB', label: 'B', unit: '%', number },
      ],
      rows: [...labels].map(([id, criterion]) => ({
        criterion,
        weightA: weightIn(before, id),
        weightB: weightIn(after, id),
      })),
    },
  ];
}

/** Results of other tables differ for reasons that no scenario states. */
function worldNote({ before, after }: Comparison): readonly TextBlock[] {
  if (before.worldHash === after.worldHash) return [];
  const text =
    `A was made with the world tables ${before.worldHash}, B with ${after.worldHash}: ` +
    'what differs may be the tables, not the scenario. Run the older one again.';
  return [{ kind: 'text', tone: 'warning', text }];
}

function todayTable({ before, after }: Comparison): TableBlock {
  const row = (what: string, unit: string, pick: (summary: EvaluationSummary) => string) => ({
    what,
    unit,
    a: pick(before),
    b: pick(after),
  });
  return {
    kind: 'table',
    title: 'The question, and the fleet of today',
    columns: [
      { key: 'what', label: 'what' },
      { key: 'a', label: 'A' },
      { key: 'b', label: 'B' },
      { key: 'unit', label: 'unit' },
    ],
    rows: [
      row('provider', '', ({ provider }) => provider),
      row('day', '', ({ asOf }) => asOf),
      row('seed', '', ({ seed }) => seed),
      row('regions', '', ({ fleetRegions }) => String(fleetRegions)),
      row('demand', 'USD/yr', ({ demandUsdPerYear }) => numberText(demandUsdPerYear, USD)),
      row('served', 'USD/yr', ({ today }) => numberText(today.servedUsdPerYear, USD)),
      row('lawful to serve', '%', ({ today }) => numberText(today.lawfulShare, PERCENT)),
      row('within budget', '%', ({ today }) => numberText(today.withinBudgetShare, PERCENT)),
      row('mean RTT', 'ms', ({ today }) => numberText(today.meanRttMs, { digits: 2 })),
    ],
  };
}

/** Two evaluations side by side, differences first. */
export function comparisonDocument(
  comparison: Comparison,
  names: { readonly a: string; readonly b: string },
): ReportDocument {
  const { before, after, scale } = comparison;
  const winner = ({ alternatives }: EvaluationSummary) =>
    alternatives.find(({ rank }) => rank === 1)?.name ?? 'nobody';
  return {
    title: 'Comparison',
    blocks: [
      { kind: 'text', text: `A: ${names.a} (${before.name}), input ${before.inputHash}` },
      { kind: 'text', text: `B: ${names.b} (${after.name}), input ${after.inputHash}` },
      {
        kind: 'text',
        tone: 'strong',
        text:
          winner(before) === winner(after)
            ? `${winner(before)} is first in both.`
            : `First is ${winner(before)} in A and ${winner(after)} in B.`,
      },
      ...worldNote(comparison),
      ...scaleNote(scale),
      alternativesTable(comparison),
      criteriaTable(comparison),
      ...weightsTable(comparison),
      todayTable(comparison),
    ],
  };
}
