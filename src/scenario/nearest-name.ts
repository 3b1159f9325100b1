import { distance } from 'fastest-levenshtein';

/**
 * The known name that is nearest to what was typed, or `undefined` when none is near enough to be what was meant.
 * Near is an edit distance (Levenshtein 1966) of at most a third of the length, case and accents aside.
 */
export function nearestName(typed: string, known: Iterable<string>): string | undefined {
  const wanted = foldedName(typed);
  let nearest: string | undefined;
  let least = Math.floor(Math.max(wanted.length, 3) / 3) + 1;
  for (const name of known) {
    if (Math.abs(name.length - typed.length) > least + 1) continue;
    const edits = distance(wanted, foldedName(name));
    if (edits < least) [nearest, least] = [name, edits];
  }
  return nearest;
}

/** A name without case and accents, as names are compared: `Querétaro` and `queretaro` are one. */
export function foldedName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** The hint for an unknown name: the nearest one, or the whole list where it is short. */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(typed, known);
  if (nearest !== undefined) return `did you mean ${nearest}?`;
  return known.length > 0 && known.length <= 20 ? `known: ${known.join(', ')}` : undefined;
}
