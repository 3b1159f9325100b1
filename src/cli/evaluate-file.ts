import { evaluate, evaluationParts, type EvaluationParts } from '../engine/evaluate.ts';
import type { Alternative, Evaluation } from '../engine/evaluation.ts';
import { didYouMean } from '../scenario/nearest-name.ts';
import { foldedName } from '../world/names.ts';
import { loadWorld } from '../world/load.ts';
import { accepted } from './complain.ts';
import { EXIT } from './exit.ts';
import { writeError } from './present.ts';
import { readScenario, type ScenarioChanges } from './scenario-file.ts';

/** The evaluation of a scenario file; faults are printed, the exit code is set, and nothing is returned. */
export async function evaluateFile(
  file: string,
  changes: ScenarioChanges,
): Promise<Evaluation | undefined> {
  const world = loadWorld();
  const scenario = await accepted(readScenario(file, changes, world));
  return scenario && evaluate(world, scenario);
}

/** The same with all that the answer is drawn from. */
export async function evaluateFileParts(
  file: string,
  changes: ScenarioChanges,
): Promise<EvaluationParts | undefined> {
  const world = loadWorld();
  const scenario = await accepted(readScenario(file, changes, world));
  return scenario && evaluationParts(world, scenario);
}

/** The candidate that a user names, or nothing with the near names printed. */
export async function findAlternative(
  { ranking, infeasible }: Evaluation,
  name: string,
): Promise<Alternative | undefined> {
  const all = [...ranking, ...infeasible];
  const wanted = foldedName(name);
  const found = all.find(({ site }) => [site.id, site.name].map(foldedName).includes(wanted));
  if (found) return found;
  const hint = didYouMean(
    name,
    all.map((each) => each.site.name),
  );
  await writeError(
    `regionsim: "${name}" is no candidate of this scenario${hint === undefined ? '' : `; ${hint}`}\n`,
  );
  process.exitCode = EXIT.usage;
  return undefined;
}
