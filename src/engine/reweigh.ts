import type { Alternative, Evaluation } from './evaluation.ts';
import { rankingOf, type RankedCriterion, scoreOf } from './score.ts';

/** Weights that sum to 1, in the order of the criteria; equal ones where all are 0, as in a scenario. */
function normalizedWeights(
  criteria: readonly RankedCriterion[],
  weights: Readonly<Record<string, number>>,
): readonly number[] {
  const raw = criteria.map(({ id, weight }) => weights[id] ?? weight);
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => (total === 0 ? 1 / raw.length : weight / total));
}

function rescored(alternative: Alternative, criteria: readonly RankedCriterion[]): Alternative {
  return { ...alternative, ...scoreOf(alternative.values, criteria) };
}

/**
 * The same evaluation under other criterion weights (relative, by id; all or none of them given). Weights change neither
 * what sites give nor what they cost, so scores and ranking follow at once where a whole evaluation takes seconds: what a
 * slider needs. The scenario inside stays the one that was evaluated.
 */
export function reweighed(
  evaluation: Evaluation,
  weights: Readonly<Record<string, number>>,
): Evaluation {
  const shares = normalizedWeights(evaluation.criteria, weights);
  const criteria = evaluation.criteria.map((each, index) => ({ ...each, weight: shares[index] }));
  const standing = evaluation.ranking.map((each) => rescored(each, criteria));
  const order = rankingOf(standing.map(({ site, score }) => ({ id: site.id, score })));
  return {
    ...evaluation,
    criteria,
    ranking: order.map((index, place) => ({ ...standing[index], rank: place + 1 })),
    infeasible: evaluation.infeasible.map((each) => rescored(each, criteria)),
  };
}
