import type { World } from '../world/types.ts';
import type { Checked } from './diagnostic.ts';
import { readQuantity, type CurrencyRates } from './quantity.ts';
import { resolvedScenario } from './resolve-scenario.ts';
import { fieldFaults, placedFaults, type FieldFault } from './schema/faults.ts';
import { keysAt } from './schema/known-keys.ts';
import { KINDS } from './schema/kinds.ts';
import { scenarioSchema } from './schema/root.ts';
import { plainValue, type SourceMap } from './source-tree.ts';
import type { Scenario } from './types.ts';
import { providerNamed } from './world-names.ts';

/** What a whole scenario, merged from its files, says; or every fault in it. */
export function checkedTree(
  tree: SourceMap,
  { world, stem }: { readonly world: World; readonly stem: string },
): Checked<Scenario> {
  const context = { world, rates: ratesOf(tree), provider: providerOf(tree, world) };
  const read = scenarioSchema(context).safeParse(plainValue(tree));
  if (!read.success) {
    const faults = fieldFaults(read.error.issues, tree, keysAt);
    return { ok: false, diagnostics: placedFaults(faults, tree) };
  }
  const faults: FieldFault[] = [];
  const scenario = resolvedScenario(read.data, { world, stem }, (fault) => faults.push(fault));
  if (faults.length > 0) return { ok: false, diagnostics: placedFaults(faults, tree) };
  return { ok: true, value: scenario, warnings: [] };
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
