import type { Range } from './range.ts';

/** An input with bounds, by its place in the point at which a model is evaluated. */
export interface BoundedInput<Id extends string> extends Range {
  readonly id: Id;
}

/** What one input alone does to every output: the outputs with the input at its low and at its high, the rest at mid. */
export interface Swing<Id extends string> {
  readonly id: Id;
  readonly atLow: readonly number[];
  readonly atHigh: readonly number[];
}

export interface Propagation<Id extends string> {
  /** One range an output, in the model's order. */
  readonly ranges: readonly Range[];
  /** One swing an input that has any width. */
  readonly swings: readonly Swing<Id>[];
}

/** The moves of one output, added up as independent errors on each side. */
interface Moves {
  readonly below: Float64Array;
  readonly above: Float64Array;
  /** Moves down as squared logarithms of ratios; infinite where a ratio is not positive. */
  readonly belowLog: Float64Array;
}

/**
 * Carries the bounds of independent inputs through a model: every input is moved alone to its low and its high, and the moves
 * of an output add up as independent errors do, by squares, each side for itself. The mid is the model at all mids.
 * Bounds that mean the 10th and 90th percentile of the inputs give about those of the output. The lower bound of an output
 * that stays positive adds its moves as ratios, so that a product of uncertain factors never falls below nothing.
 * `draw` holds the mids and is restored after every move.
 * Rejected: all inputs low and all high together, a corner that never happens and a range several times too wide.
 * Accuracy: first order, exact for models linear in independent inputs; interactions between inputs are left out.
 * Source: JCGM 100:2008, "Guide to the expression of uncertainty in measurement", 5.1.2.
 */
export function propagate<Id extends string>(
  inputs: readonly BoundedInput<Id>[],
  draw: Record<Id, number>,
  model: (draw: Readonly<Record<Id, number>>) => readonly number[],
): Propagation<Id> {
  const mids = model(draw);
  const n = mids.length;
  const below = new Float64Array(n);
  const moves = { below, above: new Float64Array(n), belowLog: new Float64Array(n) };
  const swings: Swing<Id>[] = [];
  for (const { id, low, mid, high } of inputs) {
    if (low === high) continue;
    draw[id] = low;
    const atLow = model(draw);
    draw[id] = high;
    const atHigh = model(draw);
    draw[id] = mid;
    for (let k = 0; k < n; k++) addMove(moves, k, [mids[k], atLow[k], atHigh[k]]);
    swings.push({ id, atLow, atHigh });
  }
  return { ranges: mids.map((mid, k) => rangeOf(moves, k, mid)), swings };
}

/** The input that moves an output most between its own ends; `undefined` where none moves it. */
export function widestSwing<Id extends string>(
  swings: readonly Swing<Id>[],
  output: number,
): Id | undefined {
  const widths = swings.map(({ atLow, atHigh }) => Math.abs(atHigh[output] - atLow[output]));
  const widest = Math.max(0, ...widths);
  return widest === 0 ? undefined : swings[widths.indexOf(widest)].id;
}

function addMove(moves: Moves, k: number, [mid, a, b]: readonly [number, number, number]): void {
  if (a === mid && b === mid) return;
  const lowest = Math.min(mid, a, b);
  moves.below[k] += (mid - lowest) ** 2;
  moves.above[k] += (Math.max(mid, a, b) - mid) ** 2;
  moves.belowLog[k] += lowest > 0 ? Math.log(mid / lowest) ** 2 : lowest < mid ? Infinity : 0;
}

function rangeOf({ below, above, belowLog }: Moves, k: number, mid: number): Range {
  const isPositive = mid > 0 && belowLog[k] < Infinity;
  const low = isPositive ? mid * Math.exp(-Math.sqrt(belowLog[k])) : mid - Math.sqrt(below[k]);
  // Rounding of the exponential may not put the range upside down.
  return { low: Math.min(low, mid), mid, high: mid + Math.sqrt(above[k]) };
}
