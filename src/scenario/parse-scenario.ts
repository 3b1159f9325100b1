/**
 * From the text of a scenario file to a scenario, or to every fault in it with its place. Files are merged as trees
 * that know where each value was written; one schema then reads the whole. Rejected: merging plain objects (a fault in
 * a merged value would point nowhere), and a second validation by hand beside the schema (they would drift apart).
 */
import { posix } from 'node:path';
import type { World } from '../world/types.ts';
import type { Checked, Diagnostic } from './diagnostic.ts';
import { readChain, type ExtendsInput } from './extends-chain.ts';
import { checkedTree } from './checked-tree.ts';
import { layered, splitLayers, type Layers } from './scenario-layers.ts';
import { readSetting, withSetting } from './setting.ts';
import {
  placeAt,
  type Place,
  type SourceMap,
  type SourceNode,
  type SourcePath,
} from './source-tree.ts';
import type { Scenario } from './types.ts';

export type { ReadExtended } from './extends-chain.ts';

/** A scenario file and what the command line adds to it. */
export interface ScenarioInput extends ExtendsInput {
  /** Names of overrides to lay over the file, in this order. */
  readonly overrides?: readonly string[];
  /** `path=value` each, laid over all else in this order. */
  readonly set?: readonly string[];
}

/**
 * Reads a scenario: what it extends, under its own fields, under the overrides it applies, under those that are named,
 * under what is set. Units and names are resolved against `world`.
 * Errors: all faults of the files and of the arguments at once, sorted by place; none is thrown.
 */
export function parseScenario(input: ScenarioInput, world: World): Checked<Scenario> {
  const merged = mergedTree(input);
  if (!merged.ok) return failed(input, merged.diagnostics);
  const { layers, whole, faults } = merged;
  const stem = posix.basename(input.file.replaceAll('\\', '/')).replace(/\.[^.]+$/, '');
  const context = { world, stem };
  const checked = checkedTree(whole, context);
  if (!checked.ok) faults.push(...checked.diagnostics);
  faults.push(...faultsOfUnused(layers, context));
  if (faults.length > 0 || !checked.ok) return failed(input, faults);
  return checked;
}

/**
 * Where the value of a field was written: in the file, in one that it extends, or on the command line. For what shows only
 * when a scenario is put to use. `undefined` where the input cannot be read at all.
 */
export function fieldPlace(input: ScenarioInput, path: SourcePath): Place | undefined {
  const merged = mergedTree(input);
  return merged.ok ? placeAt(merged.whole, path) : undefined;
}

/** The scenario as one tree, with its layers, and what is wrong with the values that the command line sets. */
function mergedTree(input: ScenarioInput) {
  const settings = (input.set ?? []).map(readSetting);
  const faults = settings.flatMap((setting) => (setting.ok ? [] : setting.diagnostics));
  const failedWith = (diagnostics: readonly Diagnostic[]) =>
    ({ ok: false, diagnostics: [...diagnostics, ...faults] }) as const;
  const chain = readChain(input);
  if (!chain.ok) return failedWith(chain.diagnostics);
  const layers = splitLayers(chain.value, input.overrides ?? []);
  if (!layers.ok) return failedWith(layers.diagnostics);
  let whole = layered(layers.value, layers.value.applied) as SourceMap;
  for (const setting of settings) {
    if (!setting.ok) continue;
    const changed = withSetting(whole, setting.value);
    if (changed.ok) whole = changed.value;
    else faults.push(...changed.diagnostics);
  }
  return { ok: true, layers: layers.value, whole, faults } as const;
}

/** Faults that stand in overrides which this run does not apply. */
function faultsOfUnused(
  layers: Layers,
  context: { readonly world: World; readonly stem: string },
): Diagnostic[] {
  const unused = [...layers.overrides].filter(([name]) => !layers.applied.includes(name));
  return unused.flatMap(([name, patch]) => {
    const checked = checkedTree(layered(layers, [name]) as SourceMap, context);
    const places = placesIn(patch);
    return checked.ok ? [] : checked.diagnostics.filter((fault) => places.has(placeKey(fault)));
  });
}

function placesIn(node: SourceNode): Set<string> {
  const places = new Set([placeKey(node.place)]);
  if (node.kind === 'list') {
    for (const item of node.items) for (const place of placesIn(item)) places.add(place);
  }
  if (node.kind === 'map') {
    for (const { keyPlace, node: value } of node.entries.values()) {
      places.add(placeKey(keyPlace));
      for (const place of placesIn(value)) places.add(place);
    }
  }
  return places;
}

function placeKey({ file, line, column }: Pick<Diagnostic, 'file' | 'line' | 'column'>): string {
  return `${file}:${line ?? 0}:${column ?? 0}`;
}

/** Each fault once, the scenario's own file first, then by place. */
function failed({ file }: ScenarioInput, faults: readonly Diagnostic[]): Checked<never> {
  const byText = new Map(
    faults.map((fault) => [`${placeKey(fault)} ${fault.path ?? ''} ${fault.message}`, fault]),
  );
  const diagnostics = [...byText.values()].toSorted(
    (a, b) =>
      Number(b.file === file) - Number(a.file === file) ||
      a.file.localeCompare(b.file, 'en') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
  return { ok: false, diagnostics };
}
