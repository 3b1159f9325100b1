import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  Composer,
  type Alias,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import { MAX_SCENARIO_BYTES, tooLarge } from './decode.ts';
import type { Checked, Diagnostic } from './diagnostic.ts';
import type { Place, SourceEntry, SourceMap, SourceNode } from './source-tree.ts';

/** Aliases can make a short text a huge tree; a scenario of every city of the world has 8,000 values. */
const MOST_VALUES = 50_000;
const DEEPEST = 32;
const TOO_MANY = `holds more than ${MOST_VALUES} values, each alias counted for what it stands for`;
const TOO_DEEP = `is nested deeper than ${DEEPEST} levels`;
/** A text that is no YAML has a fault on every line; the first ones say it. */
const MOST_SYNTAX_FAULTS = 20;
/** Beyond it the reading goes on, the noting does not. */
const MOST_FAULTS = 200;
/** Names that would reach the machinery of JavaScript objects where a field is meant. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

/** What the walk over one document carries. */
interface Walk {
  readonly placeOf: (offset: number) => Place;
  readonly faults: Diagnostic[];
  /** Nodes by anchor, as far as the walk has come. */
  readonly anchors: Map<string, Node>;
  aliasDepth: number;
  valueCount: number;
}

/**
 * Reads a scenario file, YAML 1.2 (JSON is a part of it), into a tree with places.
 * Errors: those of {@link readYamlValue}; an empty file; a list or a single value in place of the map of fields.
 */
export function readYaml(text: string, file: string): Checked<SourceMap> {
  const read = readYamlValue(text, file);
  if (!read.ok) return read;
  const { value: node } = read;
  if (node.kind === 'map') return { ...read, value: node };
  const isEmpty = node.kind === 'scalar' && node.value === null;
  const what = node.kind === 'list' ? 'a list' : 'a single value';
  const message = isEmpty
    ? 'holds no scenario: it is empty'
    : `must be a map of fields (key: value), got ${what}`;
  const hint = 'regionsim init writes a scenario to start from';
  return { ok: false, diagnostics: [fault(node.place, message, hint)] };
}

/**
 * Reads a YAML value of any kind.
 * Errors: a text that is too large, syntax, repeated or forbidden keys, several documents, aliases that multiply or go
 * in a circle, values of tags beyond YAML's core.
 */
export function readYamlValue(text: string, file: string): Checked<SourceNode> {
  if (text.length > MAX_SCENARIO_BYTES) return tooLarge(file, text.length);
  const counter = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const { documents, faults } = composed(text, counter);
  const syntax = faults.slice(0, MOST_SYNTAX_FAULTS);
  if (syntax.length > 0) {
    const diagnostics = syntax.map(({ message, pos }) =>
      fault(placeOf(pos[0]), syntaxMessage(message)),
    );
    return { ok: false, diagnostics };
  }
  const [document, second] = documents;
  if (documents.length > 1) {
    const message = 'holds several documents; one file is one scenario';
    return { ok: false, diagnostics: [fault(placeOf(second.range[0]), message)] };
  }
  const walk = { placeOf, faults: [], anchors: new Map(), aliasDepth: 0, valueCount: 0 };
  const node = readNode(walk, document.contents, 0);
  if (walk.faults.length > 0) return { ok: false, diagnostics: walk.faults };
  return { ok: true, value: node, warnings: [] };
}

/** The first documents of a text with their faults; reading ends where there are too many of either. */
function composed(text: string, counter: LineCounter) {
  const composer = new Composer({
    prettyErrors: false,
    // Ours is linear in the number of keys and names the first place.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const documents: Document.Parsed[] = [];
  let brokenCount = 0;
  for (const token of new Parser(counter.addNewLine).parse(text)) {
    if (token.type === 'error') brokenCount++;
    if (documents.length > 1 || brokenCount > MOST_SYNTAX_FAULTS) break;
    documents.push(...composer.next(token));
  }
  documents.push(...composer.end(true, text.length));
  const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  return { documents, faults };
}

/** The parser is recursive; what exhausts it is no fault of the syntax. */
function syntaxMessage(message: string): string {
  return message.includes('call stack') ? TOO_DEEP : `is not YAML: ${message.split('\n')[0]}`;
}

/** A node that cannot be read is noted and read as nothing, so that the faults behind it are found too. */
function readNode(walk: Walk, node: Node | null, depth: number): SourceNode {
  const place = walk.placeOf(node?.range?.[0] ?? 0);
  if (depth > DEEPEST) return nothing(walk, place, TOO_DEEP);
  if (++walk.valueCount > MOST_VALUES) return nothing(walk, place, TOO_MANY);
  if (node === null) return nothing(walk, place);
  if (isAlias(node)) return readAlias(walk, node, depth);
  if (node.anchor !== undefined && walk.aliasDepth === 0) walk.anchors.set(node.anchor, node);
  if (isMap(node)) return readMap(walk, node, depth);
  if (!isSeq(node)) return readScalar(walk, node, place);
  const items = node.items.map((item) => readNode(walk, item as Node | null, depth + 1));
  return { kind: 'list', place, items };
}

function readAlias(walk: Walk, alias: Alias, depth: number): SourceNode {
  const target = walk.anchors.get(alias.source);
  if (!target) return nothing(walk, walk.placeOf(alias.range?.[0] ?? 0), 'is an alias of nothing');
  walk.aliasDepth++;
  const node = readNode(walk, target, depth + 1);
  walk.aliasDepth--;
  return node;
}

function readMap(walk: Walk, map: YAMLMap, depth: number): SourceMap {
  const place = walk.placeOf(map.range?.[0] ?? 0);
  const entries = new Map<string, SourceEntry>();
  for (const { key, value } of map.items) {
    const node = readNode(walk, value as Node | null, depth + 1);
    const name = readKey(walk, key as Node | null, place);
    if (name === undefined) continue;
    const first = entries.get(name.text)?.keyPlace;
    if (first) {
      note(walk, name.place, `repeats the key ${name.text} of ${first.line}:${first.column}`);
    }
    // A value left out stands where its key stands.
    const isLeftOut = node.kind === 'scalar' && node.text === '' && node.value === null;
    const placed = isLeftOut ? { ...node, place: name.place } : node;
    entries.set(name.text, { keyPlace: name.place, node: placed });
  }
  return { kind: 'map', place, entries };
}

function readKey(
  walk: Walk,
  key: Node | null,
  mapPlace: Place,
): { text: string; place: Place } | undefined {
  const place = key?.range ? walk.placeOf(key.range[0]) : mapPlace;
  if (!isScalar(key) || !['string', 'number', 'boolean'].includes(typeof key.value)) {
    note(walk, place, 'has a key that is not a word');
    return undefined;
  }
  const text = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  if (FORBIDDEN_KEYS.has(text)) {
    note(walk, place, `has the key ${text}, which no field may be called`);
    return undefined;
  }
  return { text, place };
}

function readScalar(walk: Walk, node: Node, place: Place): SourceNode {
  const value: unknown = isScalar(node) ? node.value : undefined;
  const text = isScalar(node) ? (node.source ?? String(node.value)) : '';
  if (value === null) return { kind: 'scalar', place, value, text };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', place, value, text };
  }
  return nothing(walk, place, 'is a value of a kind that no field has');
}

function nothing(walk: Walk, place: Place, message?: string): SourceNode {
  if (message !== undefined) note(walk, place, message);
  return { kind: 'scalar', place, value: null, text: '' };
}

/** A limit is noted once: what lies beyond it is past counting. */
function note(walk: Walk, place: Place, message: string): void {
  if (walk.faults.length >= MOST_FAULTS) return;
  const isLimit = message === TOO_DEEP || message === TOO_MANY;
  if (isLimit && walk.faults.some((noted) => noted.message === message)) return;
  walk.faults.push(fault(place, message));
}

function fault(place: Place, message: string, hint?: string): Diagnostic {
  return { severity: 'error', ...place, message, ...(hint === undefined ? {} : { hint }) };
}
