import type { SourceEntry, SourceNode } from './source-tree.ts';

/**
 * `patch` laid over `base`: maps merge key by key, lists and single values are replaced, `null` takes a value away.
 * Every value keeps the place where it was written.
 */
export function mergeTrees(base: SourceNode, patch: SourceNode): SourceNode {
  if (base.kind !== 'map' || patch.kind !== 'map') return patch;
  const entries = new Map<string, SourceEntry>(base.entries);
  for (const [key, { keyPlace, node }] of patch.entries) {
    const under = entries.get(key);
    entries.set(key, under ? { keyPlace, node: mergeTrees(under.node, node) } : { keyPlace, node });
  }
  return { ...base, entries };
}
