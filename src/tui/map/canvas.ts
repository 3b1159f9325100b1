import type { Tone } from '../look/palette.ts';
import type { Size } from '../look/terminal-look.ts';
import type { Line, Span } from '../widgets/span.ts';
import { DOTS } from './projection.ts';

/** A picture of braille dots, with a character of its own in some cells. */
export interface Canvas {
  readonly size: Size;
  readonly dot: (x: number, y: number, tone: Tone, rank?: number) => void;
  readonly clear: (x: number, y: number) => void;
  readonly text: (column: number, row: number, text: string, tone: Tone) => boolean;
  readonly lines: (style: { readonly isUnicode: boolean }) => readonly Line[];
}

/** Bits of the eight dots, by row and column (Unicode, block "Braille Patterns"). */
const BRAILLE_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];
const BRAILLE = 0x2800;

/** How full a cell is, where there is no braille. */
const SHADES = ' .:-=+*%@';

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** Neighboring cells of one tone as one span: fewer pieces to draw. */
function joined(spans: readonly Span[]): Line {
  const line: { text: string; tone?: Tone | undefined; isStrong?: boolean | undefined }[] = [];
  for (const each of spans) {
    const last = line.at(-1);
    if (last && last.tone === each.tone && last.isStrong === each.isStrong) last.text += each.text;
    else line.push({ ...each });
  }
  return line;
}

/** An empty picture. A cell has one tone: that of the dot with the highest rank in it. */
export function canvasOf(size: Size): Canvas {
  const cells = size.columns * size.rows;
  const bits = new Uint8Array(cells);
  const ranks = new Uint8Array(cells);
  const tones = new Array<Tone | undefined>(cells);
  const texts = new Map<number, Span>();
  const cellOf = (x: number, y: number) =>
    Math.floor(y / DOTS.down) * size.columns + Math.floor(x / DOTS.across);
  const bitOf = (x: number, y: number) => BRAILLE_BITS[y % DOTS.down][x % DOTS.across];
  const isInside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < size.columns * DOTS.across && y < size.rows * DOTS.down;
  const spanAt = (cell: number, isUnicode: boolean): Span => {
    const own = texts.get(cell);
    if (own) return own;
    if (bits[cell] === 0) return { text: ' ' };
    const text = isUnicode
      ? String.fromCharCode(BRAILLE + bits[cell])
      : SHADES[bitCount(bits[cell])];
    return { text, tone: tones[cell] };
  };
  return {
    size,
    dot: (x, y, tone, rank = 1) => {
      if (!isInside(x, y)) return;
      const cell = cellOf(x, y);
      bits[cell] |= bitOf(x, y);
      if (rank < ranks[cell]) return;
      ranks[cell] = rank;
      tones[cell] = tone;
    },
    clear: (x, y) => {
      if (isInside(x, y)) bits[cellOf(x, y)] &= ~bitOf(x, y);
    },
    text: (column, row, text, tone) => {
      if (column < 0 || row < 0 || row >= size.rows || column + text.length > size.columns)
        return false;
      const first = row * size.columns + column;
      const characters = Array.from(text);
      if (characters.some((_, index) => texts.has(first + index))) return false;
      characters.forEach((character, index) => {
        texts.set(first + index, { text: character, tone, isStrong: true });
      });
      return true;
    },
    lines: ({ isUnicode }) =>
      Array.from({ length: size.rows }, (_, row) =>
        joined(
          Array.from({ length: size.columns }, (__, column) =>
            spanAt(row * size.columns + column, isUnicode),
          ),
        ),
      ),
  };
}
