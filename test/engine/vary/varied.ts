import { collectDraws, type CollectedDraws } from '../../../src/engine/vary/collect-draws.ts';
import { batchRunner, drawPlan } from '../../../src/engine/vary/draw-plan.ts';
import { evaluationParts, type EvaluationParts } from '../../../src/engine/evaluate.ts';
import { answerResponse, type AnswerResponse } from '../../../src/engine/vary/response.ts';
import type { Scenario } from '../../../src/scenario/types.ts';
import { loadWorld } from '../../../src/world/load.ts';
import { scenarioOf } from '../scenarios.ts';

export const WORLD = loadWorld();

/** A question with what is hard to respond to: programs, a formula, constraints that some draws break. */
export const TEXT = `
name: A hard question
provider: huawei
asOf: 2023-06
candidates: [Riyadh, Jeddah, Querétaro, Nairobi]
region: { zones: 3, itLoad: 12 MW }
horizon: 8 years
criteria:
  rttGainMs: 3
  newlyWithinBudgetShare: 2
  newlyLawfulShare: 2
  unitCostUsdPerKwYear: 1
  npvUsd: 2
  gridCarbonGCo2ePerKwh: 1
  countryRisk: 1
  gainPerRisk: { formula: rttGainMs / (1 + countryRisk), goal: max, weight: 1, label: gain per risk }
constraints: { maxUnitCost: 12000 USD/kW/yr }
demand:
  programs:
    - { name: builders, country: Saudi Arabia, developers: 100000, partners: 1000, startups: 2000, years: 5 years }
seed: hard
`;

export interface Varied {
  readonly scenario: Scenario;
  readonly parts: EvaluationParts;
  readonly response: AnswerResponse;
}

export function variedOf(scenario: Scenario): Varied {
  const parts = evaluationParts(WORLD, scenario);
  return { scenario, parts, response: answerResponse(parts) };
}

let hard: Varied | undefined;

/** The hard question's response: made once for all tests of a worker. */
export function hardQuestion(): Varied {
  hard ??= variedOf(scenarioOf(TEXT));
  return hard;
}

/** Draws of a response in this thread. */
export async function drawn(
  response: AnswerResponse,
  draws: number,
  tolerance = 0,
): Promise<CollectedDraws> {
  const plan = drawPlan(response, { draws, seed: 'test' });
  return collectDraws(plan, { runBatch: batchRunner(plan), tolerance });
}

/** Standings of all inputs at their middle but for some, by id. */
export function standingsOf(response: AnswerResponse, moved: (id: string) => number): Float64Array {
  return Float64Array.from(response.inputs, ({ id }) => moved(id));
}
