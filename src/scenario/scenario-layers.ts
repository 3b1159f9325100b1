import type { Checked, Diagnostic } from './diagnostic.ts';
import { mergeTrees } from './merge-trees.ts';
import { didYouMean } from './nearest-name.ts';
import type { Place, SourceMap, SourceNode, SourceScalar } from './source-tree.ts';

/** Fields that steer how a scenario is put together; they are no part of what it says. */
export const LAYER_FIELDS = ['extends', 'overrides', 'apply'] as const;

/** Each is checked against the whole scenario. */
const MOST_OVERRIDES = 100;

/** The overrides of a scenario, and the scenario without them. */
export interface Layers {
  readonly base: SourceMap;
  readonly overrides: ReadonlyMap<string, SourceMap>;
  /** Overrides to lay over the base, in this order. */
  readonly applied: readonly string[];
}

/**
 * Takes a whole file apart into its base and its named overrides. `named` overrides come after those that the file
 * itself applies.
 * Errors: overrides that are no maps or hold {@link LAYER_FIELDS}; names that no override has.
 */
export function splitLayers(root: SourceMap, named: readonly string[]): Checked<Layers> {
  const faults: Diagnostic[] = [];
  const overrides = readOverrides(root, faults);
  const known = [...overrides.keys()];
  const own = readApplied(root, faults);
  const applied: string[] = [];
  for (const { name, place } of [
    ...own,
    ...named.map((name) => ({ name, place: ON_COMMAND_LINE })),
  ]) {
    if (overrides.has(name)) applied.push(name);
    else {
      const hint = didYouMean(name, known) ?? 'this scenario has no overrides';
      faults.push({ severity: 'error', ...place, message: `no override is named ${name}`, hint });
    }
  }
  if (faults.length > 0) return { ok: false, diagnostics: faults };
  const entries = new Map(root.entries);
  for (const field of LAYER_FIELDS) entries.delete(field);
  return { ok: true, value: { base: { ...root, entries }, overrides, applied }, warnings: [] };
}

/** The base with the named overrides laid over it, in their order. */
export function layered({ base, overrides }: Layers, names: readonly string[]): SourceNode {
  let tree: SourceNode = base;
  for (const name of names) tree = mergeTrees(tree, overrides.get(name) ?? base);
  return tree;
}

const ON_COMMAND_LINE = { file: '--override' };

function readOverrides(root: SourceMap, faults: Diagnostic[]): Map<string, SourceMap> {
  const overrides = new Map<string, SourceMap>();
  const field = root.entries.get('overrides')?.node;
  if (field === undefined || isNothing(field)) return overrides;
  if (field.kind !== 'map') {
    faults.push(faultAt(field, 'overrides', 'must be a map of names to partial scenarios'));
    return overrides;
  }
  if (field.entries.size > MOST_OVERRIDES) {
    faults.push(faultAt(field, 'overrides', `must be at most ${MOST_OVERRIDES}`));
    return overrides;
  }
  for (const [name, { node }] of field.entries) {
    const path = `overrides.${name}`;
    if (node.kind === 'map') overrides.set(name, withoutLayers(node, path, faults));
    else if (isNothing(node)) overrides.set(name, { ...node, kind: 'map', entries: new Map() });
    else faults.push(faultAt(node, path, 'must be a partial scenario: a map of fields'));
  }
  return overrides;
}

function withoutLayers(patch: SourceMap, path: string, faults: Diagnostic[]): SourceMap {
  for (const field of LAYER_FIELDS) {
    const entry = patch.entries.get(field);
    if (!entry) continue;
    const message = 'may not stand in an override';
    faults.push({ severity: 'error', ...entry.keyPlace, path: `${path}.${field}`, message });
  }
  return patch;
}

function readApplied(root: SourceMap, faults: Diagnostic[]): { name: string; place: Place }[] {
  const field = root.entries.get('apply')?.node;
  if (field === undefined || isNothing(field)) return [];
  const items = field.kind === 'list' ? field.items : [field];
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && item.value !== null) {
      return [{ name: String(item.value), place: item.place }];
    }
    faults.push(faultAt(item, 'apply', 'must be a list of names of overrides'));
    return [];
  });
}

function isNothing(node: SourceNode): node is SourceScalar {
  return node.kind === 'scalar' && node.value === null;
}

function faultAt({ place }: SourceNode, path: string, message: string): Diagnostic {
  return { severity: 'error', ...place, path, message };
}
