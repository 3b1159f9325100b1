/** The part of a list that is seen: the cursor stays inside, in the middle where the list is long. */
export function windowOf(
  count: number,
  cursor: number,
  height: number,
): { readonly from: number; readonly to: number } {
  if (count <= height) return { from: 0, to: count };
  const from = Math.max(0, Math.min(count - height, cursor - Math.floor(height / 2)));
  return { from, to: from + height };
}

/** A cursor moved by `by` that stays on the list. */
export function movedCursor(cursor: number, by: number, count: number): number {
  return Math.max(0, Math.min(count - 1, cursor + by));
}
