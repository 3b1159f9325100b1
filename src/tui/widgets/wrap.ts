import { printable } from '../../scenario/printable.ts';
import type { Tone } from '../look/palette.ts';
import { type Line, span, textWidth } from './span.ts';

/** Text broken at blanks into lines of at most `width` cells; a longer word is left to be cut. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= width) line = longer;
    else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A paragraph as lines; no more than `most`, the last of them ending in an ellipsis where text is left. */
export function paragraph(
  text: string,
  {
    width,
    most = Infinity,
    tone,
  }: { readonly width: number; readonly most?: number; readonly tone?: Tone },
): readonly Line[] {
  const lines = wrapped(text, width);
  const shown = lines.slice(0, most);
  if (lines.length > shown.length && shown.length > 0)
    shown[shown.length - 1] = `${shown[shown.length - 1].slice(0, width - 2)} …`;
  return shown.map((each) => [span(each, tone)]);
}
