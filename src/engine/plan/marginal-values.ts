import type { PlanModel, SolvedPlan } from './plan-model.ts';
import type { PlanLimits } from './plan-question.ts';
import { rulesWithout, type PlanRules } from './plan-rules.ts';

/** What one region of a plan is worth, in the objective's own terms; more is better for every objective. */
export interface MarginalValue {
  /** Number of the candidate. */
  readonly candidate: number;
  /** What the plan loses without it, the others staying; absent where that leaves somebody out who must be served. */
  readonly givenOthers?: number;
  /** What the best plan loses when the region may not be used: the difference of two optima; absent where none is left. */
  readonly replanned?: number;
  /** The best plan without it. */
  readonly instead?: readonly number[];
  /** Whether both optima are proven. */
  readonly isProven: boolean;
}

type Solved = Extract<SolvedPlan, { kind: 'solved' }>;

/** The marginal value of each region of a plan. */
export function marginalValuesOf(
  model: PlanModel,
  { plan, rules }: { readonly plan: Solved; readonly rules: PlanRules },
  limits: PlanLimits,
): readonly MarginalValue[] {
  const better = model.goal === 'max' ? 1 : -1;
  // Where the fewest regions are asked for, no plan without one of them has fewer.
  const isFewest = model.objective === 'lscp' && plan.proof.isOptimal;
  const least = isFewest ? plan.open.length : rules.least;
  return plan.open.map((candidate) => {
    const rest = plan.open.filter((each) => each !== candidate);
    const without = model.valueOf(rest);
    const next = model.solve({ ...rulesWithout(rules, candidate), least }, limits);
    const isSolved = next.kind === 'solved';
    return {
      candidate,
      ...(without !== undefined && { givenOthers: better * (plan.value - without) }),
      ...(isSolved && {
        replanned: better * (plan.value - next.value),
        instead: next.open,
      }),
      isProven:
        plan.proof.isOptimal && (isSolved ? next.proof.isOptimal : next.kind === 'infeasible'),
    };
  });
}
