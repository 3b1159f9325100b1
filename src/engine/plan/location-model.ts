import { bestPlans } from '../../math/location/best-plans.ts';
import { checkCertificate } from '../../math/location/check-certificate.ts';
import { diverseAlternatives } from '../../math/location/diverse-alternatives.ts';
import type { LocationProblem, SolveOptions, SolvedOutcome } from '../../math/location/problem.ts';
import { servePlan, solveLocation } from '../../math/location/solve.ts';
import { stateModel, type SumProblem } from '../../math/location/state-model.ts';
import { centerAlternatives } from './center-alternatives.ts';
import { locationStatement, medianWithin, type LocationObjective } from './location-statement.ts';
import type { PlanBase } from './plan-base.ts';
import type {
  AlternativesQuery,
  PlanAlternatives,
  PlanModel,
  PlanProof,
  SolvedPlan,
  ValuedPlan,
} from './plan-model.ts';
import type { PlanLimits } from './plan-question.ts';
import { NO_RULES, type PlanRules } from './plan-rules.ts';

const MAXIMIZED: readonly LocationObjective[] = ['cover'];

/** An objective over the demand points, solved by the location core with its certificates. */
export function locationModel(base: PlanBase, objective: LocationObjective): PlanModel {
  const valueOf = setValue(base, objective);
  return {
    objective,
    goal: MAXIMIZED.includes(objective) ? 'max' : 'min',
    valueOf,
    solve: (rules, limits) => {
      const problem = locationStatement(base, objective, rules);
      const solved = solvedPlan(problem, limits);
      if (solved.kind !== 'solved') return solved;
      // The covering question has no greatest number of its own: fewer regions than it needs do not do.
      if (solved.open.length > rules.most && objective === 'lscp')
        return {
          kind: solved.proof.isOptimal ? 'infeasible' : 'undecided',
          nodes: solved.proof.nodes,
        };
      const open =
        objective === 'p-center'
          ? nearestOnAverage(base, { rules, limits, worstMs: solved.value }, solved.open)
          : solved.open;
      return { ...solved, open };
    },
    alternatives: (rules, query, limits) => {
      const problem = locationStatement(base, objective, rules);
      return problem.kind === 'p-center'
        ? centerAlternatives({ problem, rules }, query, limits)
        : sumAlternatives(problem, query, limits);
    },
  };
}

/** The value of any set: its sites are served as if all others were closed for good. */
function setValue(base: PlanBase, objective: LocationObjective): PlanModel['valueOf'] {
  const problem = locationStatement(base, objective, NO_RULES);
  if (problem.kind === 'p-center') {
    const { siteCount, demandCount, values } = problem.matrix;
    return (open) => {
      let worst = 0;
      for (let i = 0; i < demandCount; i++) {
        const row = values.subarray(i * siteCount, (i + 1) * siteCount);
        if (row.every((ms) => ms === Infinity)) continue;
        worst = Math.max(worst, Math.min(row[0], ...open.map((k) => row[k + 1])));
      }
      return Number.isFinite(worst) ? worst : undefined;
    };
  }
  const stated = stateModel(problem);
  return (open) => {
    const isOpen = new Uint8Array(stated.model.siteCount);
    for (const column of [0, ...open.map((k) => k + 1)]) isOpen[column] = 1;
    const { value } = servePlan(stated, isOpen);
    return Number.isFinite(value) ? value : undefined;
  };
}

/** A location problem over the fleet and the candidates, solved and its proof checked. */
function solvedPlan(problem: LocationProblem, limits: PlanLimits): SolvedPlan {
  const started = limits.nowMs?.() ?? 0;
  const outcome = solveLocation(problem, solveOptions(limits));
  if (outcome.kind === 'infeasible') return { kind: 'infeasible', nodes: outcome.nodes };
  if (outcome.kind === 'undecided') return { kind: 'undecided', nodes: outcome.nodes };
  const solveMs = (limits.nowMs?.() ?? 0) - started;
  return {
    kind: 'solved',
    open: candidatesOf(outcome.openSites),
    value: outcome.value,
    proof: { ...proofOf(problem, outcome), solveMs },
  };
}

function proofOf(problem: LocationProblem, outcome: SolvedOutcome): Omit<PlanProof, 'solveMs'> {
  const { certificate, bound, gap, nodes, kind } = outcome;
  const check = certificate && checkCertificate(problem, certificate);
  return {
    bound,
    gap,
    nodes,
    isOptimal: kind === 'optimal',
    method: 'Lagrangian branch and bound',
    ...(check && { check }),
  };
}

/** The search limits of a plan as those of the location core. */
function solveOptions({ maxNodes, signal, onProgress }: PlanLimits): SolveOptions {
  return {
    limits: {
      ...(maxNodes !== undefined && { maxNodes }),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    },
  };
}

function candidatesOf(openSites: readonly number[]): readonly number[] {
  return openSites.filter((column) => column > 0).map((column) => column - 1);
}

interface WithinWorst {
  readonly rules: PlanRules;
  readonly limits: PlanLimits;
  readonly worstMs: number;
}

/** Many plans may share the least worst round trip: of them the one with the least mean. */
function nearestOnAverage(
  base: PlanBase,
  { rules, limits, worstMs }: WithinWorst,
  known: readonly number[],
): readonly number[] {
  const outcome = solveLocation(medianWithin(base, rules, worstMs), solveOptions(limits));
  return 'openSites' in outcome ? candidatesOf(outcome.openSites) : known;
}

function sumAlternatives(
  problem: SumProblem,
  { count, slack }: AlternativesQuery,
  limits: PlanLimits,
): PlanAlternatives {
  const options = solveOptions(limits);
  const { plans, isProven } = bestPlans(problem, count, options);
  const valued = (plan: { openSites: readonly number[]; value: number }): ValuedPlan => ({
    open: candidatesOf(plan.openSites),
    value: plan.value,
  });
  const best = plans.at(0);
  // The plan is known, but the limits may have ended this search before it met one.
  if (!best) return { best: [], areBestProven: false, diverse: [] };
  const tolerance = slack / (Math.abs(best.value) || 1);
  const diverse = diverseAlternatives(problem, { count, tolerance }, options).map((plan) => ({
    ...valued(plan),
    newSites: plan.newSites,
    isProven: plan.isProven,
  }));
  return { best: plans.map(valued), areBestProven: isProven, diverse };
}
