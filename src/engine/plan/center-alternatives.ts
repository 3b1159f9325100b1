import type { LocationProblem } from '../../math/location/problem.ts';
import { worstMeasure } from '../../math/location/set-measures.ts';
import type { SetMeasure } from '../../math/location/set-search.ts';
import type { AlternativesQuery, PlanAlternatives } from './plan-model.ts';
import type { PlanLimits } from './plan-question.ts';
import { setRules, type PlanRules } from './plan-rules.ts';
import { setAlternatives } from './set-alternatives.ts';

/** Plans beside the best for the worst round trip: a maximum is no sum, so sets are searched instead of demand points. */
export function centerAlternatives(
  { problem, rules }: { readonly problem: LocationProblem; readonly rules: PlanRules },
  query: AlternativesQuery,
  limits: PlanLimits,
): PlanAlternatives {
  const siteCount = problem.matrix.siteCount - 1;
  const searched = {
    measure: centerMeasure(problem),
    rules: setRules(rules, siteCount),
    sign: -1,
  } as const;
  return setAlternatives(searched, query, limits);
}

/** The worst round trip of a p-center statement as a measure of sets of candidates. */
export function centerMeasure({ matrix }: LocationProblem): () => SetMeasure {
  const { demandCount, siteCount, values } = matrix;
  const counted = Array.from({ length: demandCount }, (_, i) => i).filter((i) =>
    values.subarray(i * siteCount, (i + 1) * siteCount).some((ms) => ms !== Infinity),
  );
  const start = Float64Array.from(counted, (i) => values[i * siteCount]);
  const distance = new Float64Array(counted.length * (siteCount - 1));
  counted.forEach((i, row) => {
    distance.set(values.subarray(i * siteCount + 1, (i + 1) * siteCount), row * (siteCount - 1));
  });
  return () => worstMeasure(start, distance);
}
