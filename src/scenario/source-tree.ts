/** Where something stands in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The content of a scenario file with the place of every key and value. Files are merged in this form, so that a fault
 * found in the merged whole still points into the file in which the value was written.
 */
export type SourceNode = SourceScalar | SourceMap | SourceList;

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** As written: `1e400`, which is no number any more once read. */
  readonly text: string;
}

export interface SourceMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, SourceEntry>;
}

export interface SourceEntry {
  readonly keyPlace: Place;
  readonly node: SourceNode;
}

export interface SourceList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly SourceNode[];
}

/** A path into a tree: keys of maps, indices of lists. */
export type SourcePath = readonly PropertyKey[];

/**
 * The tree as plain data. A `null` is a value not given: it becomes `undefined`, under its key, so that a misspelled
 * key is noticed even where nothing follows it.
 */
export function plainValue(node: SourceNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value ?? undefined;
    case 'list':
      return node.items.map(plainValue);
    case 'map':
      return Object.fromEntries(
        [...node.entries].map(([key, entry]) => [key, plainValue(entry.node)]),
      );
  }
}

/** The node at a path, `undefined` where the tree ends before it. */
export function nodeAt(root: SourceNode, path: SourcePath): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const step of path) node = node && stepInto(node, step)?.node;
  return node;
}

/** Where the value at a path was written: a scalar itself, a map or list by its key; else its nearest ancestor. */
export function placeAt(root: SourceNode, path: SourcePath): Place {
  let { place } = root;
  let node = root;
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) break;
    node = next.node;
    place = node.kind === 'scalar' ? node.place : next.keyPlace;
  }
  return place;
}

/** Where the last key of a path was written. */
export function keyPlaceAt(root: SourceNode, path: SourcePath): Place {
  const parent = nodeAt(root, path.slice(0, -1));
  const key = path.at(-1);
  const entry = parent && key !== undefined ? stepInto(parent, key) : undefined;
  return entry?.keyPlace ?? placeAt(root, path);
}

/** The tree without the innermost named value on a path; a list goes whole, its indices stay what they are. */
export function withoutPath(root: SourceMap, path: SourcePath): SourceMap {
  const [key, ...rest] = path.map(String);
  const entry = root.entries.get(key);
  const entries = new Map(root.entries);
  if (entry?.node.kind === 'map' && rest.length > 0) {
    entries.set(key, { ...entry, node: withoutPath(entry.node, rest) });
  } else entries.delete(key);
  return { ...root, entries };
}

/** A path as people write it: `workloads.web.share`, `candidates[2]`. */
export function pathText(path: SourcePath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function stepInto(node: SourceNode, step: PropertyKey): SourceEntry | undefined {
  if (node.kind === 'map') return node.entries.get(String(step));
  const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
  return item && { keyPlace: item.place, node: item };
}
