import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import { printable } from '../../scenario/printable.ts';
import type { Tone } from '../look/palette.ts';

/** A piece of text with its meaning. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly isStrong?: boolean | undefined;
  /** Shown with foreground and background swapped: the cursor. */
  readonly isInverse?: boolean | undefined;
}

/** One row of the screen. */
export type Line = readonly Span[];

export function span(text: string, tone?: Tone): Span {
  return tone === undefined ? { text } : { text, tone };
}

export function strong(text: string, tone?: Tone): Span {
  return { ...span(text, tone), isStrong: true };
}

export const EMPTY_LINE: Line = [];

export function textWidth(text: string): number {
  return NARROW_TEXT.test(text) ? text.length : stringWidth(text);
}

/** One cell a character: Latin letters, arrows, lines, blocks, braille. What nearly all texts are, and fast to measure. */
const NARROW_TEXT =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2800-\u28ff]*$/;

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** Text cut to `width` cells with an ellipsis; a character two cells wide gives way whole. */
function cut(text: string, width: number): string {
  const shorter = cliTruncate(text, width);
  return textWidth(shorter) > width ? cliTruncate(text, width - 1) : shorter;
}

/** Text of exactly `width` cells: cut with an ellipsis, or filled with blanks at the other end. */
export function fitted(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  if (width <= 0) return '';
  const clean = printable(text);
  const own = textWidth(clean);
  const shown = own > width ? cut(clean, width) : clean;
  const space = ' '.repeat(width - textWidth(shown));
  return align === 'left' ? shown + space : space + shown;
}

/** The line cut or filled to exactly `width` cells. */
export function fittedLine(line: Line, width: number): Line {
  const result: Span[] = [];
  let left = width;
  for (const each of line) {
    if (left <= 0) break;
    const own = textWidth(each.text);
    if (own > left) {
      result.push({ ...each, text: fitted(each.text, left) });
      left = 0;
    } else {
      result.push(each);
      left -= own;
    }
  }
  if (left > 0) result.push({ text: ' '.repeat(left) });
  return result;
}

/** Left and right parts with the room between them; the right one gives way. */
export function spreadLine(left: Line, right: Line, width: number): Line {
  const free = width - lineWidth(left) - lineWidth(right);
  if (free < 1) return fittedLine(left, width);
  return [...left, { text: ' '.repeat(free) }, ...right];
}

/** Lines side by side: each block fitted to its width, blocks of unequal height filled. */
export function besides(
  blocks: readonly { readonly lines: readonly Line[]; readonly width: number }[],
  gap: Line,
): readonly Line[] {
  const height = Math.max(...blocks.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    blocks.flatMap(({ lines, width }, index) => [
      ...(index > 0 ? gap : []),
      ...fittedLine(lines.at(row) ?? EMPTY_LINE, width),
    ]),
  );
}

export function plainText(line: Line): string {
  return line.map(({ text }) => text).join('');
}
