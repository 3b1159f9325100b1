import { join, resolve } from 'node:path';
import { readScenario } from '../../src/cli/scenario-file.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { loadWorld } from '../../src/world/load.ts';

export const SCENARIOS = resolve(import.meta.dirname, '../../scenarios');

/** A shipped scenario, read and checked. */
export function shippedScenario(name: string): Scenario {
  const checked = readScenario(join(SCENARIOS, name), { set: [], override: [] }, loadWorld());
  if (!checked.ok) throw new Error(`${name}: ${checked.diagnostics[0].message}`);
  return checked.value;
}
