import type { Alternative, Evaluation } from './evaluation.ts';
import type { RankedCriterion } from './score.ts';
import type { ServiceLevel } from './users-gain.ts';

/** A candidate's judgment in the few numbers that are compared across scenarios. */
export interface AlternativeSummary {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly rank?: number;
  readonly score: number;
  readonly scoreLow: number;
  readonly scoreHigh: number;
  readonly npvUsd: number;
  readonly takenUsdPerYear: number;
  /** In the market with all providers; absent in results of earlier versions. */
  readonly capturedUsdPerYear?: number | undefined;
  readonly broken: readonly string[];
  /** Values in natural units by criterion; absent where unknown. */
  readonly values: Readonly<Record<string, number | undefined>>;
}

/** An evaluation in the numbers that are compared: what a result file keeps of it can be read back as this. */
export interface EvaluationSummary {
  readonly name: string;
  readonly provider: string;
  readonly asOf: string;
  readonly inputHash: string;
  readonly worldHash: string;
  readonly seed: string;
  readonly fleetRegions: number;
  readonly demandUsdPerYear: number;
  readonly today: ServiceLevel;
  readonly criteria: readonly RankedCriterion[];
  readonly alternatives: readonly AlternativeSummary[];
}

function alternativeSummary(alternative: Alternative): AlternativeSummary {
  const { site, rank, score, scoreLow, scoreHigh, money, takenUsdPerYear, broken } = alternative;
  return {
    id: site.id,
    name: site.name,
    country: site.country,
    ...(rank !== undefined && { rank }),
    score,
    scoreLow,
    scoreHigh,
    npvUsd: money.npvUsd.mid,
    takenUsdPerYear,
    capturedUsdPerYear: money.captured.usdPerYear,
    broken,
    values: Object.fromEntries(
      Object.entries(alternative.values).map(([id, { value }]) => [id, value]),
    ),
  };
}

export function summaryOf(evaluation: Evaluation): EvaluationSummary {
  const { scenario, ranking, infeasible } = evaluation;
  return {
    name: scenario.name,
    provider: scenario.provider,
    asOf: scenario.asOf,
    inputHash: scenario.hash,
    worldHash: evaluation.worldHash,
    seed: scenario.seed,
    fleetRegions: evaluation.fleet.length,
    demandUsdPerYear: evaluation.demandUsdPerYear,
    today: evaluation.today,
    criteria: evaluation.criteria,
    alternatives: [...ranking, ...infeasible].map(alternativeSummary),
  };
}

/** Why scores of two evaluations may not be compared, or `same` where they mean the same. */
export type ScaleAgreement = 'same' | 'other ranges' | 'other criteria';

/**
 * Whether a score means the same in two evaluations. Criteria and weights are the scenario's own; the reference ranges
 * follow the fleet, the demand and the law, so a change of these moves the ends of the scale a little.
 */
export function scaleAgreement(one: EvaluationSummary, other: EvaluationSummary): ScaleAgreement {
  const weights = ({ criteria }: EvaluationSummary) =>
    JSON.stringify(criteria.map(({ id, goal, weight }) => [id, goal, weight]));
  if (weights(one) !== weights(other)) return 'other criteria';
  const ranges = ({ criteria }: EvaluationSummary) =>
    JSON.stringify(criteria.map(({ range }) => range));
  return ranges(one) === ranges(other) ? 'same' : 'other ranges';
}
