/** What the terminal can show; found out by the command line, since only that knows the environment. */
export interface TerminalLook {
  /** How many colors may be used; `none` follows NO_COLOR. */
  readonly colors: 'none' | '16' | '256';
  readonly background: 'dark' | 'light';
  /** Whether characters beyond ASCII may be drawn. */
  readonly isUnicode: boolean;
  /** Text for a voice: no bars, no rules, numbers as words stand. */
  readonly isScreenReader: boolean;
}

/** The room there is, in cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Below this nothing can be laid out. */
export const SMALLEST: Size = { columns: 60, rows: 18 };

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < SMALLEST.columns || rows < SMALLEST.rows;
}
