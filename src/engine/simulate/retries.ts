/** Attempts before a request is given up, the first included. */
export const MOST_ATTEMPTS = 4;

/** Wait before the second attempt; it doubles with each one after, and varies by half either way. */
const FIRST_BACKOFF_S = 0.1;

/** Mean wait after so many failed attempts, 1 or more, seconds. */
export function meanBackoffS(failed: number): number {
  return FIRST_BACKOFF_S * 2 ** (failed - 1);
}
