import type { Source } from '../app/message.ts';
import type { Tone } from '../look/palette.ts';

/** One line of a section: a number with its name, its picture and its origin. */
export interface SiteRow {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  /** Part of the scale that a bar covers, 0 to 1. */
  readonly bar?: { readonly from: number; readonly to: number; readonly tone?: Tone };
  /** A range with its middle, 0 to 1, instead of a bar. */
  readonly range?: { readonly low: number; readonly mid: number; readonly high: number };
  /** A heading of the rows below. */
  readonly isHead?: boolean;
  readonly tone?: Tone;
  readonly source?: Source;
}

export function head(label: string, note = ''): SiteRow {
  return { label, value: '', note, isHead: true };
}

/** What stands where a section is still being worked out. */
export const NOT_YET: readonly SiteRow[] = [head('being worked out')];
