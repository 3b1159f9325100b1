import { Box } from 'ink';
import { Fragment, type ReactNode } from 'react';
import type { Look } from '../look/look.ts';
import { Lines, TerminalRoom } from './lines.tsx';
import { type Line, span } from './span.ts';

/** Cells that the line between two columns takes, with the blanks around it. */
export const GAP_WIDTH = 3;

export interface BesideProps {
  readonly look: Look;
  readonly rows: number;
  readonly columns: readonly { readonly width: number; readonly content: ReactNode }[];
}

/**
 * Columns of a screen with a line between them; for a voice one after the other. Rows that go past Ink bring their
 * widths themselves: Ink is told of columns one cell wide, since what it lays out it also takes apart, cell by cell.
 */
export function Beside({ look, rows, columns }: BesideProps): ReactNode {
  const isSpoken = look.terminal.isScreenReader;
  const divider: Line = [span(` ${look.glyphs.divider} `, 'ghost')];
  const gap = Array.from({ length: rows }, () => divider);
  const column = (width: number, content: ReactNode) => (
    <Box flexDirection="column" width={look.marks ? 1 : width}>
      <TerminalRoom value={{ columns: width, isShared: true }}>{content}</TerminalRoom>
    </Box>
  );
  return (
    <Box flexDirection={isSpoken ? 'column' : 'row'}>
      {columns.map(({ width, content }, index) => (
        <Fragment key={index}>
          {index > 0 && !isSpoken && column(GAP_WIDTH, <Lines look={look} lines={gap} />)}
          {column(width, content)}
        </Fragment>
      ))}
    </Box>
  );
}
