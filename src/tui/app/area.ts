import type { Size } from '../look/terminal-look.ts';

/** Rows that title, tabs, two rules and the status line take. */
const CHROME_ROWS = 5;

/** The room that a screen has for itself. */
export function contentArea({ columns, rows }: Size): Size {
  return { columns, rows: rows - CHROME_ROWS };
}
