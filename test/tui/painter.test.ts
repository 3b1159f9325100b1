import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { frameChanges } from '../../src/cli/open-tui-painter.ts';

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
