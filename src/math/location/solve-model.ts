import { assignmentKernel } from './assignment-kernel.ts';
import { capacityKernel } from './capacity-kernel.ts';
import { withCapacityRow } from './capacity-row.ts';
import { branchAndBound } from './branch-and-bound.ts';
import type { SearchLimits, SearchResult } from './search-task.ts';
import { isIntegral, unservablePrice, type LocationModel } from './model.ts';
import { obeysRules } from './evaluate-plan.ts';
import type { Offer } from './kernel.ts';
import { planPool, type Plan } from './plan-pool.ts';

/** How a model is to be solved; everything has a default. */
export interface ModelOptions {
  /** How many best plans to find. */
  readonly planCount?: number;
  /** Only plans below this value are of interest. */
  readonly cutoff?: number;
  readonly relativeGap?: number;
  readonly limits?: Partial<SearchLimits>;
}

/** The plans found, best first, and what is proven about them. */
export interface ModelSolution extends SearchResult {
  readonly plans: readonly Plan[];
  /** Values from here on mean that somebody who must be served is not. */
  readonly unservable: number;
}

const DEFAULT_LIMITS: SearchLimits = {
  maxNodes: 200_000,
  maxIterations: 4_000_000,
  maxProofBytes: 256 * 2 ** 20,
  firstOnly: false,
};

/** Finds the best plans of a model and proves that they are. */
export function solveModel(given: LocationModel, options: ModelOptions = {}): ModelSolution {
  const model = withCapacityRow(given);
  const unservable = unservablePrice(model);
  const pool = planPool(options.planCount ?? 1, Math.min(options.cutoff ?? Infinity, unservable));
  // The one door to the pool: whatever a heuristic thinks, no plan that breaks a rule gets in.
  const offer: Offer = (isOpen, value) =>
    value < pool.cutoff() && obeysRules(model, isOpen) && pool.offer(value, isOpen);
  const kernel = model.capacitated ? capacityKernel(model, offer) : assignmentKernel(model, offer);
  const result = branchAndBound({
    model,
    kernel,
    pool,
    isIntegral: isIntegral(model),
    relativeGap: options.relativeGap ?? 1e-9,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  });
  return { ...result, plans: pool.plans, unservable };
}
