import type { PlanAnswer } from '../engine/plan.ts';
import type { PlanQuestion } from '../engine/plan/plan-question.ts';
import type { Scenario } from '../scenario/types.ts';

/** A question for the worker thread, with how far it may go. */
export interface PlanTask {
  readonly scenario: Scenario;
  readonly question: PlanQuestion;
  readonly maxNodes?: number;
  readonly timeS?: number;
}

/** What the worker thread says while it works: what it is at. */
export interface PlanStep {
  readonly step: string;
}

export type PlanReply = PlanAnswer;
