import type { Checked, Diagnostic } from './diagnostic.ts';
import { mergeTrees } from './merge-trees.ts';
import { FORBIDDEN_KEYS, readYamlValue } from './read-yaml.ts';
import { LAYER_FIELDS } from './scenario-layers.ts';
import {
  pathText,
  type Place,
  type SourceList,
  type SourceMap,
  type SourceNode,
} from './source-tree.ts';

const FILE = '--set';
const PLACE: Place = { file: FILE, line: 1, column: 1 };
const LAYERS: ReadonlySet<string> = new Set(LAYER_FIELDS);
/** `candidates[2]` is written like `candidates.2`. */
const INDEX = /\[(\d{1,6})\]/g;

/** One field of a scenario and what it is to be: keys of maps, numbers for places in lists. */
export interface Setting {
  readonly path: readonly (string | number)[];
  readonly value: SourceNode;
}

/**
 * Reads one `path=value` from the command line: `region.zones=5`, `candidates=[Riyadh, Querétaro]`, `candidates[0]=Lima`.
 * The value is YAML; left empty it is `null`, which takes a value away. Columns count from the start of the argument.
 */
export function readSetting(argument: string): Checked<Setting> {
  const equals = argument.indexOf('=');
  if (equals < 1) return refused(`must be path=value, got ${argument.slice(0, 60)}`);
  const keys = argument.slice(0, equals).trim().replace(INDEX, '.$1').split('.');
  const isWrong = keys.some((key) => key === '' || FORBIDDEN_KEYS.has(key) || LAYERS.has(key));
  if (isWrong) return refused(`cannot set ${argument.slice(0, equals)}`);
  // Behind blanks in place of its path, the value has the columns of the argument.
  const read = readYamlValue(' '.repeat(equals + 1) + argument.slice(equals + 1), FILE);
  if (!read.ok) return read;
  const path = keys.map((key) => (/^\d{1,6}$/.test(key) ? Number(key) : key));
  return { ok: true, value: { path, value: read.value }, warnings: [] };
}

/**
 * The scenario with one field set. Maps and lists on the way are made where they are not there; an item of a list is
 * replaced or changed inside, and the number after its last one adds an item.
 * Errors: an item that a list does not have.
 */
export function withSetting(tree: SourceMap, { path, value }: Setting): Checked<SourceMap> {
  const faults: Diagnostic[] = [];
  const changed = changedAt(tree, path, { value, whole: path, faults });
  if (faults.length > 0) return { ok: false, diagnostics: faults };
  return { ok: true, value: changed as SourceMap, warnings: [] };
}

interface Change {
  readonly value: SourceNode;
  readonly whole: Setting['path'];
  readonly faults: Diagnostic[];
}

function changedAt(
  node: SourceNode | undefined,
  path: Setting['path'],
  change: Change,
): SourceNode {
  if (path.length === 0) return node ? mergeTrees(node, change.value) : change.value;
  const [step, ...rest] = path;
  if (node?.kind === 'list') return changedItem(node, { step, rest }, change);
  if (node === undefined && typeof step === 'number')
    return changedItem({ kind: 'list', place: PLACE, items: [] }, { step, rest }, change);
  const entries = node?.kind === 'map' ? node.entries : new Map<string, never>();
  const key = String(step);
  const under = entries.get(key);
  const child = changedAt(under?.node, rest, change);
  const entry = { keyPlace: under?.keyPlace ?? PLACE, node: child };
  return { kind: 'map', place: node?.place ?? PLACE, entries: new Map([...entries, [key, entry]]) };
}

function changedItem(
  list: SourceList,
  { step, rest }: { readonly step: string | number; readonly rest: Setting['path'] },
  change: Change,
): SourceNode {
  const { items } = list;
  if (typeof step === 'number' && step <= items.length) {
    const item = changedAt(items.at(step), rest, change);
    return { ...list, items: [...items.slice(0, step), item, ...items.slice(step + 1)] };
  }
  const path = pathText(change.whole.slice(0, change.whole.length - rest.length - 1));
  const next = `its next item is ${path}[${items.length}]`;
  const message = `cannot set ${pathText(change.whole)}: ${path} is a list of ${items.length}, ${next}`;
  change.faults.push({
    severity: 'error',
    ...PLACE,
    message,
    hint: `or set it whole: ${path}=[…]`,
  });
  return list;
}

function refused(message: string): Checked<never> {
  const fault: Diagnostic = { severity: 'error', ...PLACE, message };
  return { ok: false, diagnostics: [fault] };
}
