import { evaluationParts } from '../engine/evaluate.ts';
import { type AnswerResponse, answerResponse, responder } from '../engine/vary/response.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { accepted } from './complain.ts';
import { EXIT } from './exit.ts';
import { writeError } from './present.ts';
import { readScenario, type ScenarioChanges } from './scenario-file.ts';

/** The scenario of a file that has something to choose between; faults are printed and the exit code is set. */
export async function choiceOfFile(
  world: World,
  file: string,
  changes: ScenarioChanges,
): Promise<Scenario | undefined> {
  const scenario = await accepted(readScenario(file, changes, world));
  if (!scenario) return undefined;
  if (scenario.candidates.length >= 2) return scenario;
  await writeError(`regionsim: ${file} names one candidate; a ranking needs two or more\n`);
  process.exitCode = EXIT.usage;
  return undefined;
}

/** The response of a scenario's answer; where no candidate keeps every constraint that is said, and nothing is returned. */
export async function responseOf(
  world: World,
  scenario: Scenario,
): Promise<AnswerResponse | undefined> {
  const response = answerResponse(evaluationParts(world, scenario));
  const { isStanding } = responder(response)(new Float64Array(response.inputs.length));
  if (isStanding.includes(1)) return response;
  await writeError(
    `regionsim: no candidate of ${scenario.name} keeps all constraints; regionsim run says which each of them breaks\n`,
  );
  process.exitCode = EXIT.negative;
  return undefined;
}

/** Both of the above. */
export async function responseOfFile(
  world: World,
  file: string,
  changes: ScenarioChanges,
): Promise<AnswerResponse | undefined> {
  const scenario = await choiceOfFile(world, file, changes);
  return scenario && responseOf(world, scenario);
}
