import type { Look } from '../look/look.ts';
import type { Line } from './span.ts';
import { EMPTY_LINE, fittedLine, lineWidth, span, strong } from './span.ts';

/** The heading of a part of a screen: its name on a rule. */
export function headingLine(title: string, width: number, { glyphs }: Look): Line {
  const left: Line = [
    span(`${glyphs.rule}${glyphs.rule} `.trimStart(), 'ghost'),
    strong(title),
    span(' '),
  ];
  return fittedLine(
    [...left, span(glyphs.rule.repeat(Math.max(0, width - lineWidth(left))), 'ghost')],
    width,
  );
}

/** Exactly `height` lines: cut, or filled with empty ones. */
export function ofHeight(lines: readonly Line[], height: number): readonly Line[] {
  if (lines.length >= height) return lines.slice(0, Math.max(0, height));
  return [...lines, ...Array.from({ length: height - lines.length }, () => EMPTY_LINE)];
}

/** Lines set in from the left edge. */
export function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => [span(' '), ...line]);
}
