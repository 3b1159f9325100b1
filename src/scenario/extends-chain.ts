import { posix } from 'node:path';
import type { Checked, Diagnostic } from './diagnostic.ts';
import { MAX_SCENARIO_BYTES } from './decode.ts';
import { mergeTrees } from './merge-trees.ts';
import { readYaml } from './read-yaml.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

/** Reads a file that a scenario extends; the path is relative to the root folder, with `/` between its parts. */
export type ReadExtended = (
  path: string,
) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** The file to start from, and where files that it extends may lie. */
export interface ExtendsInput {
  readonly file: string;
  readonly text: string;
  /** Folder that no `extends` leaves; by default the folder of the file. */
  readonly root?: string | undefined;
  readonly readExtended: ReadExtended;
}

const LONGEST_CHAIN = 8;

/** A file on the way from the scenario to its last ancestor. */
interface Link {
  readonly tree: SourceMap;
  /** Path below the root folder. */
  readonly path: string;
}

/**
 * The scenario of a file laid over the one it `extends`, and so on up. What may be read is decided here, before it is
 * read: paths stay inside the root folder, chains end, and all files together keep within one file's size.
 */
export function readChain(input: ExtendsInput): Checked<SourceMap> {
  const root = input.root ?? posix.dirname(slashed(input.file));
  const first = readYaml(input.text, input.file);
  if (!first.ok) return first;
  const links: Link[] = [{ tree: first.value, path: posix.relative(root, slashed(input.file)) }];
  let charactersLeft = MAX_SCENARIO_BYTES - input.text.length;
  for (;;) {
    const next = nextPath(links);
    if (!next.ok) return next;
    if (next.value === undefined) return { ok: true, value: merged(links), warnings: [] };
    const read = input.readExtended(next.value);
    if (!read.ok) return faultAtExtends(links, `cannot read ${next.value}: ${read.reason}`);
    charactersLeft -= read.text.length;
    if (charactersLeft < 0)
      return faultAtExtends(links, 'is too large together with what it extends');
    const parent = readYaml(read.text, posix.join(root, next.value));
    if (!parent.ok) return parent;
    links.push({ tree: parent.value, path: next.value });
  }
}

/** The path that the last link extends, `undefined` where it extends nothing. */
function nextPath(links: readonly Link[]): Checked<string | undefined> {
  const last = links.at(-1);
  const node = last?.tree.entries.get('extends')?.node;
  if (!last || !node || (node.kind === 'scalar' && node.value === null)) {
    return { ok: true, value: undefined, warnings: [] };
  }
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    return faultAtExtends(links, 'must be the path of one scenario file');
  }
  const { value } = node;
  if (/^[/~]|\\|^[A-Za-z]:|\0/.test(value)) {
    return faultAtExtends(links, `must be a path relative to this file, with /, got ${value}`);
  }
  const path = posix.join(posix.dirname(last.path), value);
  if (path.startsWith('..'))
    return faultAtExtends(links, `leaves the folder of scenarios: ${value}`);
  if (links.some((link) => link.path === path)) {
    const circle = [...links.map((link) => link.path), path].join(' -> ');
    return faultAtExtends(links, `goes in a circle: ${circle}`);
  }
  if (links.length >= LONGEST_CHAIN) {
    return faultAtExtends(links, `is a chain of more than ${LONGEST_CHAIN} files`);
  }
  return { ok: true, value: path, warnings: [] };
}

/** The last ancestor first; `extends` itself is not handed down. */
function merged(links: readonly Link[]): SourceMap {
  const [first, ...rest] = links.toReversed().map(({ tree }) => withoutExtends(tree));
  const whole = rest.reduce<SourceNode>(mergeTrees, first);
  return { ...(whole as SourceMap), place: links[0].tree.place };
}

function withoutExtends(tree: SourceMap): SourceMap {
  const entries = new Map(tree.entries);
  entries.delete('extends');
  return { ...tree, entries };
}

function faultAtExtends(links: readonly Link[], message: string): Checked<never> {
  const tree = links.at(-1)?.tree;
  const place = tree?.entries.get('extends')?.node.place;
  const diagnostic: Diagnostic = {
    severity: 'error',
    file: tree?.place.file ?? '',
    ...place,
    path: 'extends',
    message,
  };
  return { ok: false, diagnostics: [diagnostic] };
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
