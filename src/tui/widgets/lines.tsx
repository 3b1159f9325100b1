import chalk from 'chalk';
import { Text, Transform } from 'ink';
import type { ReactNode } from 'react';
import type { Look } from '../look/look.ts';
import { asciiText } from './ascii-text.ts';
import { type Line, lineWidth, type Span } from './span.ts';

export interface LinesProps {
  readonly lines: readonly Line[];
  readonly look: Look;
  /** Cells that the lines take, where something is laid out around them. */
  readonly width?: number;
}

/** A color of the palette: a name of the 16, or a number of the 256. */
function colored(text: string, color: string): string {
  const number = /^ansi256\((\d+)\)$/.exec(color)?.[1];
  return number === undefined ? chalk[color as 'cyan'](text) : chalk.ansi256(Number(number))(text);
}

function spanText({ text, tone, isStrong, isInverse }: Span, { palette, terminal }: Look): string {
  const shown = terminal.isUnicode ? text : asciiText(text);
  const color = tone && palette?.[tone];
  const inColor = color ? colored(shown, color) : shown;
  const inWeight = isStrong ? chalk.bold(inColor) : inColor;
  return isInverse ? chalk.inverse(inWeight) : inWeight;
}

/** The width of what Ink is given to measure: blanks, whose widths it has to work out once for all frames. */
function placeholder(rows: number, width: number): string {
  return Array.from({ length: rows }, () => ' '.repeat(width)).join('\n');
}

/**
 * Rows as one Ink text with the colors already in it: Ink takes a tenth of a millisecond for each of its own texts, and
 * a map has hundreds of colored pieces. Ink measures a text by segmenting its graphemes, and keeps every text that it
 * has ever measured (6.8); so it measures blanks, and the rows come in when they are written.
 */
export function Lines({ lines, look, width = 1 }: LinesProps): ReactNode {
  const rows = lines.map((line) => line.map((each) => spanText(each, look)).join(''));
  const { marks } = look;
  if (look.terminal.isScreenReader) return <Text>{rows.join('\n')}</Text>;
  return (
    <Transform
      transform={(_, row) => (marks ? marks.mark(rows[row], lineWidth(lines[row])) : rows[row])}
    >
      {placeholder(lines.length, width)}
    </Transform>
  );
}
