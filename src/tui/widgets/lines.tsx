import chalk from 'chalk';
import { Text, Transform } from 'ink';
import { createContext, type ReactNode, useContext } from 'react';
import type { Look } from '../look/look.ts';
import { asciiText } from './ascii-text.ts';
import { fittedLine, type Line, lineWidth, type Span } from './span.ts';

export interface LinesProps {
  readonly lines: readonly Line[];
  readonly look: Look;
}

/** A color of the palette: a name of the 16, or a number of the 256. */
function colored(text: string, color: string): string {
  const number = /^ansi256\((\d+)\)$/.exec(color)?.[1];
  return number === undefined ? chalk[color as 'cyan'](text) : chalk.ansi256(Number(number))(text);
}

function spanText({ text, tone, isStrong, isInverse }: Span, { palette, terminal }: Look): string {
  const shown = terminal.isUnicode ? text : asciiText(text);
  // Reverse video is how one of several stands out; a voice has brackets for that.
  if (terminal.isScreenReader) return isInverse && text.trim() !== '' ? `[${shown.trim()}]` : shown;
  const color = tone && palette?.[tone];
  const inColor = color ? colored(shown, color) : shown;
  const inWeight = isStrong ? chalk.bold(inColor) : inColor;
  return isInverse ? chalk.inverse(inWeight) : inWeight;
}

/** The columns there are: no row is longer, whatever it says; shared with others beside it, none is shorter either. */
export const TerminalRoom = createContext({ columns: Infinity, isShared: false });

/** What Ink is given to measure: blanks, whose widths it has to work out once for all frames. */
function blanks(rows: number, width: number): string {
  return Array.from({ length: rows }, () => ' '.repeat(width)).join('\n');
}

/** What a voice says: no blanks that only line columns up, and no rows that only fill the room. */
function spokenText(rows: readonly string[]): string {
  const closed = rows.map((row) => row.replace(/ {3,}/g, '  ').trimEnd());
  return closed
    .filter((row, index) => row !== '' || closed[index + 1] !== '')
    .join('\n')
    .trimEnd();
}

/**
 * Rows as one Ink text with the colors already in it: Ink takes a tenth of a millisecond for each of its own texts, and
 * a map has hundreds of colored pieces. Ink measures a text by segmenting its graphemes, and keeps every text that it
 * has ever measured (6.8); so it measures blanks, and the rows come in when they are written. Nothing cuts them there:
 * a row too long for its room is cut here, since the terminal would go on with it in the row below.
 */
export function Lines({ lines, look }: LinesProps): ReactNode {
  const { columns, isShared } = useContext(TerminalRoom);
  const { marks, terminal } = look;
  const shown = (line: Line): string => line.map((each) => spanText(each, look)).join('');
  if (terminal.isScreenReader) return <Text>{spokenText(lines.map(shown))}</Text>;
  const rows = lines.map((line) => {
    const own = lineWidth(line);
    const isFit = own === columns || (own < columns && !isShared);
    return isFit
      ? { text: shown(line), width: own }
      : { text: shown(fittedLine(line, columns)), width: columns };
  });
  return (
    <Transform transform={(_, row) => (marks ? marks.mark(rows) : rows[row].text)}>
      {blanks(lines.length, isShared && !marks ? columns : 1)}
    </Transform>
  );
}
