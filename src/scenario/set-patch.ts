import type { Checked, Diagnostic } from './diagnostic.ts';
import { FORBIDDEN_KEYS, readYamlValue } from './read-yaml.ts';
import { LAYER_FIELDS } from './scenario-layers.ts';
import type { Place, SourceMap, SourceNode } from './source-tree.ts';

const FILE = '--set';
const LAYERS: ReadonlySet<string> = new Set(LAYER_FIELDS);

/**
 * The patch of one `path=value` from the command line: `region.zones=5`, `candidates=[Riyadh, Querétaro]`. The value
 * is YAML; left empty it is `null`, which takes a value away. Columns count from the start of the argument.
 */
export function setPatch(argument: string): Checked<SourceMap> {
  const equals = argument.indexOf('=');
  if (equals < 1) return refused(`must be path=value, got ${argument.slice(0, 60)}`);
  const keys = argument.slice(0, equals).trim().split('.');
  const isWrong = keys.some((key) => key === '' || FORBIDDEN_KEYS.has(key) || LAYERS.has(key));
  if (isWrong) return refused(`cannot set ${argument.slice(0, equals)}`);
  // Behind blanks in place of its path, the value has the columns of the argument.
  const read = readYamlValue(' '.repeat(equals + 1) + argument.slice(equals + 1), FILE);
  if (!read.ok) return read;
  return { ok: true, value: nested(keys, read.value), warnings: [] };
}

function nested(keys: readonly string[], value: SourceNode): SourceMap {
  const place: Place = { file: FILE, line: 1, column: 1 };
  const [key, ...rest] = keys;
  const node = rest.length === 0 ? value : nested(rest, value);
  return { kind: 'map', place, entries: new Map([[key, { keyPlace: place, node }]]) };
}

function refused(message: string): Checked<never> {
  const fault: Diagnostic = { severity: 'error', file: FILE, line: 1, column: 1, message };
  return { ok: false, diagnostics: [fault] };
}
