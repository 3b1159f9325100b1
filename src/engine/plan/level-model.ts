import { locationModel } from './location-model.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanModel, PlanProof, SolvedPlan } from './plan-model.ts';
import type { PlanLimits } from './plan-question.ts';
import type { PlanRules } from './plan-rules.ts';

/** Shares are compared up to this. */
const ROUNDING = 1e-9;

/**
 * The fewest regions with which at least `level` of all demand is within its latency budget. Each number of regions is one
 * maximal covering question; the plan is the first that reaches the level, and the proof is that the best with one fewer
 * does not: an upper bound on its covering below the level.
 */
export function levelModel(base: PlanBase, level: number): PlanModel {
  const cover = locationModel(base, 'cover');
  return {
    objective: 'lscp',
    goal: 'min',
    valueOf: (open) => ((cover.valueOf(open) ?? 0) >= level - ROUNDING ? open.length : undefined),
    solve: (rules, limits) => fewestFor(cover, { level, rules }, limits),
    alternatives(rules, query, limits) {
      const solved = fewestFor(cover, { level, rules }, limits);
      if (solved.kind !== 'solved') return { best: [], areBestProven: false, diverse: [] };
      const count = solved.open.length;
      const reached = cover.valueOf(solved.open) ?? 0;
      const found = cover.alternatives(
        { ...rules, least: count, most: count },
        { ...query, slack: Math.max(0, reached - level) },
        limits,
      );
      const keeps = ({ value }: { readonly value: number }): boolean => value >= level - ROUNDING;
      const asCount = <T extends { readonly value: number }>(plan: T): T => ({
        ...plan,
        value: count,
      });
      return {
        best: found.best.filter(keeps).map(asCount),
        areBestProven: found.areBestProven,
        diverse: found.diverse.filter(keeps).map(asCount),
      };
    },
  };
}

interface LevelQuestion {
  readonly level: number;
  readonly rules: PlanRules;
}

function fewestFor(
  cover: PlanModel,
  { level, rules }: LevelQuestion,
  limits: PlanLimits,
): SolvedPlan {
  let nodes = 0;
  let solveMs = 0;
  let isChecked = true;
  const least = Math.max(rules.least, rules.forcedIn.length);
  /** Fewest regions that are not ruled out. */
  let bound = least;
  if ((cover.valueOf(rules.allowed) ?? 0) < level - ROUNDING) return { kind: 'infeasible', nodes };
  for (let count = least; count <= rules.most; count++) {
    limits.onStep?.(`${count} regions`);
    const solved = cover.solve({ ...rules, least: count, most: count }, limits);
    if (solved.kind === 'undecided') return { kind: 'undecided', nodes };
    if (solved.kind === 'infeasible') {
      if (bound === count) bound = count + 1;
      continue;
    }
    nodes += solved.proof.nodes;
    solveMs += solved.proof.solveMs;
    isChecked &&= solved.proof.check?.isValid === true;
    if (solved.value < level - ROUNDING) {
      const isRuledOut = solved.proof.bound < level - ROUNDING;
      if (isRuledOut && bound === count) bound = count + 1;
      continue;
    }
    const proof: PlanProof = {
      bound: Math.min(bound, count),
      gap: count === 0 ? 0 : (count - Math.min(bound, count)) / count,
      isOptimal: bound >= count,
      nodes,
      solveMs,
      method: 'maximal covering with ever more regions, Lagrangian branch and bound',
      check: isChecked
        ? { isValid: true }
        : { isValid: false, because: 'a covering question has no valid proof' },
    };
    return { kind: 'solved', open: solved.open, value: count, proof };
  }
  return { kind: 'infeasible', nodes };
}
