/** More would only fill memory where nobody says how many are asked for again. */
const MOST_KEPT = 24;

/**
 * A pure function of a thing and a plain query that keeps its last results, a few or as many as
 * `most` says: the same query gives the same object. Results live as long as their thing does.
 */
export function remembered<Thing extends object, Query, Result>(
  make: (thing: Thing, query: Query) => Result,
  most: number = MOST_KEPT,
): (thing: Thing, query: Query) => Result {
  const byThing = new WeakMap<Thing, Map<string, Result>>();
  return (thing, query) => {
    const kept = byThing.get(thing) ?? new Map<string, Result>();
    byThing.set(thing, kept);
    const key = JSON.stringify(query);
    const result = kept.get(key) ?? make(thing, query);
    // Set anew, so that the one asked for last is the last to go.
    kept.delete(key);
    kept.set(key, result);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return result;
  };
}
