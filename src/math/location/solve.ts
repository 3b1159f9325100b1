import { assignSplit } from './capacity-kernel.ts';
import { assignNearest } from './evaluate-plan.ts';
import type { LocationModel } from './model.ts';
import { solvePCenter, type CenterSolution } from './p-center.ts';
import type {
  LocationOutcome,
  LocationPlan,
  LocationProblem,
  PCenterProblem,
  SolveOptions,
} from './problem.ts';
import { problemFaults } from './problem-faults.ts';
import { assert } from '../assert.ts';
import { solveModel } from './solve-model.ts';
import { stateModel, weighted, type StatedModel, type SumProblem } from './state-model.ts';

/**
 * Solves a location problem and proves the answer. A problem whose optimum could not be proven within the limits is
 * returned as `feasible` with its gap, never as `optimal`.
 * Errors: the problem must be sound; ask `problemFaults` first where the input is a user's.
 */
export function solveLocation(
  problem: LocationProblem,
  options: SolveOptions = {},
): LocationOutcome {
  const faults = problemFaults(problem);
  assert(faults.length === 0, `a location problem is not sound: ${faults.join('; ')}`);
  return problem.kind === 'p-center' ? solveCenter(problem, options) : solveSum(problem, options);
}

function solveSum(problem: SumProblem, options: SolveOptions): LocationOutcome {
  const stated = stateModel(problem);
  const solution = solveModel(stated.model, options);
  const { nodes, iterations, isProven } = solution;
  const plan = solution.plans.at(0);
  const toProblem = (value: number): number => stated.offset + stated.sign * value;
  if (!plan) {
    if (isProven) return { kind: 'infeasible', nodes, iterations };
    return { kind: 'undecided', bound: toProblem(solution.lowerBound), nodes, iterations };
  }
  const bound = toProblem(solution.lowerBound);
  const service = servePlan(stated, plan.isOpen);
  return {
    kind: isProven ? 'optimal' : 'feasible',
    ...service,
    bound,
    gap: relativeGap(service.value, bound),
    nodes,
    iterations,
    ...(solution.certificate
      ? { certificate: { ...solution.certificate, bound, kind: problem.kind } }
      : {}),
  };
}

function solveCenter(problem: PCenterProblem, options: SolveOptions): LocationOutcome {
  const solution = solvePCenter(problem, options);
  const { nodes, iterations, bound, isProven } = solution;
  if (!solution.isOpen) {
    if (isProven) return { kind: 'infeasible', nodes, iterations };
    return { kind: 'undecided', bound, nodes, iterations };
  }
  const service = serveCenter(problem, solution.isOpen);
  return {
    kind: isProven ? 'optimal' : 'feasible',
    ...service,
    bound,
    gap: relativeGap(service.value, bound),
    nodes,
    iterations,
    ...centerCertificate(solution),
  };
}

function centerCertificate(
  solution: CenterSolution,
): Pick<LocationOutcome & { kind: 'optimal' }, 'certificate'> {
  if (!solution.certificate) return {};
  return { certificate: { ...solution.certificate, bound: solution.bound, kind: 'p-center' } };
}

/** The distance of a bound from a value as a share of the value; of 1 where the value is 0. */
export function relativeGap(value: number, bound: number): number {
  if (value === bound) return 0;
  return Math.abs(value - bound) / (Math.abs(value) > 0 ? Math.abs(value) : 1);
}

/** What a set of open sites is worth in the problem's own terms, and who is served from where. */
export function servePlan(stated: StatedModel, isOpen: Uint8Array): LocationPlan {
  const { model, offset, sign } = stated;
  const split = assignSplit(model, isOpen);
  const nearest = split ? undefined : assignNearest(model, isOpen);
  const value = offset + sign * (split?.value ?? nearest?.value ?? Infinity);
  const assignment =
    nearest?.assignment ?? largestParts(model, split?.share ?? new Float64Array(0));
  return {
    value,
    openSites: openSitesOf(isOpen),
    assignment,
    unserved: unservedOf(assignment),
    ...(split ? { share: split.share } : {}),
  };
}

function serveCenter(problem: PCenterProblem, isOpen: Uint8Array): LocationPlan {
  const { demandCount, siteCount } = problem.matrix;
  const cost = weighted(problem.matrix, problem.weight);
  const assignment = new Int32Array(demandCount).fill(-1);
  let value = 0;
  for (let i = 0; i < demandCount; i++) {
    let nearest = Infinity;
    for (let j = 0; j < siteCount; j++) {
      if (isOpen[j] !== 1 || cost[i * siteCount + j] >= nearest) continue;
      nearest = cost[i * siteCount + j];
      assignment[i] = j;
    }
    if (nearest < Infinity) value = Math.max(value, nearest);
  }
  return { value, openSites: openSitesOf(isOpen), assignment, unserved: unservedOf(assignment) };
}

function openSitesOf(isOpen: Uint8Array): number[] {
  return Array.from(isOpen.keys()).filter((j) => isOpen[j] === 1);
}

function unservedOf(assignment: Int32Array): number[] {
  return Array.from(assignment.keys()).filter((i) => assignment[i] < 0);
}

function largestParts(model: LocationModel, share: Float64Array): Int32Array {
  return Int32Array.from({ length: model.demandCount }, (_, i) => {
    let best = -1;
    let most = 0;
    for (let j = 0; j < model.siteCount; j++) {
      if (share[i * model.siteCount + j] > most) {
        most = share[i * model.siteCount + j];
        best = j;
      }
    }
    return best;
  });
}
