import type { ReactNode } from 'react';
import type { Overlay } from '../app/overlay.ts';
import type { ViewProps } from '../app/view-props.ts';
import { Lines } from '../widgets/lines.tsx';
import { ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, fitted, type Line, span, spreadLine, strong } from '../widgets/span.ts';
import { cursorLine } from '../widgets/table.ts';
import { windowOf } from '../widgets/window.ts';
import { type PaletteItem, paletteItems } from './items.ts';

const KIND_WIDTH = 10;

function itemLine({ label, kind, detail }: PaletteItem, width: number): Line {
  return spreadLine(
    [
      span(fitted(kind, KIND_WIDTH), 'quiet'),
      span(fitted(label, Math.min(label.length, width - KIND_WIDTH - 24))),
    ],
    [span(fitted(detail, Math.min(detail.length, 22)), 'quiet')],
    width,
  );
}

/** Everything that can be found, filtered by what is typed. */
export function PaletteView({
  state,
  look,
  area,
  overlay,
}: ViewProps & { overlay: Overlay & { kind: 'palette' } }): ReactNode {
  const items = paletteItems(state, overlay.query);
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
