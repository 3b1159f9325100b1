import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { numberText } from '../../report/number-text.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import { NothingYet } from '../ranking/nothing-yet.tsx';
import { moveSpan } from '../ranking/columns.ts';
import { selectedAlternative } from '../ranking/state.ts';
import { rangeText } from '../widgets/bars.ts';
import { Lines } from '../widgets/lines.tsx';
import { indented, ofHeight } from '../widgets/panel.ts';
import {
  EMPTY_LINE,
  fitted,
  fittedLine,
  type Line,
  lineWidth,
  span,
  spreadLine,
  strong,
  textWidth,
} from '../widgets/span.ts';
import { cursorLine } from '../widgets/table.ts';
import { windowOf } from '../widgets/window.ts';
import { paragraph } from '../widgets/wrap.ts';
import type { SiteRow } from './row.ts';
import { SECTIONS, sectionRows } from './sections.ts';

function headLine(
  { state, look, area }: ViewProps,
  evaluation: Evaluation,
  selected: Alternative,
): Line {
  const { site, rank, score, scoreLow, scoreHigh, broken } = selected;
  const left: Line = [
    span(' '),
    strong(site.name, 'candidate'),
    span(` ${state.atlas?.countries[site.country] ?? site.country}`, 'quiet'),
  ];
  if (rank === undefined)
    return spreadLine(left, [span(`out: ${broken.join('; ')} `, 'bad')], area.columns);
  const range = `${numberText(scoreLow, { digits: 0 })}${look.glyphs.dash}${numberText(scoreHigh, { digits: 0 })}`;
  const standing = (points: string): Line => [
    moveSpan(state, selected, look),
    span(` number ${rank} of ${evaluation.ranking.length}, `, 'quiet'),
    strong(numberText(score, { digits: 1 })),
    span(` points${points} `, 'quiet'),
  ];
  const whole = standing(`, within ${range}`);
  const hasRoom = lineWidth(left) + lineWidth(whole) < area.columns;
  return spreadLine(left, hasRoom ? whole : standing(''), area.columns);
}

function sectionTabs(current: number, width: number): Line {
  const tabs = SECTIONS.flatMap(({ title }, index): Line => [
    index === current ? { text: ` ${title} `, isInverse: true } : span(` ${title} `, 'quiet'),
  ]);
  const { about } = SECTIONS[current];
  return spreadLine([span(' '), ...tabs], [span(`${about} `, 'ghost')], width);
}

interface RowWidths {
  readonly label: number;
  readonly value: number;
  readonly bar: number;
  readonly note: number;
}

/** Cells of a picture: with fewer it says nothing, with more it says no more. */
const PICTURE = { least: 6, usual: 12, most: 60 };
const LEAST_NOTE = 20;

/** Widths by what the rows hold; the picture takes what is left, within reason. */
function rowWidths(rows: readonly SiteRow[], width: number): RowWidths {
  const most = (pick: (row: SiteRow) => string, cap: number) =>
    Math.min(cap, Math.max(0, ...rows.map((row) => (row.isHead ? 0 : textWidth(pick(row))))));
  const hasPicture = rows.some(({ bar, range }) => bar ?? range);
  const label = most((row) => row.label, hasPicture ? 30 : 46);
  const value = most((row) => row.value, 26);
  const free = width - 2 - label - value - 6;
  const note = most(
    (row) => row.note ?? '',
    Math.max(LEAST_NOTE, free - (hasPicture ? PICTURE.usual : 0)),
  );
  const rest = free - note;
  const bar = hasPicture && rest >= PICTURE.least ? Math.min(PICTURE.most, rest) : 0;
  return { label, value, note: Math.min(note, free - bar), bar };
}

/** A range on its scale, in words. */
function spokenRange({ low, high }: NonNullable<SiteRow['range']>): string {
  const [from, to] = [low, high].map((share) => numberText(share, { digits: 0, style: 'percent' }));
  return from === to ? `at ${from} of the scale` : `${from} to ${to} of the scale`;
}

function pictureSpans({ bar, range }: SiteRow, width: number, { glyphs, terminal }: Look): Line {
  if (terminal.isScreenReader) return range ? [span(spokenRange(range))] : [];
  if (width === 0) return [];
  if (range) return [span(rangeText(range, width, glyphs), 'accent')];
  if (!bar) return [span(' '.repeat(width))];
  const from = Math.round(bar.from * width);
  const to = Math.max(from + (bar.to > bar.from ? 1 : 0), Math.round(bar.to * width));
  const text = ' '.repeat(from) + glyphs.waterfall.repeat(Math.max(0, Math.min(width, to) - from));
  return [span(fitted(text, width), bar.tone ?? 'bar')];
}

function rowLine(row: SiteRow, widths: RowWidths, look: Look): Line {
  if (row.isHead)
    return [strong(row.label, 'accent'), span(row.note ? `  ${row.note}` : '', 'quiet')];
  return [
    span(fitted(row.label, widths.label), row.tone),
    span('  '),
    span(fitted(row.value, widths.value, 'right'), row.tone),
    span('  '),
    ...pictureSpans(row, widths.bar, look),
    span('  '),
    span(fitted(row.note ?? '', widths.note), row.tone ?? 'quiet'),
  ];
}

function rowLines(
  rows: readonly SiteRow[],
  { state, look, area }: ViewProps,
  height: number,
): readonly Line[] {
  const widths = rowWidths(rows, area.columns);
  const { from, to } = windowOf(rows.length, state.site.cursor, height);
  return rows
    .slice(from, to)
    .map((row, index) =>
      fittedLine(
        cursorLine(rowLine(row, widths, look), from + index === state.site.cursor, look),
        area.columns,
      ),
    );
}

function footLines({ state, area }: ViewProps): readonly Line[] {
  const { foot } = SECTIONS[state.site.section];
  if (!foot || !state.atlas) return [];
  return indented(paragraph(foot(state.atlas), { width: area.columns - 2, tone: 'quiet' }));
}

/** Why the selected site has its rank, section by section; every number opens its origin. */
export function SiteView(props: ViewProps): ReactNode {
  const { state, look, area } = props;
  const evaluation = state.session?.shown;
  const selected = selectedAlternative(state);
  if (!evaluation || !selected) return <NothingYet {...props} />;
  const rows = sectionRows(state);
  const foot = footLines(props);
  const bodyRows = area.rows - 3 - foot.length;
  return (
    <Box flexDirection="column">
      <Lines
        look={look}
        lines={[
          headLine(props, evaluation, selected),
          sectionTabs(state.site.section, area.columns),
          EMPTY_LINE,
        ]}
      />
      <Lines
        look={look}
        lines={[...ofHeight(rowLines(rows, props, bodyRows), bodyRows), ...foot]}
      />
    </Box>
  );
}
