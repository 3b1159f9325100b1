import { setImmediate } from 'node:timers/promises';
import { flipAnswer, type InputFlip, isFlipConfirmed } from '../engine/vary/flip.ts';
import { flipData, flipDocument } from '../report/flip.ts';
import { loadWorld } from '../world/load.ts';
import type { OutputOptions } from './options.ts';
import { presentOnLaw } from './present-on-law.ts';
import { progressView } from './progress.tsx';
import { responseOfFile } from './response-of-file.ts';
import type { ScenarioChanges } from './scenario-file.ts';

export interface FlipOptions extends ScenarioChanges, OutputOptions {
  readonly confirm: number;
}

/** Presents what would put another candidate of a scenario file first. */
export async function flipFile(file: string, options: FlipOptions): Promise<void> {
  const world = loadWorld();
  const response = await responseOfFile(world, file, options);
  if (!response) return;
  const found = flipAnswer(response, response.scenario.seed);
  const progress = progressView(process.stderr);
  const inputs: InputFlip[] = [];
  const total = Math.min(options.confirm, found.inputs.length);
  for (const [k, flip] of found.inputs.entries()) {
    progress.update({ done: Math.min(k, total), total, label: 'flips asked of the whole model' });
    // Between two evaluations an interrupt must be heard.
    await setImmediate();
    inputs.push(
      k < total ? { ...flip, isConfirmed: isFlipConfirmed(world, response, flip) } : flip,
    );
  }
  progress.close();
  const answer = { ...found, inputs };
  const shown = { document: flipDocument(answer), data: flipData(answer) };
  await presentOnLaw(world, shown, options);
}
