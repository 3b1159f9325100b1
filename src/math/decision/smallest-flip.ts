import { assert } from '../assert.ts';

/** What is moved: from where, within which range. */
export interface FlipSearch {
  readonly base: number;
  readonly low: number;
  readonly high: number;
  /** Equal steps of the scan on each side; more find narrower changes. */
  readonly steps?: number;
  /** Largest distance between the flip and the last point that does not flip, in the unit of the input. */
  readonly tolerance?: number;
}

/** The change of one input at which another alternative wins. */
export interface Flip<Winner> {
  /** Where the winner has changed. */
  readonly at: number;
  /** The nearest point found on the way there where it has not. */
  readonly lastSame: number;
  /** `at` less the base. */
  readonly change: number;
  readonly winner: Winner;
}

/** The flips on both sides of the base, and the nearer of them; absent where the whole range keeps the winner. */
export interface Flips<Winner> {
  readonly up?: Flip<Winner>;
  readonly down?: Flip<Winner>;
  readonly nearest?: Flip<Winner>;
  /** Calls of the model. */
  readonly evaluations: number;
}

/**
 * Smallest change of one input, up and down within its range, that changes the winner of any model: a scan outward in equal
 * steps until the winner is another, then bisection between the last step that kept it and the first that did not.
 * Guarantee: the winner at `at` differs from that at the base, the one at `lastSame` does not, and the two are within the
 * tolerance (a millionth of the range where none is given).
 * Accuracy: a winner that changes and changes back within one step is not seen.
 * Errors: asserts a base within its range.
 */
export function smallestFlip<Winner>(
  winnerAt: (value: number) => Winner,
  search: FlipSearch,
): Flips<Winner> {
  const { base, low, high, steps = 16, tolerance = (high - low) * 1e-6 } = search;
  assert(low <= base && base <= high, 'the base lies within its range');
  let evaluations = 0;
  const counted = (value: number): Winner => {
    evaluations++;
    return winnerAt(value);
  };
  const today = counted(base);
  const toward = (end: number) =>
    flipToward(counted, { today, base, end, steps, tolerance: Math.max(tolerance, 0) });
  const [up, down] = [toward(high), toward(low)];
  const nearest = nearer(up, down);
  return { ...(up && { up }), ...(down && { down }), ...(nearest && { nearest }), evaluations };
}

interface Side<Winner> {
  readonly today: Winner;
  readonly base: number;
  readonly end: number;
  readonly steps: number;
  readonly tolerance: number;
}

function flipToward<Winner>(
  winnerAt: (value: number) => Winner,
  { today, base, end, steps, tolerance }: Side<Winner>,
): Flip<Winner> | undefined {
  if (end === base) return undefined;
  let lastSame = base;
  for (let step = 1; step <= steps; step++) {
    // The last step is the end itself, whatever the rounding.
    const at = step === steps ? end : base + ((end - base) * step) / steps;
    const winner = winnerAt(at);
    if (winner !== today) {
      return bisected(winnerAt, { today, lastSame, at, winner, tolerance, base });
    }
    lastSame = at;
  }
  return undefined;
}

interface Bracket<Winner> {
  readonly today: Winner;
  readonly base: number;
  readonly lastSame: number;
  readonly at: number;
  readonly winner: Winner;
  readonly tolerance: number;
}

function bisected<Winner>(
  winnerAt: (value: number) => Winner,
  { today, base, tolerance, ...bracket }: Bracket<Winner>,
): Flip<Winner> {
  let { lastSame, at, winner } = bracket;
  while (Math.abs(at - lastSame) > tolerance) {
    const middle = (at + lastSame) / 2;
    // Two neighboring numbers have nothing between them.
    if (middle === at || middle === lastSame) break;
    const found = winnerAt(middle);
    if (found === today) lastSame = middle;
    else [at, winner] = [middle, found];
  }
  return { at, lastSame, change: at - base, winner };
}

function nearer<Winner>(
  a: Flip<Winner> | undefined,
  b: Flip<Winner> | undefined,
): Flip<Winner> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.abs(b.change) < Math.abs(a.change) ? b : a;
}
