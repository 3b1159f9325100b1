import { Writable } from 'node:stream';
import type { RowMarks } from '../tui/look/row-marks.ts';
import type { Size } from '../tui/look/terminal-look.ts';

/** A stream that Ink draws whole frames into. */
export interface Painter {
  readonly stream: NodeJS.WriteStream;
  readonly resize: (size: Size) => void;
  /** Draws the next frame whole: what is on the screen is not what was drawn last. */
  readonly forget: () => void;
}

/** Terminals that know it show a frame in one piece (synchronized output, DEC private mode 2026). */
const BEGIN = '\u001b[?2026h';
const END = '\u001b[?2026l';

/** Columns that Ink lays out: a mark for each of the columns of a screen, and for each of the lines between them. */
const MARK_COLUMNS = 8;

/** As Ink sees the terminal: high, but only as wide as its marks. It keeps a cell of its own for each cell there is. */
function inkSize({ rows }: Size): Size {
  return { columns: MARK_COLUMNS, rows };
}

function rowText(row: number, line: string): string {
  // Erased before it is written: after a full line the cursor stands on its last cell.
  return `\u001b[${row + 1};1H\u001b[2K${line}\u001b[0m`;
}

/** What must be written to turn one frame into another: the rows that differ, each at its place. */
export function frameChanges(before: readonly string[], after: readonly string[]): string {
  const changes: string[] = [];
  for (let row = 0; row < Math.max(before.length, after.length); row++) {
    const line = after.at(row) ?? '';
    if (line !== (before.at(row) ?? '')) changes.push(rowText(row, line));
  }
  return changes.length === 0 ? '' : BEGIN + changes.join('') + END;
}

/**
 * Paints frames on the terminal's other screen, row by row at fixed places. Ink's own output moves the cursor from where
 * it was left: it scrolls a frame as high as the terminal, and draws one row too low after an incremental update (6.8).
 */
export function painterOf(out: NodeJS.WriteStream, size: Size, marks: RowMarks): Painter {
  let before: readonly string[] = [];
  const write = (frame: string) => {
    const after = marks.filled(frame).split('\n');
    const text = frameChanges(before, after);
    before = after;
    if (text !== '') out.write(text);
  };
  const plain = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      if (chunk !== '') write(chunk);
      done();
    },
  });
  // What Ink asks of a terminal's stream besides writing: its size, and that it is one.
  const terminal: unknown = Object.assign(plain, { ...inkSize(size), isTTY: true });
  return {
    stream: terminal as NodeJS.WriteStream,
    resize: (next) => {
      Object.assign(plain, inkSize(next));
    },
    forget: () => {
      before = [];
    },
  };
}
