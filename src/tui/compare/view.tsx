import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { AppState } from '../app/state.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import { NothingYet } from '../ranking/nothing-yet.tsx';
import { Lines } from '../widgets/lines.tsx';
import { ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, type Line, span, strong } from '../widgets/span.ts';
import { type TableColumn, tableLines } from '../widgets/table.ts';
import { compareRows, type CompareRow, type CompareTable, markedPairs } from './rows.ts';

/** A bar from the middle towards the side that is ahead. */
function leadSpans(lead: number, width: number, { glyphs, terminal }: Look): Line {
  if (terminal.isScreenReader)
    return [span(lead < 0 ? 'A is ahead' : lead > 0 ? 'B is ahead' : '')];
  const half = Math.floor((width - 1) / 2);
  const length = Math.round(Math.abs(lead) * half);
  const bar = glyphs.waterfall.repeat(length);
  const left = lead < 0 ? bar : '';
  const right = lead > 0 ? bar : '';
  return [
    span(left.padStart(half), 'candidate'),
    span(glyphs.divider, 'ghost'),
    span(right.padEnd(half), 'bar'),
  ];
}

/** Who is ahead on which side, the line between them above that of the bars. */
function leadLabel(width: number): string {
  const [a, b] = width < WHOLE_LEAD ? ['A', 'B'] : ['A ahead', 'B ahead'];
  return `${`${a} `.padStart(Math.floor((width - 1) / 2))}| ${b}`;
}

/** Below this width names and numbers give way to one another. */
const NARROW = 76;
/** Cells that the whole label of the bars takes. */
const WHOLE_LEAD = 19;

function columnsFor(
  table: CompareTable,
  width: number,
  look: Look,
): readonly TableColumn<CompareRow>[] {
  const isNarrow = width < NARROW;
  const side = isNarrow ? 11 : Math.max(14, Math.min(30, Math.floor((width - 50) / 2)));
  const label = isNarrow ? 16 : Math.min(30, Math.max(20, width - 2 * side - 36));
  const lead = Math.max(isNarrow ? 7 : 13, Math.min(41, width - label - 2 * side - 10 - 6));
  return [
    { label: '', width: label, cell: ({ label: text }) => text },
    { label: `A ${table.a}`, width: side, align: 'right', cell: ({ a }) => span(a, 'candidate') },
    { label: `B ${table.b}`, width: side, align: 'right', cell: ({ b }) => span(b, 'bar') },
    { label: 'B - A', width: 9, align: 'right', cell: ({ difference }) => difference },
    {
      label: leadLabel(lead),
      width: lead,
      cell: (row) => leadSpans(row.lead, lead, look),
    },
  ];
}

/** Which two of the marked candidates these are, where there are more. */
function pairText({ compare, ranking }: AppState): string {
  const count = markedPairs(ranking.marked).length;
  if (compare.mode !== 'candidates' || count < 2) return '';
  return `  pair ${Math.min(compare.pair, count - 1) + 1} of ${count}`;
}

/** Two candidates or two scenarios side by side, what separates them most first. */
export function CompareView(props: ViewProps): ReactNode {
  const { state, look, area } = props;
  if (!state.session?.shown) return <NothingYet {...props} />;
  const { mode, cursor } = state.compare;
  const table = compareRows(state);
  const tab = (text: string, isHere: boolean) =>
    isHere ? { text: ` ${text} `, isInverse: true } : span(` ${text} `, 'quiet');
  const head: Line = [
    span(' '),
    tab('candidates', mode === 'candidates'),
    tab('scenarios', mode === 'scenarios'),
    span(table ? `  bars: ${table.unit}` : '', 'quiet'),
    span(pairText(state), 'accent'),
  ];
  const caution: readonly Line[] = table?.caution ? [[span(` ${table.caution}`, 'warning')]] : [];
  const height = area.rows - 2 - caution.length;
  const body = table
    ? tableLines(
        {
          columns: columnsFor(table, area.columns, look),
          rows: table.rows,
          cursor,
          height,
          width: area.columns,
        },
        look,
      )
    : [[strong(' There is nothing to compare: mark two candidates in the ranking with space.')]];
  return (
    <Box flexDirection="column">
      <Lines look={look} lines={[head, EMPTY_LINE, ...caution, ...ofHeight(body, height)]} />
    </Box>
  );
}
