import type { Alternative, Evaluation } from '../engine/evaluation.ts';
import { criterionStyle } from './criterion-style.ts';
import type { Block, Column, ReportDocument, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { evaluationFooter, scenarioLines } from './scenario-lines.ts';

const SCORE = { digits: 1 };

const LEADING: readonly Column[] = [
  { key: 'rank', label: '#', number: { digits: 0 } },
  { key: 'site', label: 'site', isElastic: true },
  { key: 'country', label: 'in' },
  { key: 'score', label: 'score', unit: '0-100', number: SCORE },
  { key: 'scoreRange', label: 'range' },
];

function criterionColumns({ criteria }: Evaluation): readonly Column[] {
  return criteria.map(({ id, label, unit }) => ({ key: id, label, ...criterionStyle(unit) }));
}

/** The range of a score: `41-58`. */
export function scoreRangeText({ scoreLow, scoreHigh }: Alternative): string {
  return `${numberText(scoreLow, { digits: 0 })}-${numberText(scoreHigh, { digits: 0 })}`;
}

/** The ranking as a table: one row a candidate, criteria in natural units. */
export function rankingTable(evaluation: Evaluation): TableBlock {
  return {
    kind: 'table',
    title: 'Ranking',
    pinned: 2,
    columns: [...LEADING, ...criterionColumns(evaluation)],
    rows: evaluation.ranking.map((alternative) => ({
      rank: alternative.rank,
      site: alternative.site.name,
      country: alternative.site.country,
      score: alternative.score,
      scoreRange: scoreRangeText(alternative),
      ...Object.fromEntries(
        evaluation.criteria.map(({ id }) => [id, alternative.values[id].value]),
      ),
    })),
  };
}

/** How sure the first place is: who could overtake it when the uncertain inputs turn out otherwise. */
export function confidenceText({ ranking }: Evaluation): string {
  const [first, ...others] = ranking;
  const rivals = others.filter(({ scoreHigh }) => scoreHigh > first.scoreLow);
  const name = first.site.name;
  if (others.length === 0) return `${name} is the only candidate that stands.`;
  if (rivals.length === 0)
    return `${name} stays first even when every uncertain input of its own is at its worst and those of the others at their best.`;
  const names = rivals.slice(0, 4).map(({ site }) => site.name);
  const more = rivals.length > names.length ? ` and ${rivals.length - names.length} more` : '';
  return `${name} is first by the middle values. Within the ranges of the uncertain inputs ${names.join(', ')}${more} could overtake it.`;
}

/** What separates the first from the second: the criteria by the points between them. */
function separationText({ ranking, criteria }: Evaluation): string | undefined {
  if (ranking.length < 2) return undefined;
  const [first, second] = ranking;
  const gaps = criteria
    .map(({ label }, index) => ({
      label,
      points: first.contributions[index].points - second.contributions[index].points,
    }))
    .filter(({ points }) => Math.abs(points) >= 0.05)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const style = { digits: 1, isSigned: true };
  const parts = gaps.map(({ label, points }) => `${label} ${numberText(points, style)}`);
  const lead = numberText(first.score - second.score, SCORE);
  return `${first.site.name} leads ${second.site.name} by ${lead} points: ${parts.join(', ') || 'no criterion separates them'}.`;
}

function infeasibleBlocks({ infeasible }: Evaluation): readonly Block[] {
  if (infeasible.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Out: these candidates break a constraint of the scenario',
      columns: [
        { key: 'site', label: 'site' },
        { key: 'country', label: 'in' },
        { key: 'because', label: 'because', isElastic: true },
      ],
      rows: infeasible.map(({ site, broken }) => ({
        site: site.name,
        country: site.country,
        because: broken.join('; '),
      })),
    },
  ];
}

/** The answer to a scenario: the ranking, how sure it is, and what it rests on. */
export function rankingDocument(evaluation: Evaluation): ReportDocument {
  const separation = separationText(evaluation);
  const answer: readonly Block[] =
    evaluation.ranking.length === 0
      ? [{ kind: 'text', tone: 'warning', text: 'No candidate keeps all constraints.' }]
      : [
          rankingTable(evaluation),
          { kind: 'text', tone: 'strong', text: confidenceText(evaluation) },
          ...(separation ? [{ kind: 'text' as const, text: separation }] : []),
        ];
  return {
    title: evaluation.scenario.name,
    blocks: [
      ...scenarioLines(evaluation),
      ...answer,
      ...infeasibleBlocks(evaluation),
      ...evaluationFooter(evaluation),
    ],
  };
}
