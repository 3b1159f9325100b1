/**
 * The cheapest choice of between `least` and `most` of the free sites when site j costs `value[j]`: all that are
 * negative as far as `most` allows, and the cheapest others until there are `least`. This is what a Lagrangian
 * relaxation leaves of a location problem.
 */
export interface SelectionSize {
  readonly least: number;
  readonly most: number;
}

/** Marks the cheapest choice in `selected` (1 = chosen, ties to the lower index) and returns its cost. */
export function selectCheapest(
  value: Float64Array,
  free: Int32Array,
  size: SelectionSize,
  work: { readonly selected: Uint8Array; readonly scratch: Float64Array },
): number {
  const { selected, scratch } = work;
  let negative = 0;
  for (let k = 0; k < free.length; k++) {
    const v = value[free[k]];
    scratch[k] = v;
    if (v < 0) negative++;
  }
  const count = chosenCount(negative, size);
  if (count > free.length) return Infinity;
  const last =
    count === negative
      ? -0
      : count === 0
        ? -Infinity
        : kthSmallest(scratch, free.length, count - 1);
  let below = 0;
  for (let k = 0; k < free.length; k++) if (value[free[k]] < last) below++;
  let ties = count === negative ? 0 : count - below;
  let sum = 0;
  for (let k = 0; k < free.length; k++) {
    const j = free[k];
    const v = value[j];
    const isChosen = v < last || (v === last && ties-- > 0);
    selected[j] = isChosen ? 1 : 0;
    if (isChosen) sum += v;
  }
  return sum;
}

/** How many sites the cheapest choice has when `negative` of them have a negative value. */
export function chosenCount(negative: number, size: SelectionSize): number {
  return Math.max(size.least, Math.min(negative, size.most));
}

/** The k-th smallest (from 0) of the first `length` numbers; reorders them. Source: Hoare 1961, algorithm 65 (FIND). */
function kthSmallest(a: Float64Array, length: number, k: number): number {
  let left = 0;
  let right = length - 1;
  while (left < right) {
    const pivot = a[(left + right) >> 1];
    let i = left;
    let j = right;
    while (i <= j) {
      while (a[i] < pivot) i++;
      while (pivot < a[j]) j--;
      if (i <= j) {
        const swap = a[i];
        a[i++] = a[j];
        a[j--] = swap;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return a[k];
}

/** What the cheapest choice costs more when one site's part in it is turned round. */
export interface SelectionChange {
  /** Cost added by opening a site of value v that is not chosen. */
  readonly toOpen: (v: number) => number;
  /** Cost added by closing a chosen site of value v. */
  readonly toClose: (v: number) => number;
}

/** The price of turning one site's part round, from the values at the border of the cheapest choice. */
export function selectionChange(
  value: Float64Array,
  free: Int32Array,
  size: SelectionSize,
): SelectionChange {
  const sorted = new Float64Array(free.length);
  let negative = 0;
  for (let k = 0; k < free.length; k++) {
    sorted[k] = value[free[k]];
    if (sorted[k] < 0) negative++;
  }
  sorted.sort();
  const count = chosenCount(negative, size);
  const last = count > 0 ? sorted[count - 1] : 0;
  const next = count < free.length ? sorted[count] : Infinity;
  // A choice at its upper limit must give a site up for a new one; one above its lower limit may, where that pays.
  const mustSwap = count >= size.most;
  return {
    toOpen: (v) => {
      if (size.most === 0) return Infinity;
      return count === 0 ? v : v - (mustSwap ? last : Math.max(0, last));
    },
    toClose: (v) => {
      const refill = count <= size.least ? next : count >= size.most ? Math.min(0, next) : 0;
      return refill - v;
    },
  };
}
