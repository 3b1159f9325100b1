import { bestSets } from '../../math/location/best-sets.ts';
import { checkSetProof } from '../../math/location/check-set-proof.ts';
import { worthMeasure, worthOfSet } from '../../math/location/set-measures.ts';
import type { SetMeasure } from '../../math/location/set-search.ts';
import type { PlanBase } from './plan-base.ts';
import { gapOf, type PlanModel, type SolvedPlan } from './plan-model.ts';
import type { PlanLimits } from './plan-question.ts';
import { setRules, type PlanRules } from './plan-rules.ts';
import { setAlternatives, setLimits } from './set-alternatives.ts';

/**
 * The greatest NPV of a set of regions with what they capture together. All candidates of a set compete for the same
 * customers: each demand goes to the best of them, and each region is worth what it captures of it, less what it costs.
 */
export function npvModel(base: PlanBase): PlanModel {
  const { captured, candidates } = base;
  const worth = candidates.map(({ venture }) => venture.worth);
  const rulesOf = (rules: PlanRules) => setRules(rules, candidates.length);
  return {
    objective: 'npv',
    goal: 'max',
    valueOf: (open) => worthOfSet(captured, worth, open),
    solve: (rules, limits) => solveNpv(base, rules, limits),
    alternatives: (rules, query, limits) =>
      setAlternatives(
        { measure: () => npvMeasure(base), rules: rulesOf(rules), sign: 1 },
        query,
        limits,
      ),
  };
}

/** The NPV of the open set as a measure. */
export function npvMeasure({ captured, candidates }: PlanBase): SetMeasure {
  return worthMeasure(
    captured,
    candidates.map(({ venture }) => venture.worth),
  );
}

function solveNpv(base: PlanBase, planRules: PlanRules, limits: PlanLimits): SolvedPlan {
  const { captured: table, candidates } = base;
  const worth = candidates.map(({ venture }) => venture.worth);
  const rules = setRules(planRules, candidates.length);
  const started = limits.nowMs?.() ?? 0;
  const found = bestSets({
    measure: npvMeasure(base),
    rules,
    count: 1,
    limits: setLimits(limits),
  });
  const { nodes, isComplete, bound, order } = found;
  const solveMs = (limits.nowMs?.() ?? 0) - started;
  const best = found.sets.at(0);
  if (!best) return { kind: isComplete ? 'infeasible' : 'undecided', nodes };
  const proof = {
    bound,
    gap: gapOf(best.score, bound),
    isOptimal: isComplete,
    nodes,
    solveMs,
    method: 'branch and bound over sets, bounded by what each region would capture alone',
    check: checkSetProof({ table, worth, rules, bound, order }),
  };
  return { kind: 'solved', open: best.sites, value: best.score, proof };
}
