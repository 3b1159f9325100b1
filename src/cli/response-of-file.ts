import { evaluationParts } from '../engine/evaluate.ts';
import { type AnswerResponse, answerResponse, responder } from '../engine/vary/response.ts';
import type { World } from '../world/types.ts';
import { accepted } from './complain.ts';
import { EXIT } from './exit.ts';
import { writeError } from './present.ts';
import { readScenario, type ScenarioChanges } from './scenario-file.ts';

/**
 * The response of a scenario file's answer. Faults are printed, the exit code is set, and nothing is returned; so it is
 * where there is nothing to choose: fewer than two candidates, or none that keeps every constraint.
 */
export async function responseOfFile(
  world: World,
  file: string,
  changes: ScenarioChanges,
): Promise<AnswerResponse | undefined> {
  const scenario = await accepted(readScenario(file, changes, world));
  if (!scenario) return undefined;
  if (scenario.candidates.length < 2) {
    await writeError(`regionsim: ${file} names one candidate; a ranking needs two or more\n`);
    process.exitCode = EXIT.usage;
    return undefined;
  }
  const response = answerResponse(evaluationParts(world, scenario));
  const { isStanding } = responder(response)(new Float64Array(response.inputs.length));
  if (isStanding.includes(1)) return response;
  await writeError(
    `regionsim: no candidate of ${file} keeps all constraints; regionsim run says which each of them breaks\n`,
  );
  process.exitCode = EXIT.negative;
  return undefined;
}
