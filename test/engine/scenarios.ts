import { readScenario, type ScenarioChanges } from '../../src/cli/scenario-file.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { loadWorld } from '../../src/world/load.ts';

const NONE: ScenarioChanges = { set: [], override: [] };

/** A shipped scenario with changes, as the command line reads it. */
export function shipped(name: string, changes: Partial<ScenarioChanges> = {}): Scenario {
  const checked = readScenario(`scenarios/${name}.yaml`, { ...NONE, ...changes }, loadWorld());
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('; '));
  return checked.value;
}

/** A scenario from YAML text. */
export function scenarioOf(text: string): Scenario {
  const readExtended = () => ({ ok: false, reason: 'nothing to extend' }) as const;
  const checked = parseScenario({ file: 'test.yaml', text, readExtended }, loadWorld());
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('; '));
  return checked.value;
}
