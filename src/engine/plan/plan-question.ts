/** What a plan is the best at. */
export const PLAN_OBJECTIVES = [
  'p-median',
  'p-center',
  'cover',
  'lscp',
  'uflp',
  'cflp',
  'npv',
] as const;
export type PlanObjective = (typeof PLAN_OBJECTIVES)[number];

/** What a Pareto front weighs against each other. */
export const PLAN_CRITERIA = ['rtt', 'cover', 'worst', 'npv', 'capex', 'carbon', 'sites'] as const;
export type PlanCriterion = (typeof PLAN_CRITERIA)[number];

/** In which years the regions of the plan are decided. */
export interface RoadmapQuestion {
  /** Capex of the regions decided in one year, USD; what is not spent is not carried over. */
  readonly yearlyBudgetUsd?: number;
  /** Regions decided in one year. */
  readonly perYear?: number;
}

/** What is asked of a plan; candidates by their place among those of the scenario, which are sorted by id. */
export interface PlanQuestion {
  readonly objective: PlanObjective;
  /** New regions, exactly; absent for as many as the objective wants. For `lscp` at most so many. */
  readonly sites?: number;
  /** Capex of all new regions, USD. */
  readonly budgetUsd?: number;
  /** All regions must be open by the end of this year. */
  readonly by?: number;
  /** Ids of candidates. */
  readonly forceIn: readonly string[];
  readonly forceOut: readonly string[];
  readonly notBoth: readonly (readonly [string, string])[];
  readonly perCountry?: number;
  /** `lscp`: share of all demand that must be within its latency budget; absent for all that can be. */
  readonly level?: number;
  /** How many best, and how many different near-optimal plans are wanted. */
  readonly alternatives?: number;
  /** How far near-optimal plans may fall behind, as a share of what the plan gains over the fleet of today. */
  readonly withinShare: number;
  readonly pareto: readonly PlanCriterion[];
  /** Whether to work out what closing each region of the fleet would lose. */
  readonly hasClosings: boolean;
  readonly roadmap?: RoadmapQuestion;
}

/** How far the search may go; the proof says where it stopped. */
export interface PlanLimits {
  readonly maxNodes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with what is being worked on. */
  readonly onStep?: ((step: string) => void) | undefined;
  /** Called now and then during a search, so that a clock outside may abort it. */
  readonly onProgress?: (() => void) | undefined;
  /** Milliseconds of some clock, for the times in the proof; 0 without one. */
  readonly nowMs?: (() => number) | undefined;
}
