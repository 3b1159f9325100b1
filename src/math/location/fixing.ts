import type { Fixings } from './certificate.ts';
import type { RelaxationFrame } from './relaxation.ts';
import { chosenCount, selectionChange, type SelectionSize } from './site-selection.ts';

/** A relaxation solved: its bound, the values of the free sites, and which of them are in the cheapest choice. */
export interface PricedSites {
  readonly bound: number;
  readonly value: Float64Array;
  readonly selected: Uint8Array;
}

/** What can be settled because its opposite would cost at least `enough`, and the least of those opposites' bounds. */
export interface PricedFixings extends Fixings {
  readonly weakest: number;
}

/**
 * Settles sites by reduced cost: a site whose opening (or closing) lifts the bound to `enough` stays closed (or open).
 * Source: Beasley 1985, "A note on solving large p-median problems" (penalties).
 */
export function fixByReducedCost(
  priced: PricedSites,
  frame: { readonly free: Int32Array; readonly size: SelectionSize },
  enough: number,
): PricedFixings {
  const { value, selected, bound } = priced;
  const change = selectionChange(value, frame.free, frame.size);
  const open: number[] = [];
  const close: number[] = [];
  let weakest = Infinity;
  for (const j of frame.free) {
    const isChosen = selected[j] === 1;
    const opposite = bound + (isChosen ? change.toClose(value[j]) : change.toOpen(value[j]));
    if (opposite < enough) continue;
    (isChosen ? open : close).push(j);
    weakest = Math.min(weakest, opposite);
  }
  return { open, close, weakest };
}

/** What one side row alone forbids: the node as a whole (`isImpossible`), or single openings and closings. */
export function fixBySideRow(
  frame: RelaxationFrame,
  row: number,
  tolerance: number,
): PricedFixings & { readonly isImpossible: boolean } {
  const { free, size } = frame;
  const value = frame.sideCoefficient[row];
  const limit = frame.sideLimit[row] + tolerance;
  const order = Array.from(free).sort((a, b) => value[a] - value[b] || a - b);
  const negative = order.filter((j) => value[j] < 0).length;
  const selected = new Uint8Array(value.length);
  let used = 0;
  for (const j of order.slice(0, chosenCount(negative, size))) {
    selected[j] = 1;
    used += value[j];
  }
  if (used > limit) return { open: [], close: [], weakest: Infinity, isImpossible: true };
  // Strictly above the limit only: a set that uses it up is allowed.
  const justAbove = limit + Number.EPSILON * Math.max(1, Math.abs(limit));
  return {
    ...fixByReducedCost({ bound: used, value, selected }, frame, justAbove),
    isImpossible: false,
  };
}
