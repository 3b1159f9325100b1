import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { criterionStyle } from '../../report/criterion-style.ts';
import { numberText } from '../../report/number-text.ts';
import type { AppState } from '../app/state.ts';
import type { Look } from '../look/look.ts';
import { barText, rangeText } from '../widgets/bars.ts';
import { type Line, span, type Span, strong } from '../widgets/span.ts';
import { naturalWidth, type TableColumn } from '../widgets/table.ts';
import { alternativeOf } from './state.ts';

export interface ColumnInputs {
  readonly state: AppState;
  readonly evaluation: Evaluation;
  readonly look: Look;
  readonly width: number;
}

const SCORE = { digits: 1 };
const USD = { digits: 1, style: 'compact' } as const;

/** Names short enough to stand over a small bar, and over a smaller one. */
const SHORT: Readonly<Record<string, readonly [string, string]>> = {
  rttGainMs: ['RTT', 'RTT'],
  newlyWithinBudgetShare: ['budget', 'bud'],
  newlyLawfulShare: ['lawful', 'law'],
  unitCostUsdPerKwYear: ['cost', 'cst'],
  npvUsd: ['NPV', 'NPV'],
  gridCarbonGCo2ePerKwh: ['carbon', 'CO2'],
  countryRisk: ['risk', 'rsk'],
  neighborDependenceShare: ['nbrs', 'nbr'],
  usersP95Ms: ['p95', 'p95'],
  availabilityShare: ['avail', 'up'],
  withinBudgetAfterZoneLossShare: ['-zone', '-zn'],
  withinBudgetAfterRegionLossShare: ['-regn', '-rg'],
  dependenceShare: ['cables', 'cbl'],
  exchangeRoutes: ['routes', 'rts'],
  rttAfterWorstCutMs: ['if cut', 'cut'],
};

/** Room for the longer of the short names. */
const LONG_LABEL = 6;

function shortLabel(id: string, label: string, width: number): string {
  const [long, short] = id in SHORT ? SHORT[id] : [label, label];
  return (width >= LONG_LABEL ? long : short).slice(0, width);
}

/** How many places a candidate rose against the file as it stands: `▲2`. */
export function moveSpan({ session }: AppState, alternative: Alternative, { glyphs }: Look): Span {
  const before = session?.baseline && alternativeOf(session.baseline, alternative.site.id);
  if (!before || before.rank === alternative.rank) return span('');
  if (before.rank === undefined) return span('new', 'good');
  if (alternative.rank === undefined) return span('out', 'bad');
  const places = before.rank - alternative.rank;
  return places > 0
    ? span(`${glyphs.up}${places}`, 'good')
    : span(`${glyphs.down}${-places}`, 'bad');
}

/** Where a criterion's value lies on its scale, as a bar; unknown is a question mark and not a small bar. */
function criterionCell(alternative: Alternative, index: number, width: number, look: Look): Span {
  const { value, isKnown } = alternative.contributions[index];
  return isKnown ? span(barText(value, width, look.glyphs), 'bar') : span('?', 'warning');
}

function criterionColumns({ state, evaluation, look }: ColumnInputs, room: number) {
  const count = evaluation.criteria.length;
  const width = Math.max(3, Math.min(11, Math.floor(room / count) - 1));
  const hasNumber = width >= 9;
  return evaluation.criteria.map(({ id, label, unit }, index): TableColumn<Alternative> => ({
    label: shortLabel(id, label, width),
    width,
    isSorted: state.ranking.sortBy === id,
    cell: (row) => {
      const number = numberText(row.values[id].value, criterionStyle(unit).number);
      if (look.terminal.isScreenReader) return number;
      if (!hasNumber) return criterionCell(row, index, width, look);
      const barWidth = Math.min(4, width - 7);
      return [criterionCell(row, index, barWidth, look), span(number.padStart(width - barWidth))];
    },
  }));
}

/** The scores that the ranges are drawn between: those of all candidates, so that small differences are seen. */
interface ScoreScale {
  readonly least: number;
  readonly most: number;
}

function scaleOf(rows: readonly Alternative[]): ScoreScale {
  return {
    least: Math.min(100, ...rows.map(({ scoreLow }) => scoreLow)),
    most: Math.max(0, ...rows.map(({ scoreHigh }) => scoreHigh)),
  };
}

interface ScoreStyle {
  readonly look: Look;
  readonly width: number;
  readonly scale: ScoreScale;
}

function scoreCell(
  row: Alternative,
  { look: { glyphs, terminal }, width, scale }: ScoreStyle,
): Line {
  const at = (score: number) => (score - scale.least) / (scale.most - scale.least || 1);
  const range = { low: at(row.scoreLow), mid: at(row.score), high: at(row.scoreHigh) };
  const number = numberText(row.score, SCORE);
  if (row.rank === undefined) return [span('out', 'bad')];
  if (terminal.isScreenReader)
    return [
      span(
        `${number}, from ${numberText(row.scoreLow, SCORE)} to ${numberText(row.scoreHigh, SCORE)}`,
      ),
    ];
  return [
    strong(number.padStart(5)),
    span(' '),
    span(rangeText(range, width - 6, glyphs), 'accent'),
  ];
}

/** Columns for the room there is: names first, then score with its range, criteria as bars, and money where it fits. */
export function rankingColumns(inputs: ColumnInputs): readonly TableColumn<Alternative>[] {
  const { state, evaluation, look, width } = inputs;
  const { marked, sortBy } = state.ranking;
  const rows = [...evaluation.ranking, ...evaluation.infeasible];
  const scale = scaleOf(rows);
  const names = rows.map(({ site }) => site.name);
  const nameWidth = naturalWidth('site', names, width >= 110 ? 24 : 16);
  const scoreWidth = look.terminal.isScreenReader ? 28 : width >= 110 ? 26 : 18;
  const hasMoney = width >= 110;
  const fixed = 2 + 3 + 1 + nameWidth + 2 + 3 + scoreWidth + 7 + (hasMoney ? 18 : 0);
  const leading: readonly TableColumn<Alternative>[] = [
    {
      label: '#',
      width: 3,
      align: 'right',
      isSorted: sortBy === 'rank',
      cell: ({ rank }) => (rank === undefined ? span(look.glyphs.dash, 'bad') : String(rank)),
    },
    { label: '', width: 3, cell: (row) => moveSpan(state, row, look) },
    {
      label: 'site',
      width: nameWidth + 1,
      isSorted: sortBy === 'site',
      cell: ({ site }) => {
        const isMarked = marked.includes(site.id);
        const mark = isMarked ? look.glyphs.mark : look.terminal.isScreenReader ? '' : ' ';
        return [span(mark, 'candidate'), span(site.name, isMarked ? 'candidate' : undefined)];
      },
    },
    {
      label: 'in',
      width: 2,
      isSorted: sortBy === 'country',
      cell: ({ site }) => span(site.country, 'quiet'),
    },
    {
      label: 'score and range',
      width: scoreWidth,
      cell: (row) => scoreCell(row, { look, width: scoreWidth, scale }),
    },
  ];
  const money: readonly TableColumn<Alternative>[] = [
    {
      label: 'NPV',
      width: 8,
      align: 'right',
      isSorted: sortBy === 'npv',
      cell: ({ money: { npvUsd } }) => numberText(npvUsd.mid, USD),
    },
    {
      label: 'demand',
      width: 8,
      align: 'right',
      isSorted: sortBy === 'taken',
      cell: ({ takenUsdPerYear }) => numberText(takenUsdPerYear, USD),
    },
  ];
  return [...leading, ...criterionColumns(inputs, width - fixed), ...(hasMoney ? money : [])];
}
