import { distance } from 'fastest-levenshtein';

/**
 * A name as names are compared: no case, no accents, and one blank for whatever stands between words, so that
 * `Querétaro`, `queretaro` and `St. Gallen` and `st gallen` are pairs of one name.
 */
export function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name, the edits that turn it into what was typed, and what it names. */
export interface NearName<T> {
  readonly name: string;
  readonly edits: number;
  readonly value: T;
}

/** Shorter words are codes, and stand in many names. */
const SHORTEST_WORD = 3;

/**
 * The names nearest to what was typed, nearest first, at most `limit`; of equally near ones those that come first. Near is an
 * edit distance of at most a third of what was typed, case and accents aside; a name that what was typed is whole words
 * of (`Saudi`) is as near as the farthest of these.
 * Source: Levenshtein 1966, "Binary codes capable of correcting deletions, insertions and reversals".
 */
export function nearestNames<T>(
  typed: string,
  known: Iterable<readonly [name: string, value: T]>,
  limit: number,
): readonly NearName<T>[] {
  const wanted = foldedName(typed);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near: NearName<T>[] = [];
  for (const [name, value] of known) {
    const folded = foldedName(name);
    if (wanted.length >= SHORTEST_WORD && ` ${folded} `.includes(` ${wanted} `)) {
      near.push({ name, edits: folded === wanted ? 0 : most, value });
      continue;
    }
    if (Math.abs(folded.length - wanted.length) > most) continue;
    const edits = distance(wanted, folded);
    if (edits <= most) near.push({ name, edits, value });
  }
  return near.sort((a, b) => a.edits - b.edits).slice(0, limit);
}
