import type { ReactNode } from 'react';
import type { Session } from '../app/state.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import { worldRows } from '../map/projection.ts';
import { WorldMap } from '../map/view.tsx';
import { NothingYet } from '../ranking/nothing-yet.tsx';
import { sliderText } from '../widgets/bars.ts';
import { Beside, GAP_WIDTH } from '../widgets/beside.tsx';
import { Lines } from '../widgets/lines.tsx';
import { ofHeight } from '../widgets/panel.ts';
import { fitted, fittedLine, type Line, span, strong, textWidth } from '../widgets/span.ts';
import { cursorLine } from '../widgets/table.ts';
import { windowOf } from '../widgets/window.ts';
import { paragraph } from '../widgets/wrap.ts';
import { valueText } from './value-text.ts';
import type { Control } from './control.ts';
import { baseOf, valueOf } from './control-value.ts';
import { movingRanking } from './moving-ranking.ts';
import { shownValue, visibleControls } from './state.ts';

type Entry = { readonly head: string } | { readonly control: Control; readonly index: number };

/** Controls with a heading before each group. */
function entriesOf(controls: readonly Control[]): readonly Entry[] {
  return controls.flatMap((control, index): readonly Entry[] => {
    const isNew = index === 0 || controls[index - 1].group !== control.group;
    return isNew ? [{ head: control.group }, { control, index }] : [{ control, index }];
  });
}

/** Cells of the parts of a slider's line, by the width of the line: where there is room, units are told in full. */
interface SliderWidths {
  readonly label: number;
  readonly track: number;
  readonly value: number;
}

function sliderWidths(width: number): SliderWidths {
  if (width < 36) return { label: width - 18, track: 4, value: 9 };
  const value = width >= 56 ? 18 : 10;
  const label = Math.min(22, Math.max(12, width - value - 16));
  return { label, track: Math.max(6, Math.min(20, width - label - value - 5)), value };
}

function controlLine(control: Control, session: Session, look: Look, width: number): Line {
  const value = shownValue(control, session);
  const isChanged = valueOf(control, session.plan.present) !== baseOf(control);
  const tone = isChanged ? 'warning' : undefined;
  const { glyphs } = look;
  const mark = isChanged
    ? span(glyphs.dirty, 'warning')
    : span(look.terminal.isScreenReader ? '' : ' ');
  if (control.kind !== 'slider') {
    const state = value === true ? glyphs.isOn : glyphs.isOff;
    return [
      mark,
      span(` ${state} `, value === true ? 'accent' : 'quiet'),
      span(fitted(control.label, width - 8), tone),
    ];
  }
  const widths = sliderWidths(width);
  const { least, most } = control;
  const parts = sliderText((Number(value) - least) / (most - least || 1), widths.track, glyphs);
  return [
    mark,
    span(` ${fitted(control.label, widths.label)} `, tone),
    span(parts.done, 'bar'),
    strong(parts.knob, isChanged ? 'warning' : 'accent'),
    span(parts.rest, 'ghost'),
    span(` ${fitted(valueText(control, value), widths.value)}`, tone),
  ];
}

function controlLines(
  { state, look, area }: ViewProps,
  session: Session,
  width: number,
): readonly Line[] {
  const controls = visibleControls(state);
  if (controls.length === 0) return [[span(' no control is called that', 'quiet')]];
  const cursor = Math.min(state.whatIf.cursor, controls.length - 1);
  const entries = entriesOf(controls);
  const at = entries.findIndex((entry) => 'index' in entry && entry.index === cursor);
  const about = aboutLines(controls[cursor], width);
  const height = area.rows - about.length;
  const { from, to } = windowOf(entries.length, at, height);
  const lines = entries.slice(from, to).map((entry) => {
    if ('head' in entry) return fittedLine([span(' '), strong(entry.head, 'accent')], width);
    const line = controlLine(entry.control, session, look, width - 1);
    return fittedLine(cursorLine(line, entry.index === cursor, look), width);
  });
  return [...ofHeight(lines, height), ...about];
}

/** What the control under the cursor is in full, where its label is short for it or has no room. */
function aboutLines({ about, label, kind }: Control, width: number): readonly Line[] {
  const isCut = kind !== 'slider' && textWidth(label) > width - 9;
  const text = about ?? (isCut ? label : undefined);
  if (text === undefined) return [];
  return paragraph(text, { width: width - 1, most: 3, tone: 'quiet' }).map((line) => [
    span(' '),
    ...line,
  ]);
}

/** Below this width the signs of places hide the land. */
const LEAST_MAP_WIDTH = 36;
/** Rows of the ranking that stay: beside a map that is there unasked, and beside one that was asked for. */
const RANKING_ROWS = { unasked: 10, asked: 5 };

/** Room for a map that nobody asked for: what the ranking leaves, the whole world at least; none where that is too much. */
function unaskedMapRows({ look, area }: ViewProps, candidates: number, width: number): number {
  if (look.terminal.isScreenReader || width < LEAST_MAP_WIDTH) return 0;
  const most = area.rows - RANKING_ROWS.unasked;
  if (most < worldRows(width)) return 0;
  const free = area.rows - Math.min(candidates, 15) - 6;
  return Math.min(most, Math.max(worldRows(width), Math.min(free, Math.floor(width / 3.2))));
}

/** Room for the map below the ranking; the key for it hides the one that is there, or makes room for one. */
function mapRows(props: ViewProps, candidates: number, width: number): number {
  const unasked = unaskedMapRows(props, candidates, width);
  if (!props.state.whatIf.isMapSwitched) return unasked;
  return unasked > 0 ? 0 : props.area.rows - RANKING_ROWS.asked;
}

/** Columns of the controls: more than half of a narrow terminal. */
function controlColumns(columns: number): number {
  return Math.max(
    30,
    Math.min(60, Math.max(Math.floor(columns * 0.45), Math.min(38, columns - 42))),
  );
}

/** Everything that can be changed at the left; at the right the ranking, which moves with it. */
export function WhatIfView(props: ViewProps): ReactNode {
  const { state, look, area } = props;
  const { session } = state;
  const shown = session?.shown;
  if (!session || !shown) return <NothingYet {...props} />;
  const left = controlColumns(area.columns);
  const right = area.columns - left - GAP_WIDTH;
  const count = shown.ranking.length + shown.infeasible.length;
  const map = mapRows(props, count, right);
  const rows = area.rows - map;
  const ranking = movingRanking(props, shown, { width: right, rows });
  const controls = (
    <Lines look={look} lines={ofHeight(controlLines(props, session, left), area.rows)} />
  );
  const answer = (
    <>
      <Lines look={look} lines={ofHeight(ranking, rows)} />
      {map > 0 && <WorldMap state={state} look={look} area={{ columns: right, rows: map }} />}
    </>
  );
  return (
    <Beside
      look={look}
      rows={area.rows}
      columns={[
        { width: left, content: controls },
        { width: right, content: answer },
      ]}
    />
  );
}
