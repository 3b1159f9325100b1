/** Puts a number into a descending list that keeps the greatest `most`. */
export function addToShortlist(shortlist: number[], value: number, most: number): void {
  if (most <= 0 || (shortlist.length >= most && value <= shortlist[shortlist.length - 1])) return;
  let at = shortlist.length;
  while (at > 0 && shortlist[at - 1] < value) at--;
  shortlist.splice(at, 0, value);
  if (shortlist.length > most) shortlist.pop();
}

/** Greatest sum of at least `least` of a descending list's first numbers: beyond those only what is positive. */
export function bestOfShortlist(shortlist: readonly number[], least: number): number {
  let sum = 0;
  for (let k = 0; k < shortlist.length; k++) if (k < least || shortlist[k] > 0) sum += shortlist[k];
  return sum;
}
