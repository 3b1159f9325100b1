import { resolve } from 'node:path';
import { runDraws } from '../../src/cli/run-draws.ts';
import { evaluationParts } from '../../src/engine/evaluate.ts';
import { drawPlan } from '../../src/engine/vary/draw-plan.ts';
import { fullDraw } from '../../src/engine/vary/full-draw.ts';
import { answerResponse } from '../../src/engine/vary/response.ts';
import { variedAnswer } from '../../src/engine/vary/varied-answer.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchGroup } from './bench-case.ts';
import { shippedScenario } from './shipped.ts';

const WORKER_FILE = resolve(import.meta.dirname, '../../dist/vary-worker.js');
const DRAWS = 10_000;

/** All draws of the command, none spared: from the parsed file to what is said of every candidate. */
export const varyGroup: BenchGroup = {
  title: `${DRAWS} draws of alibaba-2024`,
  target: 'two workers, evaluation and response included: 10 s, aim 3 s',
  cases: () => {
    const world = loadWorld();
    const scenario = shippedScenario('alibaba-2024.yaml');
    const draw = (workers: number) => async () => {
      const response = answerResponse(evaluationParts(world, scenario));
      const plan = drawPlan(response, { draws: DRAWS, seed: scenario.seed });
      const run = { tolerance: 0, checks: 0, workers, label: 'draws', workerFile: WORKER_FILE };
      const { collected } = await runDraws(world, plan, run);
      return variedAnswer(collected).sites[0].best.mean;
    };
    const response = answerResponse(evaluationParts(world, scenario));
    const standings = new Float64Array(response.inputs.length);
    return Promise.resolve([
      { name: 'two workers', run: draw(2) },
      { name: 'one worker', isBaseline: true, run: draw(1) },
      {
        name: 'one draw by the whole model',
        isBaseline: true,
        run: () => fullDraw(world, { response, standings }).score,
      },
    ]);
  },
};
