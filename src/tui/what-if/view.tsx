import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Session } from '../app/state.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import { WorldMap } from '../map/view.tsx';
import { NothingYet } from '../ranking/nothing-yet.tsx';
import { sliderText } from '../widgets/bars.ts';
import { Lines } from '../widgets/lines.tsx';
import { ofHeight } from '../widgets/panel.ts';
import { fitted, fittedLine, type Line, span, strong } from '../widgets/span.ts';
import { cursorLine } from '../widgets/table.ts';
import { windowOf } from '../widgets/window.ts';
import { valueText } from './value-text.ts';
import type { Control } from './controls.ts';
import { baseOf } from './controls.ts';
import { movingRanking } from './moving-ranking.ts';
import { shownValue, valueOf, visibleControls } from './state.ts';

type Entry = { readonly head: string } | { readonly control: Control; readonly index: number };

/** Controls with a heading before each group. */
function entriesOf(controls: readonly Control[]): readonly Entry[] {
  return controls.flatMap((control, index): readonly Entry[] => {
    const isNew = index === 0 || controls[index - 1].group !== control.group;
    return isNew ? [{ head: control.group }, { control, index }] : [{ control, index }];
  });
}

const VALUE_WIDTH = 10;
/** Where there is room, units are told in full. */
const WIDE = { width: 56, value: 18 };

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
  const valueWidth = width >= WIDE.width ? WIDE.value : VALUE_WIDTH;
  const labelWidth = Math.min(22, Math.max(12, width - valueWidth - 16));
  const trackWidth = Math.max(6, Math.min(20, width - labelWidth - valueWidth - 5));
  const { least, most } = control;
  const parts = sliderText((Number(value) - least) / (most - least || 1), trackWidth, glyphs);
  return [
    mark,
    span(` ${fitted(control.label, labelWidth)} `, tone),
    span(parts.done, 'bar'),
    strong(parts.knob, isChanged ? 'warning' : 'accent'),
    span(parts.rest, 'ghost'),
    span(` ${fitted(valueText(control, value), valueWidth)}`, tone),
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
  const { from, to } = windowOf(entries.length, at, area.rows);
  return entries.slice(from, to).map((entry) => {
    if ('head' in entry) return fittedLine([span(' '), strong(entry.head, 'accent')], width);
    const line = controlLine(entry.control, session, look, width - 1);
    return fittedLine(cursorLine(line, entry.index === cursor, look), width);
  });
}

/** Room for the map below the ranking, where there is any. */
function mapRows(rows: number, candidates: number, width: number): number {
  const free = rows - Math.min(candidates, 15) - 6;
  return width < 60 || free < 12 ? 0 : Math.min(free, Math.floor(width / 3.2));
}

/** Everything that can be changed at the left; at the right the ranking, which moves with it. */
export function WhatIfView(props: ViewProps): ReactNode {
  const { state, look, area } = props;
  const { session } = state;
  const shown = session?.shown;
  if (!session || !shown) return <NothingYet {...props} />;
  const left = Math.max(38, Math.min(60, Math.floor(area.columns * 0.45)));
  const right = area.columns - left - 3;
  const count = shown.ranking.length + shown.infeasible.length;
  const map = mapRows(area.rows, count, right);
  const divider: Line = [span(` ${look.glyphs.divider} `, 'ghost')];
  return (
    <Box>
      <Box width={left}>
        <Lines look={look} lines={ofHeight(controlLines(props, session, left), area.rows)} />
      </Box>
      <Box width={3}>
        <Lines look={look} lines={Array.from({ length: area.rows }, () => divider)} />
      </Box>
      <Box width={right} flexDirection="column">
        <Lines
          look={look}
          lines={ofHeight(
            movingRanking(props, shown, { width: right, rows: area.rows - map }),
            area.rows - map,
          )}
        />
        {map > 0 && <WorldMap state={state} look={look} area={{ columns: right, rows: map }} />}
      </Box>
    </Box>
  );
}
