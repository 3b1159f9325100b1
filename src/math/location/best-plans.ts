import type { LocationPlan, SolveEffort, SolveOptions } from './problem.ts';
import { relativeGap, servePlan } from './solve.ts';
import { solveModel } from './solve-model.ts';
import { stateModel, type SumProblem } from './state-model.ts';

/** The best plans of a problem, best first, and whether they are proven to be the best ones. */
export interface BestPlans extends SolveEffort {
  readonly plans: readonly LocationPlan[];
  /** No plan that is not among these is better than this. */
  readonly bound: number;
  readonly gap: number;
  readonly isProven: boolean;
}

/**
 * The `count` best different sets of open sites, by one search whose cutoff is the worst plan kept. There are fewer
 * where fewer are allowed. Two plans are different when another set is open, however little the service differs.
 */
export function bestPlans(
  problem: SumProblem,
  count: number,
  options: SolveOptions = {},
): BestPlans {
  const stated = stateModel(problem);
  const solution = solveModel(stated.model, { ...options, planCount: count });
  const plans = solution.plans.map((plan) => servePlan(stated, plan.isOpen));
  const worst = plans.at(-1);
  const bound = stated.offset + stated.sign * solution.lowerBound;
  return {
    plans,
    bound,
    gap: worst ? relativeGap(worst.value, bound) : 0,
    isProven: solution.isProven,
    nodes: solution.nodes,
    iterations: solution.iterations,
  };
}
