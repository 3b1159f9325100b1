import type { World } from '../world/types.ts';
import type { Checked } from './diagnostic.ts';
import { readQuantity, type CurrencyRates } from './quantity.ts';
import { resolvedScenario } from './resolve-scenario.ts';
import { scenarioWarnings } from './scenario-warnings.ts';
import type { SchemaContext } from './schema/context.ts';
import { fieldFaults, placedFaults, type FieldFault } from './schema/faults.ts';
import { KINDS } from './schema/kinds.ts';
import { scenarioSchema } from './schema/root.ts';
import { plainValue, withoutPath, type SourceMap, type SourcePath } from './source-tree.ts';
import type { Scenario } from './types.ts';
import { providerNamed } from './world-names.ts';

/** What a whole scenario, merged from its files, says; or every fault in it. */
export function checkedTree(
  tree: SourceMap,
  { world, stem }: { readonly world: World; readonly stem: string },
): Checked<Scenario> {
  const context = { world, rates: ratesOf(tree), provider: providerOf(tree, world) };
  const faults: FieldFault[] = [];
  const scenario = readTree(tree, { ...context, stem }, faults);
  if (scenario && faults.length === 0) {
    const warnings = placedFaults(scenarioWarnings(scenario, world), tree, 'warning');
    return { ok: true, value: scenario, warnings };
  }
  const hidden = hiddenFaults(tree, { ...context, stem }, faults);
  return { ok: false, diagnostics: placedFaults([...faults, ...hidden], tree) };
}

type Context = SchemaContext & { readonly world: World; readonly stem: string };

function readTree(tree: SourceMap, context: Context, faults: FieldFault[]): Scenario | undefined {
  const read = scenarioSchema(context).safeParse(plainValue(tree));
  if (read.success) return resolvedScenario(read.data, context, (fault) => faults.push(fault));
  faults.push(...fieldFaults(read.error.issues, tree));
  return undefined;
}

/**
 * Faults between several fields show only once each field for itself is right. They are found by reading the file again
 * without the faulty ones; what is said of those, or of a whole that lacks them, does not count.
 */
function hiddenFaults(
  tree: SourceMap,
  context: Context,
  known: readonly FieldFault[],
): readonly FieldFault[] {
  const sound = known.reduce((rest, { path }) => withoutPath(rest, path), tree);
  const found: FieldFault[] = [];
  readTree(sound, context, found);
  return found.filter(({ path }) => !known.some((fault) => isWithin(fault.path, path)));
}

function isWithin(inner: SourcePath, outer: SourcePath): boolean {
  return outer.every((step, index) => step === inner[index]);
}

function providerOf(tree: SourceMap, world: World): string | undefined {
  const node = tree.entries.get('provider')?.node;
  const provider = node?.kind === 'scalar' ? providerNamed(world, node.text) : undefined;
  return provider?.ok ? provider.value.id : undefined;
}

/** Currency rates, as far as they can be read: the schema itself reports those that cannot. */
function ratesOf(tree: SourceMap): CurrencyRates {
  const rates = tree.entries.get('rates')?.node;
  if (rates?.kind !== 'map') return {};
  const readable = [...rates.entries].flatMap(([currency, { node }]) => {
    const text = node.kind === 'scalar' ? String(node.value) : '';
    const rate = readQuantity(text, KINDS.money);
    return rate.ok && rate.value > 0 ? [[currency, rate.value] as const] : [];
  });
  return Object.fromEntries(readable);
}
