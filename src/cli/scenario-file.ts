import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Checked } from '../scenario/diagnostic.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { ioErrorText } from './exit.ts';

/** Changes that the command line makes to a scenario for one run. */
export interface ScenarioChanges {
  readonly set: readonly string[];
  readonly override: readonly string[];
}

export interface LoadedScenario {
  readonly world: World;
  readonly scenario: Scenario;
}
