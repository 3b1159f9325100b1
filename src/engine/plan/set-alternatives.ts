import { bestSets, mostDiverse, setsFrom } from '../../math/location/best-sets.ts';
import type { SetMeasure, SetRules, SetSearchLimits } from '../../math/location/set-search.ts';
import type { AlternativesQuery, PlanAlternatives } from './plan-model.ts';
import type { PlanLimits } from './plan-question.ts';

/** A measure over sets of candidates; its score is `sign` times the objective's value. */
export interface SearchedSets {
  readonly measure: () => SetMeasure;
  readonly rules: SetRules;
  readonly sign: 1 | -1;
}

/** Beyond this no reader compares plans, and memory would fill up. */
const MOST_NEAR_SETS = 20_000;
const MOST_NODES = 2_000_000;

/** The best sets and the most different near-optimal ones, by searches over sets. */
export function setAlternatives(
  { measure, rules, sign }: SearchedSets,
  { count, slack }: AlternativesQuery,
  limits: PlanLimits,
): PlanAlternatives {
  const searched = { rules, limits: setLimits(limits) };
  const best = bestSets({ ...searched, measure: measure(), count });
  const least = (best.sets.at(0)?.score ?? 0) - slack;
  const near = setsFrom({ ...searched, measure: measure() }, { least, most: MOST_NEAR_SETS });
  return {
    best: best.sets.map(({ sites, score }) => ({ open: sites, value: sign * score })),
    areBestProven: best.isComplete,
    diverse: mostDiverse(near.sets, count).map(({ sites, score, newSites }) => ({
      open: sites,
      value: sign * score,
      newSites,
      isProven: near.isComplete,
    })),
  };
}

/** The limits of a plan as those of a search over sets. */
export function setLimits({ maxNodes, signal, onProgress }: PlanLimits): SetSearchLimits {
  return { maxNodes: maxNodes ?? MOST_NODES, signal, onProgress };
}
