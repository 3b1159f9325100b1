import { failureAnswer } from '../engine/vary/discovery.ts';
import { drawPlan } from '../engine/vary/draw-plan.ts';
import { robustAnswer } from '../engine/vary/robust-answer.ts';
import { variedAnswer, type VariedAnswer } from '../engine/vary/varied-answer.ts';
import type { CollectedDraws } from '../engine/vary/collect-draws.ts';
import { varyData } from '../report/vary-data.ts';
import { varyDocument, type VaryReport } from '../report/vary.ts';
import { didYouMean } from '../scenario/nearest-name.ts';
import type { Scenario } from '../scenario/types.ts';
import { loadWorld } from '../world/load.ts';
import { foldedName } from '../world/names.ts';
import type { World } from '../world/types.ts';
import { EXIT } from './exit.ts';
import type { OutputOptions } from './options.ts';
import { writeError } from './present.ts';
import { presentOnLaw } from './present-on-law.ts';
import { choiceOfFile, responseOf } from './response-of-file.ts';
import { runDraws, type RanDraws } from './run-draws.ts';
import type { ScenarioChanges } from './scenario-file.ts';

export interface VaryOptions extends ScenarioChanges, OutputOptions {
  readonly draws: number;
  readonly precision: number;
  readonly of?: string;
  readonly check: number;
  readonly workers?: number;
}

/** Draws each scenario over the ranges of its inputs, and presents how sure its ranking is. */
export async function varyFiles(files: readonly string[], options: VaryOptions): Promise<void> {
  const world = loadWorld();
  const read = [];
  // Every faulty file is told of before any is drawn.
  for (const file of files) read.push(await choiceOfFile(world, file, options));
  const scenarios = read.flatMap((scenario) => scenario ?? []);
  if (scenarios.length < files.length) return;
  const named = await namedCandidate(scenarios, options.of);
  if (named.isUnknown) return;
  const collected: CollectedDraws[] = [];
  const answers: VariedAnswer[] = [];
  for (const scenario of scenarios) {
    const ran = await ranDraws(world, scenario, options);
    if (!ran) return;
    collected.push(ran.collected);
    answers.push(variedAnswer(ran.collected, ran.accuracy));
  }
  const asked = named.id ?? (answers.length > 1 ? answers[0].sites[0].site.id : undefined);
  const report: VaryReport = {
    answers,
    ...(answers.length > 1 && { robust: robustAnswer(answers) }),
    ...(asked !== undefined && { failure: failureAnswer({ collected, siteId: asked }) }),
  };
  const shown = { document: varyDocument(report), data: varyData(report) };
  await presentOnLaw(world, shown, options);
}

/** The draws of one scenario; nothing, and a word about it, where no candidate ever keeps the constraints. */
async function ranDraws(
  world: World,
  scenario: Scenario,
  { draws, precision, check, workers }: VaryOptions,
): Promise<RanDraws | undefined> {
  const response = await responseOf(world, scenario);
  if (!response) return undefined;
  const ran = await runDraws(world, drawPlan(response, { draws, seed: scenario.seed }), {
    tolerance: precision,
    checks: check,
    workers,
    label: `draws of ${scenario.name}`,
  });
  if (ran.collected.standing.draws > 0) return ran;
  await writeError(
    `regionsim: no candidate of ${scenario.name} keeps all constraints in any draw\n`,
  );
  process.exitCode = EXIT.negative;
  return undefined;
}

/** The candidate that a user names, if any is named. */
interface NamedCandidate {
  readonly id?: string;
  readonly isUnknown: boolean;
}

/** Finds the candidate that a user names; an unknown one is told of with the nearest name. */
async function namedCandidate(
  scenarios: readonly Scenario[],
  name: string | undefined,
): Promise<NamedCandidate> {
  if (name === undefined) return { isUnknown: false };
  const sites = scenarios.flatMap(({ candidates }) => candidates);
  const wanted = foldedName(name);
  const found = sites.find(({ id, name: own }) => [id, own].map(foldedName).includes(wanted));
  if (found) return { id: found.id, isUnknown: false };
  const hint = didYouMean(
    name,
    sites.map((site) => site.name),
  );
  await writeError(
    `regionsim: "${name}" is no candidate of these scenarios${hint === undefined ? '' : `; ${hint}`}\n`,
  );
  process.exitCode = EXIT.usage;
  return { isUnknown: true };
}
