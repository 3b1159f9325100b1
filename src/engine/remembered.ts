import type { World } from '../world/types.ts';

/** More than a few scenarios' worth (one law a provider, one network) would only fill memory. */
const MOST_KEPT = 24;

/**
 * A pure function of the world and a plain query that keeps its last few results: the same query gives the same object.
 * Results live as long as their world does.
 */
export function remembered<Query, Result>(
  make: (world: World, query: Query) => Result,
): (world: World, query: Query) => Result {
  const byWorld = new WeakMap<World, Map<string, Result>>();
  return (world, query) => {
    const kept = byWorld.get(world) ?? new Map<string, Result>();
    byWorld.set(world, kept);
    const key = JSON.stringify(query);
    const result = kept.get(key) ?? make(world, query);
    // Set anew, so that the one asked for last is the last to go.
    kept.delete(key);
    kept.set(key, result);
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return result;
  };
}
