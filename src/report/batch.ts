import type { AlternativeSummary, EvaluationSummary } from '../engine/summary.ts';
import { scaleAgreement } from '../engine/summary.ts';
import type { Diagnostic } from '../scenario/diagnostic.ts';
import { criterionStyle } from './criterion-style.ts';
import type { Block, ReportDocument, TableBlock } from './document.ts';
import { FAULT_COLUMNS, faultRow } from './fault-rows.ts';
import { scaleNote } from './scale-note.ts';

/** One scenario file of a batch: its result, or why it has none. */
export type BatchEntry =
  | {
      readonly file: string;
      readonly summary: EvaluationSummary;
      /** Name of the result file. */
      readonly result: string;
    }
  | { readonly file: string; readonly diagnostics: readonly Diagnostic[] };

interface RankedRow {
  readonly file: string;
  readonly scenario: EvaluationSummary;
  readonly alternative: AlternativeSummary;
}

/** Every candidate of every scenario, best score first; ties by file and site, so that the order is always the same. */
export function batchRanking(entries: readonly BatchEntry[]): readonly RankedRow[] {
  return entries
    .flatMap((entry) =>
      'summary' in entry
        ? entry.summary.alternatives
            .filter(({ rank }) => rank !== undefined)
            .map((alternative) => ({ file: entry.file, scenario: entry.summary, alternative }))
        : [],
    )
    .sort(
      (a, b) =>
        b.alternative.score - a.alternative.score ||
        (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) ||
        (a.alternative.id < b.alternative.id ? -1 : 1),
    );
}

/** Criteria that all scenarios share, in the first one's order. */
function sharedCriteria(summaries: readonly EvaluationSummary[]) {
  const [first, ...others] = summaries;
  return first.criteria.filter(({ id }) =>
    others.every(({ criteria }) => criteria.some((each) => each.id === id)),
  );
}

function rankingTable(entries: readonly BatchEntry[]): TableBlock {
  const rows = batchRanking(entries);
  const shared =
    rows.length === 0 ? [] : sharedCriteria([...new Set(rows.map((row) => row.scenario))]);
  return {
    kind: 'table',
    title: 'All candidates of all scenarios',
    pinned: 3,
    columns: [
      { key: 'place', label: '#', number: { digits: 0 } },
      { key: 'site', label: 'site', isElastic: true },
      { key: 'country', label: 'in' },
      { key: 'score', label: 'score', number: { digits: 1 } },
      { key: 'scoreLow', label: 'low', number: { digits: 1 } },
      { key: 'scoreHigh', label: 'high', number: { digits: 1 } },
      { key: 'scenario', label: 'scenario', isElastic: true },
      { key: 'rank', label: '# there', number: { digits: 0 } },
      ...shared.map(({ id, label, unit }) => ({ key: id, label, ...criterionStyle(unit) })),
    ],
    rows: rows.map(({ alternative, scenario }, index) => ({
      place: index + 1,
      site: alternative.name,
      country: alternative.country,
      score: alternative.score,
      scoreLow: alternative.scoreLow,
      scoreHigh: alternative.scoreHigh,
      scenario: scenario.name,
      rank: alternative.rank,
      ...Object.fromEntries(shared.map(({ id }) => [id, alternative.values[id]])),
    })),
  };
}

function filesTable(entries: readonly BatchEntry[]): TableBlock {
  return {
    kind: 'table',
    title: 'Scenarios',
    columns: [
      { key: 'file', label: 'file', isElastic: true },
      { key: 'winner', label: 'first' },
      { key: 'candidates', label: 'candidates', number: { digits: 0 } },
      { key: 'out', label: 'out', number: { digits: 0 } },
      { key: 'inputHash', label: 'input' },
      { key: 'result', label: 'result', isElastic: true },
    ],
    rows: entries.map((entry) => {
      if (!('summary' in entry)) {
        const { length } = entry.diagnostics;
        return { file: entry.file, winner: length === 1 ? '1 fault' : `${length} faults` };
      }
      const { alternatives, inputHash } = entry.summary;
      const standing = alternatives.filter(({ rank }) => rank !== undefined);
      return {
        file: entry.file,
        winner: alternatives.find(({ rank }) => rank === 1)?.name ?? 'nobody',
        candidates: alternatives.length,
        out: alternatives.length - standing.length,
        inputHash,
        result: entry.result,
      };
    }),
  };
}

function faultBlocks(entries: readonly BatchEntry[]): readonly Block[] {
  const faulty = entries.flatMap((entry) => ('diagnostics' in entry ? entry.diagnostics : []));
  if (faulty.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Faults: these scenarios were not run',
      columns: FAULT_COLUMNS,
      rows: faulty.map(faultRow),
    },
  ];
}

/** Many scenarios in one ranked report; scores of scenarios on different scales are said not to compare. */
export function batchDocument(entries: readonly BatchEntry[]): ReportDocument {
  const summaries = entries.flatMap((entry) => ('summary' in entry ? [entry.summary] : []));
  const agreements = summaries.map((summary) => scaleAgreement(summary, summaries[0]));
  const scale = (['other criteria', 'other ranges'] as const).find((each) =>
    agreements.includes(each),
  );
  return {
    title: `Batch of ${entries.length} scenarios`,
    blocks: [
      rankingTable(entries),
      ...scaleNote(scale ?? 'same'),
      filesTable(entries),
      ...faultBlocks(entries),
    ],
  };
}
