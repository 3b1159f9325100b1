import { basename, dirname, join, relative } from 'node:path';
import { stringify } from 'yaml';
import type { Checked } from '../scenario/diagnostic.ts';
import { readChain } from '../scenario/extends-chain.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import { splitLayers } from '../scenario/scenario-layers.ts';
import type { SourceMap, SourceNode } from '../scenario/source-tree.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { changeCount, type Draft } from '../tui/what-if/draft.ts';
import { draftTree, wholeDraftTree } from '../tui/what-if/draft-tree.ts';
import { type Patch, patchOf, type PatchValue } from '../tui/what-if/patch.ts';
import { leversOf } from '../tui/map/atlas.ts';
import { extendedReader, readScenarioText } from './scenario-file.ts';

/** A scenario file as it stands, with the names that a draft of it may use. */
export interface DraftBase {
  readonly tree: SourceMap;
  readonly scenario: Scenario;
  readonly overrides: readonly string[];
  readonly applied: readonly string[];
}

/** The file of a draft with the draft's overrides, and without its changes. */
export function readDraftBase({ file, overrides }: Draft, world: World): Checked<DraftBase> {
  const text = readScenarioText(file);
  if (!text.ok) return text;
  const input = { file, text: text.value, readExtended: extendedReader(file) };
  const scenario = parseScenario({ ...input, overrides }, world);
  if (!scenario.ok) return scenario;
  const chain = readChain(input);
  if (!chain.ok) return chain;
  const layers = splitLayers(chain.value, []);
  if (!layers.ok) return layers;
  const { overrides: named, applied } = layers.value;
  return {
    ok: true,
    value: { tree: chain.value, scenario: scenario.value, overrides: [...named.keys()], applied },
    warnings: scenario.warnings,
  };
}

function plainValue(node: SourceNode): PatchValue {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(
        [...node.entries].map(([key, { node: value }]) => [key, plainValue(value)]),
      );
    case 'list':
      return node.items.map(plainValue);
    case 'scalar':
      return node.value;
  }
}

/**
 * The draft as the text of a file at `target`: it extends the file it was made from where that lies below its own
 * folder, since no scenario may reach out of it; else it holds everything itself.
 */
export function draftFileText(draft: Draft, target: string, base: DraftBase, world: World): string {
  const { tree, scenario, overrides, applied } = base;
  const patch = patchOf(draft.changes, scenario, leversOf(world));
  const parts = {
    overrides: draft.overrides,
    applied,
    taken: overrides,
    // A scenario without a name is called like its file; what is saved keeps the name that was on the screen.
    patch: tree.entries.has('name') ? patch : { name: scenario.name, ...patch },
  };
  const path = relative(dirname(target), draft.file).replaceAll('\\', '/');
  if (!path.startsWith('..')) return stringify(draftTree({ ...parts, extends: path }));
  const whole = wholeDraftTree(plainValue(tree) as Patch, parts);
  return `# A what-if on ${basename(draft.file)}.\n${stringify(whole)}`;
}

/** Name by which faults of a draft call it; no such file is ever read. */
const WHAT_IF_FILE = 'what-if.yaml';

/** A draft as the scenario that its file will be: through the same text and the same reader. */
export function readDraft(draft: Draft, base: DraftBase, world: World): Checked<Scenario> {
  if (changeCount(draft) === 0) return { ok: true, value: base.scenario, warnings: [] };
  const file = join(dirname(draft.file), WHAT_IF_FILE);
  const text = draftFileText(draft, file, base, world);
  return parseScenario({ file, text, readExtended: extendedReader(file) }, world);
}
