import { drawPlan } from '../engine/vary/draw-plan.ts';
import { sensitivity } from '../engine/vary/sensitivity.ts';
import { sensitivityData, sensitivityDocument } from '../report/sensitivity.ts';
import { loadWorld } from '../world/load.ts';
import type { OutputOptions } from './options.ts';
import { presentOnLaw } from './present-on-law.ts';
import { responseOfFile } from './response-of-file.ts';
import { runDraws } from './run-draws.ts';
import type { ScenarioChanges } from './scenario-file.ts';

export interface SensitivityOptions extends ScenarioChanges, OutputOptions {
  readonly draws: number;
  readonly workers?: number;
}

/** Presents what the ranking of a scenario file hangs on. */
export async function sensitivityFile(file: string, options: SensitivityOptions): Promise<void> {
  const world = loadWorld();
  const response = await responseOfFile(world, file, options);
  if (!response) return;
  const plan = drawPlan(response, { draws: options.draws, seed: response.scenario.seed });
  const { collected } = await runDraws(world, plan, {
    tolerance: 0,
    checks: 0,
    workers: options.workers,
    label: 'draws',
  });
  const answer = sensitivity(collected);
  const shown = { document: sensitivityDocument(answer), data: sensitivityData(answer) };
  await presentOnLaw(world, shown, options);
}
