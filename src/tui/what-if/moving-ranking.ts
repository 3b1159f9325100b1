import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { numberText } from '../../report/number-text.ts';
import type { ViewProps } from '../app/view-props.ts';
import { moveSpan } from '../ranking/columns.ts';
import { alternativeOf, selectedAlternative } from '../ranking/state.ts';
import { barText } from '../widgets/bars.ts';
import { ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, fitted, fittedLine, type Line, span, strong } from '../widgets/span.ts';
import { paragraph } from '../widgets/wrap.ts';
import { isSameDraft } from './draft.ts';
import { monthText } from './months.ts';

/** Laws that enter into force between the day of the file and that of the draft. */
function newLaws({ state }: ViewProps, evaluation: Evaluation): readonly string[] {
  const set = state.session?.plan.present.changes.asOf;
  const base = state.session?.base;
  if (typeof set !== 'number' || !base || !state.atlas) return [];
  const [from, to] = [base.asOf, monthText(set)];
  const places = new Set(
    [...evaluation.ranking, ...evaluation.infeasible].map(({ site }) => site.country),
  );
  return state.atlas.laws
    .filter((law) => places.has(law.jurisdiction) && law.from > from && law.from.slice(0, 7) <= to)
    .map(({ jurisdiction, law, from: date }) => `${jurisdiction} ${law} (${date})`);
}

/** Why not all numbers are those of the draft. */
function behindText({ state }: ViewProps): string {
  if (state.session && state.session.faults.length > 0) return 'The numbers are from before that.';
  return state.session?.isStopped
    ? 'Stopped: only the weights are those of now.'
    : 'The rest follows when it is worked out.';
}

function footLines(props: ViewProps, evaluation: Evaluation, width: number): readonly Line[] {
  const { session } = props.state;
  if (!session) return [];
  const isBehind =
    session.answered !== undefined && !isSameDraft(session.answered, session.plan.present);
  const { today } = evaluation;
  const percent = (share: number) => numberText(share, { digits: 1, style: 'percent' });
  const fleet = `Fleet today (${evaluation.fleet.length}): ${numberText(today.meanRttMs, { digits: 1 })} ms, ${percent(today.withinBudgetShare)} in budget, ${percent(today.lawfulShare)} lawful.`;
  const laws = newLaws(props, evaluation);
  const fleetLines = paragraph(fleet, { width, tone: 'quiet', most: 3 });
  const behind = isBehind ? paragraph(behindText(props), { width, tone: 'quiet' }) : fleetLines;
  return [
    EMPTY_LINE,
    // One stands for the other in the same room: candidates would come and go with every key.
    ...ofHeight(behind, fleetLines.length),
    ...(laws.length > 0
      ? paragraph(`Newly in force: ${laws.join('; ')}`, { width, tone: 'warning', most: 3 })
      : []),
    ...session.faults
      .slice(0, 2)
      .flatMap(({ message }) => paragraph(message, { width, tone: 'bad', most: 2 })),
  ];
}

const NAME = { least: 12, most: 24 };
const NUMBERS = 3 + 4 + 6 + 6 + 4;
/** Below this width names and scores take all there is. */
const NARROW = 36;

function nameWidthIn(width: number): number {
  if (width < NARROW) return width - 3 - 5 - 6;
  return Math.max(NAME.least, Math.min(NAME.most, width - NUMBERS - 8));
}

interface RankingWidths {
  readonly name: number;
  readonly bar: number;
}

/** A candidate under the draft: its rank, how it moved, its score, and what that gained or lost against the file. */
function rankingLine(
  { state, look }: ViewProps,
  each: Alternative,
  { widths, top }: { readonly widths: RankingWidths; readonly top: number },
): Line {
  const baseline = state.session?.baseline;
  const before = baseline && alternativeOf(baseline, each.site.id);
  const change = before ? each.score - before.score : 0;
  const gain = Math.abs(change) < 0.05 ? '' : numberText(change, { digits: 1, isSigned: true });
  const isOut = each.rank === undefined;
  const { tone, text } = moveSpan(state, each, look);
  return [
    span(fitted(isOut ? look.glyphs.dash : String(each.rank), 3, 'right')),
    span(` ${fitted(text, 4)}`, tone),
    {
      ...span(fitted(each.site.name, widths.name), isOut ? 'quiet' : undefined),
      isStrong: each.site.id === selectedAlternative(state)?.site.id,
    },
    span(fitted(isOut ? 'out' : numberText(each.score, { digits: 1 }), 6, 'right')),
    span(fitted(gain, 6, 'right'), change > 0 ? 'good' : 'bad'),
    span(' '),
    span(barText(each.score / top, widths.bar, look.glyphs), 'bar'),
  ];
}

/** With fewer rows than this the words below the ranking leave theirs to candidates. */
const LEAST_ROWS_WITH_FOOT = 8;

/** The ranking as it stands under the draft: who rose, who fell, and by how many points against the file. */
export function movingRanking(
  props: ViewProps,
  evaluation: Evaluation,
  { rows, width }: { readonly rows: number; readonly width: number },
): readonly Line[] {
  const all = [...evaluation.ranking, ...evaluation.infeasible];
  const foot = rows < LEAST_ROWS_WITH_FOOT ? [] : footLines(props, evaluation, width - 1);
  const name = nameWidthIn(width);
  const bar = Math.max(0, Math.min(40, width - NUMBERS - name - 1));
  const top = Math.max(1, ...all.map(({ score }) => score));
  const body = all
    .slice(0, Math.max(1, rows - foot.length - 1))
    .map((each) => rankingLine(props, each, { widths: { name, bar }, top }));
  const against = props.state.session?.baseline
    ? `  against the file${width < NARROW ? '' : ' as it stands'}`
    : '';
  const head: Line = [strong('ranking', 'accent'), span(against, 'quiet')];
  return [head, ...body, ...foot].map((line) => fittedLine(line, width));
}
