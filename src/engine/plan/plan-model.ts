import type { PlanLimits, PlanObjective } from './plan-question.ts';
import type { PlanRules } from './plan-rules.ts';

/** A set of candidates with what it is worth in the objective's own terms. */
export interface ValuedPlan {
  /** Numbers of candidates, ascending. */
  readonly open: readonly number[];
  readonly value: number;
}

/** What was done to prove a plan. */
export interface PlanProof {
  /** Nothing is better than this. */
  readonly bound: number;
  /** Distance of the bound from the value, as a share of the value. */
  readonly gap: number;
  readonly isOptimal: boolean;
  readonly nodes: number;
  readonly solveMs: number;
  /** What an independent reading of the proof says; absent where the proof was too long to keep. */
  readonly check?: { readonly isValid: boolean; readonly because?: string };
  /** How the bound came about, in words. */
  readonly method: string;
}

/** The best plan found, with its proof; or that there is none; or that the limits ended the search before one was found. */
export type SolvedPlan =
  | ({ readonly kind: 'solved'; readonly proof: PlanProof } & ValuedPlan)
  | { readonly kind: 'infeasible'; readonly nodes: number }
  | { readonly kind: 'undecided'; readonly nodes: number };

/** A plan nearly as good as the best. */
export interface NearPlan extends ValuedPlan {
  /** Regions that each plan before it leaves out, at least. */
  readonly newSites: number;
  readonly isProven: boolean;
}

/** The best plans one after the other, and near-optimal ones that differ most. */
export interface PlanAlternatives {
  readonly best: readonly ValuedPlan[];
  /** Whether no plan outside the list is better than its last. */
  readonly areBestProven: boolean;
  readonly diverse: readonly NearPlan[];
}

export interface AlternativesQuery {
  readonly count: number;
  /** How much worse than the best a plan may be, in the objective's own terms. */
  readonly slack: number;
}

/** An objective over sets of candidates. */
export interface PlanModel {
  readonly objective: PlanObjective;
  readonly goal: 'min' | 'max';
  /** Value of a set, whatever the rules; undefined where it leaves somebody out whom it must serve. */
  readonly valueOf: (open: readonly number[]) => number | undefined;
  readonly solve: (rules: PlanRules, limits: PlanLimits) => SolvedPlan;
  readonly alternatives: (
    rules: PlanRules,
    query: AlternativesQuery,
    limits: PlanLimits,
  ) => PlanAlternatives;
}

/** The distance of a bound from a value as a share of the value; of 1 where the value is 0. */
export function gapOf(value: number, bound: number): number {
  return value === bound ? 0 : Math.abs(value - bound) / (Math.abs(value) || 1);
}
