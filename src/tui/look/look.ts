import { type Glyphs, glyphsOf } from './glyphs.ts';
import { type Palette, paletteOf } from './palette.ts';
import type { TerminalLook } from './terminal-look.ts';

/** How everything is drawn: the one theme of all screens. */
export interface Look {
  readonly terminal: TerminalLook;
  readonly palette: Palette | undefined;
  readonly glyphs: Glyphs;
}

export function lookOf(terminal: TerminalLook): Look {
  return { terminal, palette: paletteOf(terminal), glyphs: glyphsOf(terminal) };
}
