/**
 * The best set of new regions of a scenario, proven, with what else is asked of a plan: alternatives, trade-offs, what each
 * region is worth, and the years. The matrices are those of the evaluation; `plan/` states and solves the questions.
 * Rejected: plans from the scores of single sites; two good sites may serve the same users.
 */
import type { Conflict } from '../math/location/conflict.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { evaluationParts, type EvaluationParts } from './evaluate.ts';
import { capacityModel } from './plan/capacity-model.ts';
import { closingsOf, type Closing } from './plan/closings.ts';
import { levelModel } from './plan/level-model.ts';
import { locationModel } from './plan/location-model.ts';
import { marginalValuesOf, type MarginalValue } from './plan/marginal-values.ts';
import { npvModel } from './plan/npv-model.ts';
import { outOfReach } from './plan/out-of-reach.ts';
import { planBase, type LeftOutCandidate, type PlanBase } from './plan/plan-base.ts';
import { planFront, type PlanFront } from './plan/plan-front.ts';
import type { PlanAlternatives, PlanModel, PlanProof, SolvedPlan } from './plan/plan-model.ts';
import { planOutcome, type PlanOutcome } from './plan/plan-outcome.ts';
import type { PlanLimits, PlanQuestion } from './plan/plan-question.ts';
import { planRules, rulesConflict, type PlanRules } from './plan/plan-rules.ts';
import { roadmapOf, type InfeasibleRoadmap, type Roadmap } from './plan/roadmap.ts';
import type { Site } from './site.ts';

/** What every answer about a plan says. */
interface PlanHead {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly question: PlanQuestion;
  /** By number; all other parts name candidates by their place here. */
  readonly candidates: readonly Site[];
  /** Candidates of the scenario that may be in no plan. */
  readonly leftOut: readonly LeftOutCandidate[];
  /** Rows and columns of the problem that was solved, after like ones were merged. */
  readonly size: { readonly rows: number; readonly columns: number };
  /** Share of all demand that neither the fleet nor a candidate may lawfully serve. */
  readonly unservableShare: number;
}

/** The best plan and all that was asked about it. */
export interface PlanFound extends PlanHead {
  readonly kind: 'plan';
  /** Numbers of the candidates to open. */
  readonly open: readonly number[];
  /** In the objective's own terms. */
  readonly value: number;
  /** The same with nothing opened; absent where that serves too few. */
  readonly todayValue?: number;
  readonly proof: PlanProof;
  readonly outcome: PlanOutcome;
  readonly marginals: readonly MarginalValue[];
  readonly alternatives?: PlanAlternatives;
  readonly front?: PlanFront;
  readonly closings?: readonly Closing[];
  readonly roadmap?: Roadmap | InfeasibleRoadmap;
}

/** No set of candidates keeps all rules. */
export interface NoPlan extends PlanHead, Conflict {
  readonly kind: 'infeasible';
}

/** The limits ended the search before it found a plan. */
export interface UndecidedPlan extends PlanHead {
  readonly kind: 'undecided';
  readonly nodes: number;
}

export type PlanAnswer = PlanFound | NoPlan | UndecidedPlan;

/** The answer to a question about plans of a scenario. Errors: ask `planFaults` first where the question is a user's. */
export function plan(
  world: World,
  scenario: Scenario,
  question: PlanQuestion,
  limits: PlanLimits = {},
): PlanAnswer {
  limits.onStep?.('evaluation');
  return planFrom(evaluationParts(world, scenario), question, limits);
}

/** The same from an evaluation that is known. */
export function planFrom(
  parts: EvaluationParts,
  question: PlanQuestion,
  limits: PlanLimits = {},
): PlanAnswer {
  limits.onStep?.('matrices');
  const base = planBase(parts, question);
  const head = headOf(base, question);
  const forced = leftOutButForced(base, question);
  if (forced) return { kind: 'infeasible', ...head, ...forced };
  const rules = planRules(base, question);
  const conflict = rulesConflict(base, rules);
  if (conflict) return { kind: 'infeasible', ...head, ...withYear(conflict, base, question) };
  limits.onStep?.('the best plan');
  const model = planModel(base, question);
  const solved = model.solve(rules, limits);
  if (solved.kind === 'undecided') return { ...solved, ...head };
  if (solved.kind === 'infeasible')
    return { kind: 'infeasible', ...head, ...outOfReach(base, { model, question }, limits) };
  return { kind: 'plan', ...head, ...found({ base, model, rules, question }, solved, limits) };
}

function headOf(base: PlanBase, question: PlanQuestion): PlanHead {
  const { parts, candidates, leftOut, table } = base;
  return {
    scenario: parts.scenario,
    worldHash: parts.world.hash,
    question,
    candidates: candidates.map(({ site }) => site),
    leftOut,
    size: { rows: table.rowCount + 1, columns: table.candidateCount + 1 },
    unservableShare: table.unservableUsdPerYear / (table.totalUsdPerYear || 1),
  };
}

function planModel(base: PlanBase, { objective, level }: PlanQuestion): PlanModel {
  if (objective === 'npv') return npvModel(base);
  if (objective === 'cflp') return capacityModel(base);
  if (objective === 'lscp' && level !== undefined) return levelModel(base, level);
  return locationModel(base, objective);
}

interface Asked {
  readonly base: PlanBase;
  readonly model: PlanModel;
  readonly rules: PlanRules;
  readonly question: PlanQuestion;
}

type Solved = Extract<SolvedPlan, { kind: 'solved' }>;

function found(
  { base, model, rules, question }: Asked,
  solved: Solved,
  limits: PlanLimits,
): Omit<PlanFound, keyof PlanHead | 'kind'> {
  const { open, value, proof } = solved;
  const { alternatives: count, pareto, hasClosings, withinShare } = question;
  const todayValue = model.valueOf([]);
  limits.onStep?.('marginal values');
  const marginals = marginalValuesOf(model, { plan: solved, rules }, limits);
  const answer = {
    open,
    value,
    ...(todayValue !== undefined && { todayValue }),
    proof,
    outcome: planOutcome(base, open),
    marginals,
  };
  const slack = withinShare * Math.abs(todayValue === undefined ? value : value - todayValue);
  const step = <T>(label: string, make: () => T): T => {
    limits.onStep?.(label);
    return make();
  };
  return {
    ...answer,
    ...(count !== undefined && {
      alternatives: step('alternatives', () => model.alternatives(rules, { count, slack }, limits)),
    }),
    ...(pareto.length > 0 && {
      front: step('the Pareto front', () => planFront(base, { criteria: pareto, rules }, limits)),
    }),
    ...(hasClosings && {
      closings: step('closings', () => closingsOf(base, { model, rules, plan: solved }, limits)),
    }),
    ...(question.roadmap && {
      roadmap: step('the roadmap', () => roadmapOf(base, { question, open }, limits)),
    }),
  };
}

/** Regions that must be in the plan and may be in none. */
function leftOutButForced({ leftOut }: PlanBase, { forceIn }: PlanQuestion): Conflict | undefined {
  const forced = leftOut.filter(({ site }) => forceIn.includes(site.id));
  if (forced.length === 0) return undefined;
  const [{ site, because }] = forced;
  return {
    because: [`${site.name} is forced in`, `${site.name}: ${because}`],
    relax: [{ text: `do not force ${site.name}`, change: 1 }],
  };
}

/** The conflict with the year by which regions must be open among its reasons, where without it there would be none. */
function withYear(
  { because, relax }: Conflict,
  { parts, leftOut }: PlanBase,
  question: PlanQuestion,
): Conflict {
  const late = leftOut.flatMap(({ opensLate }) => opensLate ?? []);
  const anyYear = planBase(parts, {});
  if (late.length === 0 || rulesConflict(anyYear, planRules(anyYear, question)))
    return { because, relax };
  const year = Math.floor(Math.max(...late));
  const { by = year } = question;
  return {
    because: [...because, `all regions must be open by the end of ${by}`],
    relax: [{ text: `let them open by the end of ${year}`, change: 0 }, ...relax],
  };
}
