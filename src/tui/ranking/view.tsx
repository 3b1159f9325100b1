import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { confidenceText } from '../../report/ranking.ts';
import type { ViewProps } from '../app/view-props.ts';
import { worldRows } from '../map/projection.ts';
import { WorldMap } from '../map/view.tsx';
import { Lines } from '../widgets/lines.tsx';
import { headingLine, indented, ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, type Line, span } from '../widgets/span.ts';
import { tableLines } from '../widgets/table.ts';
import { paragraph } from '../widgets/wrap.ts';
import { NothingYet } from './nothing-yet.tsx';
import { rankingColumns } from './columns.ts';
import { rankingCursor, selectedAlternative, visibleRows } from './state.ts';
import { contributionLines } from './contributions.ts';

/** What must be known of the answer: how sure the first place is, and why a candidate is out. */
function remarks(
  evaluation: Evaluation,
  selected: Alternative | undefined,
  room: { readonly width: number; readonly most: number },
): readonly Line[] {
  if (selected && selected.rank === undefined)
    return paragraph(`${selected.site.name} is out: ${selected.broken.join('; ')}.`, {
      ...room,
      tone: 'bad',
    });
  if (evaluation.ranking.length === 0)
    return [[span('No candidate keeps all constraints.', 'bad')]];
  return paragraph(confidenceText(evaluation), { ...room, tone: 'quiet' });
}

/** Rows of the list that stay, whatever there is to say below. */
const LEAST_LIST_ROWS = 6;
const MOST_REMARK_ROWS = 3;

function detailLines({ state, look, area }: ViewProps, evaluation: Evaluation): readonly Line[] {
  const selected = selectedAlternative(state);
  if (!selected) return [];
  const width = area.columns;
  const lines = [
    headingLine(`why ${selected.site.name}`, width, look),
    ...indented(contributionLines(evaluation, selected, { look, width: width - 2 })),
    EMPTY_LINE,
  ];
  const most = Math.min(MOST_REMARK_ROWS, area.rows - LEAST_LIST_ROWS - lines.length);
  if (most <= 0) return lines;
  const room = { width: Math.min(width - 2, 110), most };
  return [...lines, ...indented(remarks(evaluation, selected, room))];
}

/** A map lower than this says nothing. */
const LEAST_MAP_ROWS = 12;

function roomForMap(rows: number, columns: number): number {
  return rows > LEAST_MAP_ROWS ? Math.min(rows - 1, worldRows(columns)) : 0;
}

/** The candidates, best first, with their scores, ranges and criteria; below why the selected one stands where it does. */
export function RankingView(props: ViewProps): ReactNode {
  const { state, look, area } = props;
  const evaluation = state.session?.shown;
  if (!evaluation) return <NothingYet {...props} />;
  const rows = visibleRows(evaluation, state.ranking);
  const detail = detailLines(props, evaluation);
  const listRows = Math.max(LEAST_LIST_ROWS, Math.min(rows.length + 2, area.rows - detail.length));
  const table = tableLines(
    {
      columns: rankingColumns({ state, evaluation, look, width: area.columns }),
      rows,
      cursor: rankingCursor(rows, state),
      height: listRows,
      width: area.columns,
    },
    look,
  );
  const mapRows = roomForMap(area.rows - listRows - detail.length, area.columns);
  return (
    <Box flexDirection="column">
      <Lines look={look} lines={table} />
      <Lines look={look} lines={ofHeight(detail, area.rows - listRows - mapRows)} />
      {mapRows > 0 && (
        <WorldMap state={state} look={look} area={{ columns: area.columns, rows: mapRows }} />
      )}
    </Box>
  );
}
