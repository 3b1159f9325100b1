import { type Glyphs, glyphsOf } from './glyphs.ts';
import { type Palette, paletteOf } from './palette.ts';
import type { RowMarks } from './row-marks.ts';
import type { TerminalLook } from './terminal-look.ts';

/** How everything is drawn: the one theme of all screens. */
export interface Look {
  readonly terminal: TerminalLook;
  readonly palette: Palette | undefined;
  readonly glyphs: Glyphs;
  /** How rows go past Ink, where a painter puts them in; absent where Ink's output is taken as it is. */
  readonly marks?: RowMarks;
}

export function lookOf(terminal: TerminalLook, marks?: RowMarks): Look {
  const look = { terminal, palette: paletteOf(terminal), glyphs: glyphsOf(terminal) };
  return marks ? { ...look, marks } : look;
}
