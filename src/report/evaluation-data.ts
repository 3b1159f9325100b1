import type { Evaluation } from '../engine/evaluation.ts';
import { type EvaluationSummary, summaryOf } from '../engine/summary.ts';

/** Name and version of the JSON form; the version rises when a field changes its meaning or goes away. */
export const EVALUATION_SCHEMA = 'regionsim/evaluation';
export const EVALUATION_VERSION = 1;

/** What every JSON form begins with: schema, version, and what made the answer. */
export function evaluationHeader(
  { scenario, worldHash, worldCompiled }: Evaluation,
  schema: string,
) {
  return {
    schema,
    version: EVALUATION_VERSION,
    inputHash: scenario.hash,
    worldHash,
    worldCompiled,
    seed: scenario.seed,
  };
}

/** An evaluation as data for programs: what is compared stands first, everything that the reports show follows. */
export function evaluationData(evaluation: Evaluation) {
  const { scenario, fleet, ranking, infeasible, caveats } = evaluation;
  return {
    ...evaluationHeader(evaluation, EVALUATION_SCHEMA),
    ...summaryOf(evaluation),
    scenario,
    fleet: fleet.map(({ id }) => id),
    ranking,
    infeasible,
    caveats,
  };
}

export type EvaluationData = EvaluationSummary & {
  readonly schema: string;
  readonly version: number;
};
