import { markedJsonSchema, type SchemaNode } from './schema/marked-json-schema.ts';

/** One field of a scenario file, as a row of the documentation. */
export interface FieldRow {
  /** `workloads.<name>.share`; a `[]` stands for each item of a list. */
  readonly path: string;
  readonly type: string;
  /** Unit of the values, as in an example; empty for what has none. */
  readonly unit: string;
  /** Least and greatest value in that unit; empty for what has none. */
  readonly range: string;
  /** As written in a file, or in words; empty for what must be given. */
  readonly default: string;
  readonly meaning: string;
}

/** Every field of a scenario file, from the schema that checks it: parents before their children. */
export function fieldTable(): readonly FieldRow[] {
  return childRows(markedJsonSchema(), '');
}

function childRows(node: SchemaNode, path: string): FieldRow[] {
  if (node.anyOf) return uniqueByPath(formsOf(node.anyOf).flatMap((form) => childRows(form, path)));
  const fields = Object.entries(node.properties ?? {}).flatMap(([key, field]) => {
    const own = path === '' ? key : `${path}.${key}`;
    const isRequired = node.required?.includes(key) === true;
    return [rowOf(field, own, isRequired), ...childRows(field, own)];
  });
  const items = node.items ? childRows(node.items, `${path}[]`) : [];
  return [...fields, ...items, ...namedRows(node, path)];
}

/** Where one may be written for a list of one, the list says it all. */
function formsOf(forms: readonly SchemaNode[]): readonly SchemaNode[] {
  const lists = forms.filter(({ items }) => items !== undefined);
  return lists.length > 0 ? lists : forms;
}

/** Maps of the user's own names. */
function namedRows({ additionalProperties: value }: SchemaNode, path: string): FieldRow[] {
  if (typeof value !== 'object' || Object.keys(value).length === 0) return [];
  const own = `${path}.<name>`;
  return [rowOf(value, own, false), ...childRows(value, own)];
}

function rowOf(node: SchemaNode, path: string, isRequired: boolean): FieldRow {
  return {
    path,
    type: typeText(node),
    unit: node.unit ?? '',
    range: node.bounds ? `${node.bounds.min} to ${node.bounds.max}` : '',
    default: isRequired ? '' : defaultText(node),
    meaning: node.description ?? '',
  };
}

function defaultText({ default: value, defaultText: text }: SchemaNode): string {
  if (text !== undefined) return text;
  if (value === undefined || value === '') return 'none';
  if (typeof value === 'string') return value;
  const written = JSON.stringify(value);
  return written === '{}' || written === '[]' ? 'none' : written;
}

function typeText(node: SchemaNode): string {
  if (node.anyOf) {
    const list = node.anyOf.find(({ items }) => items !== undefined)?.items;
    return list ? `${typeText(list)}, or a list` : uniqueText(node.anyOf.map(typeText));
  }
  if (node.enum) return node.enum.map(String).join(', ');
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.items) return `list of ${typeText(node.items)}`;
  const words = [node.type ?? 'object'].flat().map((type) => wordOf(type, node));
  return uniqueText(words);
}

function uniqueText(words: readonly string[]): string {
  return [...new Set(words)].join(' or ');
}

function wordOf(type: string, { unit }: SchemaNode): string {
  if (type === 'string' && unit?.startsWith('share') === true) return 'percentage';
  if (type === 'string' && unit !== undefined) return 'quantity';
  if (type === 'object') return 'map';
  if (type === 'array') return 'list';
  return { string: 'text', boolean: 'true or false', integer: 'whole number' }[type] ?? type;
}

function uniqueByPath(rows: readonly FieldRow[]): FieldRow[] {
  return [...new Map(rows.map((row) => [row.path, row])).values()];
}
