import { failureAnswer } from '../engine/vary/discovery.ts';
import { drawPlan } from '../engine/vary/draw-plan.ts';
import type { AnswerResponse } from '../engine/vary/response.ts';
import { robustAnswer } from '../engine/vary/robust-answer.ts';
import { variedAnswer, type VariedAnswer } from '../engine/vary/varied-answer.ts';
import type { CollectedDraws } from '../engine/vary/collect-draws.ts';
import { varyData } from '../report/vary-data.ts';
import { varyDocument, type VaryReport } from '../report/vary.ts';
import { didYouMean } from '../scenario/nearest-name.ts';
import { loadWorld } from '../world/load.ts';
import { foldedName } from '../world/names.ts';
import { EXIT } from './exit.ts';
import type { OutputOptions } from './options.ts';
import { present, writeError } from './present.ts';
import { responseOfFile } from './response-of-file.ts';
import { runDraws } from './run-draws.ts';
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
  const responses: AnswerResponse[] = [];
  for (const file of files) {
    const response = await responseOfFile(world, file, options);
    // Every faulty file is told of before any is drawn.
    if (response) responses.push(response);
  }
  if (responses.length < files.length) return;
  const siteId = await namedSite(responses, options.of);
  if (siteId === 'unknown') return;
  const collected: CollectedDraws[] = [];
  const answers: VariedAnswer[] = [];
  for (const response of responses) {
    const plan = drawPlan(response, { draws: options.draws, seed: response.scenario.seed });
    const ran = await runDraws(world, plan, {
      tolerance: options.precision,
      checks: options.check,
      workers: options.workers,
      label: responses.length > 1 ? `draws of ${response.scenario.name}` : 'draws',
    });
    if (ran.collected.standing.draws === 0) {
      await writeError(
        `regionsim: no candidate of ${response.scenario.name} keeps all constraints in any draw\n`,
      );
      process.exitCode = EXIT.negative;
      return;
    }
    collected.push(ran.collected);
    answers.push(variedAnswer(ran.collected, ran.accuracy));
  }
  const asked = siteId ?? (answers.length > 1 ? answers[0].sites[0].site.id : undefined);
  const report: VaryReport = {
    answers,
    ...(answers.length > 1 && { robust: robustAnswer(answers) }),
    ...(asked !== undefined && { failure: failureAnswer({ collected, siteId: asked }) }),
  };
  await present({ document: varyDocument(report), data: varyData(report) }, options);
}

/** Id of the candidate that a user names, nothing where none is named; an unknown one is told of. */
async function namedSite(
  responses: readonly AnswerResponse[],
  name: string | undefined,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const sites = responses.flatMap((response) => response.sites.map(({ site }) => site));
  const wanted = foldedName(name);
  const found = sites.find(({ id, name: own }) => [id, own].map(foldedName).includes(wanted));
  if (found) return found.id;
  const hint = didYouMean(
    name,
    sites.map((site) => site.name),
  );
  await writeError(
    `regionsim: "${name}" is no candidate of these scenarios${hint === undefined ? '' : `; ${hint}`}\n`,
  );
  process.exitCode = EXIT.usage;
  return 'unknown';
}
