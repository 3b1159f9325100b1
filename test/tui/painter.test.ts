import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createElement } from 'react';
import { renderToString } from 'ink';
import stripAnsi from 'strip-ansi';
import { frameChanges } from '../../src/cli/open-tui-painter.ts';
import { Frame } from '../../src/tui/app/frame.tsx';
import { type Look, lookOf } from '../../src/tui/look/look.ts';
import { rowMarks } from '../../src/tui/look/row-marks.ts';
import { driven, openState } from './program.ts';

/** A terminal that knows only what the painter writes: a place, erasing a row, and text. */
function painted(rows: readonly string[], text: string): readonly string[] {
  const screen = [...rows];
  for (const [, row, line] of text.matchAll(/\u001b\[(\d+);1H\u001b\[2K([^\u001b]*)\u001b\[0m/g))
    screen[Number(row) - 1] = line;
  return screen;
}

const frame = fc.array(
  fc.string({ maxLength: 6 }).map((text) => text.replace(/[^a-z ]/g, '')),
  {
    maxLength: 6,
  },
);
const filled = (lines: readonly string[]) =>
  Array.from({ length: 6 }, (_, row) => lines.at(row) ?? '');

test.prop([frame, frame])('any frame is turned into any other', (before, after) => {
  expect(filled(painted(filled(before), frameChanges(before, after)))).toEqual(filled(after));
});

describe('frames', () => {
  it('write nothing where nothing changed', () => {
    expect(frameChanges(['a', 'b'], ['a', 'b'])).toBe('');
  });

  it('write only the rows that changed', () => {
    expect(frameChanges(['a', 'b', 'c'], ['a', 'x', 'c'])).toBe(
      '\u001b[?2026h\u001b[2;1H\u001b[2Kx\u001b[0m\u001b[?2026l',
    );
  });
});

describe('rows that go past Ink', () => {
  it('stand where their marks were laid out, side by side too', () => {
    const marks = rowMarks();
    const plain = (text: string) => ({ text, width: text.length });
    const leftRows = [plain('left'), plain('below')];
    const right = marks.mark([{ text: '\u001b[1mright\u001b[22m', width: 5 }]);
    const left = marks.mark(leftRows);
    expect(marks.mark(leftRows)).toBe(left);
    expect(marks.filled(`${left}      ${right}\n${left}`)).toBe(
      'left   \u001b[1mright\u001b[22m\nbelow',
    );
    expect(marks.filled(left).trim()).toBe('');
  });

  it('give the same frame as Ink alone', () => {
    for (const keys of [
      ['2'],
      ['3'],
      ['4'],
      ['5'],
      ['5', 'v'],
      ['6'],
      ['7'],
      ['?'],
      [':'],
      ['5', 'l', 'q'],
    ]) {
      const { state } = driven(openState({ columns: 100, rows: 30 }), ...keys);
      const terminal = {
        colors: '256',
        background: 'dark',
        isUnicode: true,
        isScreenReader: false,
      } as const;
      const marks = rowMarks();
      const frame = (look: Look) =>
        renderToString(createElement(Frame, { state, look }), { columns: look.marks ? 8 : 100 });
      const rows = (text: string) =>
        stripAnsi(text)
          .split('\n')
          .map((row) => row.trimEnd());
      expect(rows(marks.filled(frame(lookOf(terminal, marks))))).toEqual(
        rows(frame(lookOf(terminal))),
      );
    }
  });
});
