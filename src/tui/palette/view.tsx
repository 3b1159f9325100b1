import type { ReactNode } from 'react';
import type { Overlay } from '../app/overlay.ts';
import type { ViewProps } from '../app/view-props.ts';
import { Lines } from '../widgets/lines.tsx';
import { ofHeight } from '../widgets/panel.ts';
import {
  EMPTY_LINE,
  fitted,
  type Line,
  span,
  spreadLine,
  strong,
  textWidth,
} from '../widgets/span.ts';
import { cursorLine } from '../widgets/table.ts';
import { windowOf } from '../widgets/window.ts';
import type { PaletteItem } from './items.ts';

const KIND_WIDTH = 10;

/** A file's name may be long; what the line is about comes first. */
const MOST_DETAIL = 22;

function itemLine({ label, kind, detail }: PaletteItem, width: number): Line {
  const after = fitted(detail, Math.min(textWidth(detail), MOST_DETAIL));
  const room = width - KIND_WIDTH - textWidth(after) - 2;
  return spreadLine(
    [
      span(fitted(kind, KIND_WIDTH), 'quiet'),
      span(fitted(label, Math.min(textWidth(label), room))),
    ],
    [span(after, 'quiet')],
    width,
  );
}

/** Everything that can be found, filtered by what is typed. */
export function PaletteView({
  look,
  area,
  overlay,
}: ViewProps & { overlay: Overlay & { kind: 'palette' } }): ReactNode {
  const items = overlay.found;
  const height = area.rows - 3;
  const { from, to } = windowOf(items.length, overlay.cursor, height);
  const lines = items
    .slice(from, to)
    .map((item, index) =>
      cursorLine(itemLine(item, area.columns - 2), from + index === overlay.cursor, look),
    );
  const body = items.length === 0 ? [[span(' nothing is called that', 'quiet')]] : lines;
  return (
    <Lines
      look={look}
      lines={[
        [strong(' : ', 'accent'), span(overlay.query), { text: ' ', isInverse: true }],
        EMPTY_LINE,
        ...ofHeight(body, height),
        [span(' enter does it, esc closes', 'quiet')],
      ]}
    />
  );
}
