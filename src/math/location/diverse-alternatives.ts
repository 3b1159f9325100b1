import type { LocationModel, SideRow } from './model.ts';
import type { LocationPlan, SolveOptions } from './problem.ts';
import { servePlan } from './solve.ts';
import { solveModel } from './solve-model.ts';
import { stateModel, type SumProblem } from './state-model.ts';

/** A plan nearly as good as the best that shares few sites with those before it. */
export interface Alternative extends LocationPlan {
  /** Sites it opens that each earlier plan leaves closed, at least. */
  readonly newSites: number;
  /** Whether no plan within the tolerance has more of them. */
  readonly isProven: boolean;
}

export interface AlternativeRequest {
  readonly count: number;
  /** How much worse than the best a plan may be: 0.05 is 5 % of the best value. */
  readonly tolerance: number;
}

/**
 * Plans within a tolerance of the best that differ most: each opens as many sites as possible that the earlier plans do
 * not, and is the best plan that does. Found by bisection over that number, with a side row for each earlier plan.
 * Source: Church and Baez 2020, "Generating optimal and near-optimal solutions to facility location problems" (the
 * idea); Brill, Chang and Hopkins 1982, "Modeling to generate alternatives" (HSJ).
 */
export function diverseAlternatives(
  problem: SumProblem,
  request: AlternativeRequest,
  options: SolveOptions = {},
): readonly Alternative[] {
  const { model, offset, sign } = stateModel(problem);
  const first = solveModel(model, options);
  const best = first.plans.at(0);
  if (!best) return [];
  const stated = { model, offset, sign } as const;
  const known = [best.isOpen];
  const found: Alternative[] = [
    { ...servePlan(stated, best.isOpen), newSites: 0, isProven: first.isProven },
  ];
  const limit = best.value + request.tolerance * Math.abs(offset + sign * best.value);
  // Just above the limit, so that a plan exactly at it still counts.
  const cutoff = limit + 1e-9 * Math.max(1, Math.abs(limit));
  while (found.length < request.count) {
    const next = farthestPlan(model, known, { ...options, cutoff });
    if (!next) break;
    known.push(next.isOpen);
    const { newSites, isProven } = next;
    found.push({ ...servePlan(stated, next.isOpen), newSites, isProven });
  }
  return found;
}

function farthestPlan(
  model: LocationModel,
  known: readonly Uint8Array[],
  options: SolveOptions & { readonly cutoff: number },
):
  | { readonly isOpen: Uint8Array; readonly newSites: number; readonly isProven: boolean }
  | undefined {
  let low = 0;
  let high = Math.min(model.siteCount, model.maxOpen);
  let isProven = true;
  let best: Uint8Array | undefined;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const sideRows = [
      ...model.sideRows,
      ...known.map((isOpen) => overlapRow(model, isOpen, middle)),
    ];
    const solution = solveModel({ ...model, sideRows, isCover: false }, options);
    const plan = solution.plans.at(0);
    if (plan) {
      best = plan.isOpen;
      low = middle;
    } else {
      high = middle - 1;
    }
    isProven &&= solution.isProven;
  }
  return best && { isOpen: best, newSites: low, isProven };
}

/** At least `newSites` sites outside of a plan, as a row "at most". */
function overlapRow(model: LocationModel, isOpen: Uint8Array, newSites: number): SideRow {
  const coefficient = new Float64Array(model.siteCount);
  for (let j = 0; j < model.siteCount; j++) coefficient[j] = isOpen[j] === 1 ? 0 : -1;
  return { label: `${newSites} other sites`, coefficient, limit: -newSites };
}
