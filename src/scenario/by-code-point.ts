/** Order of ids that no locale changes, for `sort`. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
