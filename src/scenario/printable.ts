import stripAnsi from 'strip-ansi';

// Line breaks and tabs become a space; other controls, and the marks that reorder text, are dropped: a name in a
// file must not move the cursor, set the title, or read differently than it is (Unicode TR 36, section 2.2).
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Text from outside as one harmless line: no control sequence of it ever reaches a terminal. */
export function printable(text: string): string {
  return stripAnsi(text).replace(BREAKS, ' ').replace(CONTROLS, '');
}
