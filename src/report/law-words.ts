import type { Bounds } from '../compliance/bounds.ts';
import type { LawOutcome } from '../compliance/verdict.ts';
import { numberText } from './number-text.ts';

const PERCENT = { digits: 0, style: 'percent' } as const;

export const OUTCOME_WORDS: Readonly<Record<LawOutcome, string>> = {
  allowed: 'allowed',
  conditions: 'on conditions',
  forbidden: 'forbidden',
};

/** When a rule holds. */
export function period(from: string | undefined, until: string | undefined): string {
  if (until === undefined) return from ?? 'date unknown';
  return `${from ?? 'date unknown'} to ${until}`;
}

/** A share with its bounds, where it has any width. */
export function shareText({ low, mid, high }: Bounds): string {
  const text = (share: number) => numberText(share, PERCENT);
  return low === high ? text(mid) : `${text(mid)} (${text(low)} to ${text(high)})`;
}

/** What a rule rests on. */
export function trust(sourced: boolean, assumed = false): string {
  if (assumed) return 'assumed';
  return sourced ? 'sourced' : 'memory';
}
