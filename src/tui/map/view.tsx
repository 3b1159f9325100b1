import { Box } from 'ink';
import { type ReactNode, useMemo } from 'react';
import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { numberText } from '../../report/number-text.ts';
import type { AppState } from '../app/state.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import type { Size } from '../look/terminal-look.ts';
import { NothingYet } from '../ranking/nothing-yet.tsx';
import { rankingColumns } from '../ranking/columns.ts';
import { rankingCursor, selectedAlternative, visibleRows } from '../ranking/state.ts';
import { Lines } from '../widgets/lines.tsx';
import { headingLine, ofHeight } from '../widgets/panel.ts';
import { fittedLine, type Line, lineWidth, span, spreadLine, strong } from '../widgets/span.ts';
import { tableLines } from '../widgets/table.ts';
import { DEMAND_TONES, DENSITY_SIGNS, RTT_STEPS } from './heat.ts';
import type { Land } from './land.ts';
import { markerSigns } from './markers.ts';
import { mapLines } from './picture.ts';
import { worldRows } from './projection.ts';
import { landScaleOf } from './state.ts';
import { spokenMap } from './spoken-map.ts';
import { cutsOf, lostOf } from './struck.ts';

/** Names in one text, so that a map is drawn anew only when they change. */
function textSet(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').filter((name) => name !== ''));
}

/** A map without its words; drawn anew only when something that it shows has changed, not with every tick of a clock. */
function Picture({ state, look, area, land, evaluation }: PictureProps): ReactNode {
  const { map, atlas, session } = state;
  const { columns, rows } = area;
  const reach = session?.reach;
  const selected = selectedAlternative(state)?.site.id;
  const cuts = cutsOf(state).join('\n');
  const lost = lostOf(state).join('\n');
  const lines = useMemo(
    () =>
      mapLines({
        map,
        land,
        size: { columns, rows },
        look,
        evaluation,
        reach,
        atlas,
        selected,
        cuts: textSet(cuts),
        lost: textSet(lost),
      }),
    [map, land, columns, rows, look, evaluation, reach, atlas, selected, cuts, lost],
  );
  return <Lines look={look} lines={lines} />;
}

interface PictureProps extends ViewProps {
  readonly land: Land;
  readonly evaluation: Evaluation;
}

/** The map in a room of its own; nothing but a word while the shapes are being read. */
export function WorldMap({ state, look, area }: ViewProps): ReactNode {
  const evaluation = state.session?.shown;
  const land = state.lands[landScaleOf(state.map)] ?? state.lands.world;
  if (!evaluation) return null;
  if (look.terminal.isScreenReader)
    return <Lines look={look} lines={spokenMap(state, evaluation)} />;
  if (!land)
    return (
      <Lines look={look} lines={ofHeight([[span(' Reading the map.', 'quiet')]], area.rows)} />
    );
  return <Picture state={state} look={look} area={area} land={land} evaluation={evaluation} />;
}

function placeLegend(look: Look, has: { readonly rivals: boolean; readonly lost: boolean }): Line {
  const signs = markerSigns(look);
  return [
    strong(` ${signs.selected}`, 'selected'),
    span(' selected ', 'quiet'),
    strong(signs.candidate, 'candidate'),
    span(' candidate ', 'quiet'),
    strong(signs.fleet, 'fleet'),
    span(' fleet ', 'quiet'),
    ...(has.lost ? [strong(signs.lost, 'bad'), span(' lost ', 'quiet')] : []),
    ...(has.rivals ? [strong(signs.competitor, 'competitor'), span(' competitor ', 'quiet')] : []),
  ];
}

function scaleLegend(state: AppState, { terminal }: Look): Line {
  const signs = terminal.isUnicode ? DENSITY_SIGNS.unicode : DENSITY_SIGNS.ascii;
  const [full] = signs.slice(-1);
  const name = strong(`${state.map.layer} `, 'accent');
  switch (state.map.layer) {
    case 'latency':
      return [
        name,
        ...RTT_STEPS.flatMap(({ tone, label }, index): Line => [
          span(signs[4 - index], tone),
          span(`${label} `, 'quiet'),
        ]),
      ];
    case 'demand':
      return [
        name,
        ...DEMAND_TONES.map((tone, index) => span(signs[index], tone)),
        span(' to much ', 'quiet'),
        span(full, 'candidate'),
        span(' taken', 'quiet'),
      ];
    case 'cables':
      return [
        name,
        span(full, 'cable'),
        span(' link ', 'quiet'),
        span(full, 'candidate'),
        span(' of the site ', 'quiet'),
        span(full, 'bad'),
        span(' cut', 'quiet'),
      ];
    case 'competitors':
      return [name];
  }
}

/** Signs and scale; where there is no room for both, at least which layer it is. */
function legendLine({ state, look, area }: ViewProps): Line {
  const rivals = state.map.layer === 'competitors';
  const places = placeLegend(look, { rivals, lost: lostOf(state).length > 0 });
  const scale = scaleLegend(state, look);
  const hasRoom = lineWidth(places) + lineWidth(scale) < area.columns;
  return spreadLine(places, hasRoom ? scale : scale.slice(0, 1), area.columns);
}

/** What the selected site does, in one line. */
function siteLine(
  { site, rank, score, takenUsdPerYear, takenRttMs }: Alternative,
  { glyphs }: Look,
): Line {
  const standing =
    rank === undefined ? 'out' : `number ${rank}, ${numberText(score, { digits: 1 })} points`;
  const rtt = takenRttMs === undefined ? '' : ` at ${numberText(takenRttMs, { digits: 1 })} ms`;
  return [
    strong(` ${site.name}`, 'candidate'),
    span(
      `  ${standing} ${glyphs.bullet} takes ${numberText(takenUsdPerYear, { digits: 1, style: 'compact' })} USD/yr${rtt}`,
    ),
  ];
}

/** Rows for the list of candidates below the map, where the terminal is high. */
function listRows(map: Size, rest: number): number {
  return rest >= 6 && map.columns >= 100 ? rest : 0;
}

function candidateList(props: ViewProps, evaluation: Evaluation, rows: number): readonly Line[] {
  const { state, look, area } = props;
  const visible = visibleRows(evaluation, state.ranking);
  const table = tableLines(
    {
      columns: rankingColumns({ state, evaluation, look, width: area.columns }),
      rows: visible,
      cursor: rankingCursor(visible, state),
      height: rows - 1,
      width: area.columns,
    },
    look,
  );
  return [headingLine('candidates', area.columns, look), ...table];
}

const LEGEND_ROWS = 2;

/** The world with fleet, candidates and a layer; zoomed in, the map takes all the room there is. */
export function MapView(props: ViewProps): ReactNode {
  const { state, look, area } = props;
  const evaluation = state.session?.shown;
  const selected = selectedAlternative(state);
  if (!evaluation || !selected) return <NothingYet {...props} />;
  const room = area.rows - LEGEND_ROWS;
  const wanted = state.map.zoom === 1 ? Math.min(room, worldRows(area.columns)) : room;
  const rest = state.map.zoom === 1 ? room - wanted : Math.min(8, room - 24);
  const list = listRows(area, rest);
  const map: Size = { columns: area.columns, rows: room - list };
  return (
    <Box flexDirection="column">
      <WorldMap state={state} look={look} area={map} />
      <Lines
        look={look}
        lines={[
          ...(look.terminal.isScreenReader ? [] : [legendLine(props)]),
          fittedLine(siteLine(selected, look), area.columns),
          ...(list > 0 ? candidateList(props, evaluation, list) : []),
        ]}
      />
    </Box>
  );
}
