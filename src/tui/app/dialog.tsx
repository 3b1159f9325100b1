import cliTruncate from 'cli-truncate';
import type { ReactNode } from 'react';
import { FAULT_EXAMPLES } from '../../scenario/fault-text.ts';
import type { Look } from '../look/look.ts';
import { changeCount } from '../what-if/draft.ts';
import { counted } from '../widgets/counted.ts';
import { Lines } from '../widgets/lines.tsx';
import { EMPTY_LINE, fittedLine, type Line, span, strong, textWidth } from '../widgets/span.ts';
import { paragraph } from '../widgets/wrap.ts';
import type { Overlay } from './overlay.ts';
import { dialogWidth, sourceLines, sourceRoom } from './source-lines.ts';
import type { ViewProps } from './view-props.ts';

type Dialog = Exclude<Overlay, { kind: 'search' | 'help' | 'palette' }>;

/** The end of a text that is longer than its room: what is typed must be seen. */
function endOf(text: string, width: number): string {
  return textWidth(text) > width ? cliTruncate(text, width, { position: 'start' }) : text;
}

function dialogLines(dialog: Dialog, { look, area }: ViewProps): readonly Line[] {
  const width = dialogWidth(area);
  switch (dialog.kind) {
    case 'prompt':
      return [
        [strong(dialog.label)],
        EMPTY_LINE,
        [span('> ', 'accent'), span(endOf(dialog.text, width - 3)), { text: ' ', isInverse: true }],
        EMPTY_LINE,
        ...(dialog.purpose === 'fault'
          ? paragraph(`for example ${FAULT_EXAMPLES}`, { width, tone: 'quiet' })
          : []),
        [span('enter takes it, esc leaves it, ctrl-u clears', 'quiet')],
      ];
    case 'question':
      return [
        [strong(dialog.text)],
        EMPTY_LINE,
        ...dialog.options.map(({ key, label }) => [strong(key, 'accent'), span(`  ${label}`)]),
        [strong('esc', 'accent'), span('  stay')],
      ];
    case 'recovery': {
      const { draft, savedAt } = dialog.recovery;
      const count = changeCount(draft);
      return [
        [strong('An earlier session left a what-if unsaved.', 'warning')],
        EMPTY_LINE,
        ...paragraph(`${draft.file}: ${counted(count, 'change')}, ${savedAt}`, { width }),
        EMPTY_LINE,
        [strong('enter', 'accent'), span('  go on with it')],
        [strong('d', 'accent'), span('      discard it')],
        [strong('esc', 'accent'), span('    decide later')],
      ];
    }
    case 'source': {
      const lines = sourceLines(dialog.source, width);
      const room = sourceRoom(area);
      const most = Math.max(0, lines.length - room);
      const from = Math.min(dialog.cursor, most);
      const keys =
        most > 0 ? `${look.glyphs.arrows} scroll, any other key closes` : 'any key closes';
      return [...lines.slice(from, from + room), EMPTY_LINE, [span(keys, 'quiet')]];
    }
  }
}

/** A frame of glyphs around lines; for a voice the lines alone. */
function framed(lines: readonly Line[], width: number, { terminal }: Look): readonly Line[] {
  if (terminal.isScreenReader) return lines;
  const [h, v, corners] = terminal.isUnicode ? ['─', '│', '╭╮╰╯'] : ['-', '|', '++++'];
  const edge = (left: string, right: string): Line => [
    span(left + h.repeat(width + 2) + right, 'accent'),
  ];
  return [
    edge(corners[0], corners[1]),
    ...lines.map((line) => [
      span(`${v} `, 'accent'),
      ...fittedLine(line, width),
      span(` ${v}`, 'accent'),
    ]),
    edge(corners[2], corners[3]),
  ];
}

/** A question, a line to type or the origin of a number, in the middle of the screen. */
export function DialogView(props: ViewProps & { overlay: Dialog }): ReactNode {
  const { look, area, overlay } = props;
  const width = dialogWidth(area);
  const lines = framed(dialogLines(overlay, props).slice(0, area.rows - 2), width, look);
  if (look.terminal.isScreenReader) return <Lines look={look} lines={lines} />;
  const above = Math.floor((area.rows - lines.length) / 2);
  const before = span(' '.repeat(Math.floor((area.columns - width - 4) / 2)));
  return (
    <Lines
      look={look}
      lines={[
        ...Array.from({ length: above }, () => EMPTY_LINE),
        ...lines.map((line) => [before, ...line]),
      ]}
    />
  );
}
