import type { ReactNode } from 'react';
import type { ViewProps } from '../app/view-props.ts';
import { NothingYet } from '../ranking/nothing-yet.tsx';
import { Beside, GAP_WIDTH } from '../widgets/beside.tsx';
import { Lines } from '../widgets/lines.tsx';
import { indented, ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, fitted, fittedLine, type Line, span, strong } from '../widgets/span.ts';
import { cursorLine } from '../widgets/table.ts';
import { windowOf } from '../widgets/window.ts';
import { paragraph } from '../widgets/wrap.ts';
import { simulationCharts } from './charts.ts';
import { isUnsaved, simulationCommand } from './as-command.ts';
import { type SetupRow, setupRows } from './setup.ts';

/** From this width on, settings and charts stand side by side. */
const WIDE = 100;
const SETUP_WIDTH = { least: 40, most: 48 };
const LABEL_WIDTH = 13;

function setupLine({ label, value, fault }: SetupRow, { look }: ViewProps, width: number): Line {
  if (!fault)
    return [
      span(` ${fitted(label, LABEL_WIDTH)} `, 'quiet'),
      strong(fitted(value, width - LABEL_WIDTH - 4)),
    ];
  const { isOn, isInFile } = fault;
  const { glyphs, terminal } = look;
  const mark = isOn === isInFile ? (terminal.isScreenReader ? '' : ' ') : glyphs.dirty;
  return [
    span(mark, 'warning'),
    span(isOn ? glyphs.isOn : glyphs.isOff, isOn ? 'accent' : 'quiet'),
    span(` ${fitted(label, width - 7)}`, isOn === isInFile ? undefined : 'warning'),
  ];
}

/** The settings: what is simulated, and the faults that strike. */
function setupLines(props: ViewProps, width: number): readonly Line[] {
  const { state, look, area } = props;
  const rows = setupRows(state);
  const { pane } = state.simulation;
  const cursor = Math.min(state.simulation.cursor, rows.length - 1);
  const first = rows.findIndex(({ fault }) => fault !== undefined);
  const heading = (title: string): Line => [span(' '), strong(title, 'accent')];
  const lines = rows.map((row, index) =>
    fittedLine(
      cursorLine(setupLine(row, props, width), pane === 'setup' && index === cursor, look),
      width,
    ),
  );
  const command = indented(
    paragraph(simulationCommand(state) ?? '', { width: width - 2, tone: 'quiet' }),
  );
  const all = [
    heading('what is simulated'),
    ...lines.slice(0, first),
    EMPTY_LINE,
    [...heading('faults'), span('  a adds one', 'quiet')],
    ...lines.slice(first),
    EMPTY_LINE,
    [...heading('as a command'), span(isUnsaved(state) ? '  once w has saved FILE' : '', 'quiet')],
    ...command,
  ];
  const at = cursor + (cursor < first ? 1 : 3);
  const { from, to } = windowOf(all.length, at, area.rows);
  const isHeadingLast = command.length > 0 && all.length - to === command.length;
  return all.slice(from, isHeadingLast ? to - 1 : to);
}

/** A site's operations, hour by hour, while they are simulated. */
export function SimulationView(props: ViewProps): ReactNode {
  const { state, look, area } = props;
  if (!state.session?.shown) return <NothingYet {...props} />;
  const { pane } = state.simulation;
  const charts = (columns: number) => (
    <Lines
      look={look}
      lines={ofHeight(simulationCharts(state, look, { columns, rows: area.rows }), area.rows)}
    />
  );
  if (area.columns < WIDE)
    return pane === 'charts' ? (
      charts(area.columns)
    ) : (
      <Lines look={look} lines={ofHeight(setupLines(props, area.columns), area.rows)} />
    );
  const setup = Math.max(
    SETUP_WIDTH.least,
    Math.min(SETUP_WIDTH.most, Math.floor(area.columns / 3)),
  );
  const rest = area.columns - setup - GAP_WIDTH;
  const settings = <Lines look={look} lines={ofHeight(setupLines(props, setup), area.rows)} />;
  return (
    <Beside
      look={look}
      rows={area.rows}
      columns={[
        { width: setup, content: settings },
        { width: rest, content: charts(rest) },
      ]}
    />
  );
}
