import type { Certificate } from './certificate.ts';
import type { PCenterProblem, SolveOptions } from './problem.ts';
import { solveModel } from './solve-model.ts';
import { coverModel, weighted } from './state-model.ts';

/** The least service radius, with the set that reaches it and the proof that none reaches less. */
export interface CenterSolution {
  /** Undefined when no allowed set serves everybody, or when the limits ended the search before one was found. */
  readonly isOpen?: Uint8Array;
  readonly radius: number;
  /** No allowed set serves everybody strictly within this. */
  readonly bound: number;
  readonly isProven: boolean;
  readonly nodes: number;
  readonly iterations: number;
  readonly certificate?: Certificate;
}

interface RadiusSearch {
  readonly problem: PCenterProblem;
  readonly options: SolveOptions;
  readonly cost: Float64Array;
  nodes: number;
  iterations: number;
}

interface Answer {
  readonly isOpen?: Uint8Array;
  readonly isProven: boolean;
  readonly certificate?: Certificate;
}

/**
 * Solves a p-center problem by bisection over the distinct distances: each question "can p sites serve everybody
 * within r" is a covering model, and the refusal of the last radius below the answer is the proof.
 * Source: Minieka 1970, "The m-center problem"; Daskin 2000, "A new approach to solving the vertex p-center problem".
 */
export function solvePCenter(problem: PCenterProblem, options: SolveOptions = {}): CenterSolution {
  const cost = weighted(problem.matrix, problem.weight);
  const search: RadiusSearch = { problem, options, cost, nodes: 0, iterations: 0 };
  if (openable(problem) < problem.p) {
    return solution(search, { radius: Infinity, bound: Infinity, isProven: true });
  }
  const start = farthestFirst(search);
  const first = start ? { isOpen: start, isProven: true } : ask(search, (d) => d < Infinity);
  if (!first.isOpen)
    return solution(search, { radius: Infinity, bound: 0, isProven: first.isProven });
  let best = first.isOpen;
  const radii = distinct(cost, leastConceivable(search), radiusOf(search, best));
  let low = 0;
  let high = radii.length - 1;
  let refusal: Certificate | undefined;
  let refusedBelow = -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const answer = ask(search, (d) => d <= radii[middle]);
    if (answer.isOpen) {
      best = answer.isOpen;
      high = placeOf(radii, radiusOf(search, best));
    } else if (answer.isProven) {
      low = middle + 1;
      refusal = answer.certificate;
      refusedBelow = low;
    } else break;
  }
  const bound = radii[low] ?? 0;
  const certificate =
    refusedBelow === low
      ? refusal
      : bound > 0
        ? ask(search, (d) => d < bound).certificate
        : trivial;
  const isOpen = fillUp(problem, best);
  const found = { isOpen, radius: radii[high] ?? 0, bound, isProven: low === high };
  return solution(search, { ...found, ...(certificate ? { certificate } : {}) });
}

/** Distances are not negative: a radius of 0 needs no proof. */
const trivial: Certificate = { bound: 0, steps: [] };

function solution(
  search: RadiusSearch,
  found: Omit<CenterSolution, 'nodes' | 'iterations'>,
): CenterSolution {
  return { ...found, nodes: search.nodes, iterations: search.iterations };
}

/** Asks for an allowed set that covers everybody who can be served, where `isCovered` tells by the distance. */
function ask(search: RadiusSearch, isCovered: (distance: number) => boolean): Answer {
  const { limits } = search.options;
  const model = coverModel(search.problem, isCovered);
  const result = solveModel(model, {
    cutoff: 1,
    limits: {
      ...limits,
      ...(limits?.maxNodes === undefined ? {} : { maxNodes: limits.maxNodes - search.nodes }),
      ...(limits?.maxIterations === undefined
        ? {}
        : { maxIterations: limits.maxIterations - search.iterations }),
      firstOnly: true,
    },
  });
  search.nodes += result.nodes;
  search.iterations += result.iterations;
  const plan = result.plans.at(0);
  return {
    ...(plan ? { isOpen: plan.isOpen } : {}),
    isProven: result.isProven,
    ...(result.certificate ? { certificate: result.certificate } : {}),
  };
}

/** How many sites may be open that count. */
function openable(problem: PCenterProblem): number {
  const { existing = [], forcedOut = [] } = problem.rules ?? {};
  return problem.matrix.siteCount - new Set([...existing, ...forcedOut]).size;
}

/** A cover by fewer than p sites, with the lowest others opened until there are p. */
function fillUp(problem: PCenterProblem, cover: Uint8Array): Uint8Array {
  const { existing = [], forcedOut = [] } = problem.rules ?? {};
  const isOpen = cover.slice();
  let missing = problem.p + existing.length - isOpen.reduce((sum, open) => sum + open, 0);
  const out = new Set(forcedOut);
  for (let j = 0; j < isOpen.length && missing > 0; j++) {
    if (isOpen[j] === 1 || out.has(j)) continue;
    isOpen[j] = 1;
    missing--;
  }
  return isOpen;
}

/** The different distances from `least` to `most`, ascending. */
function distinct(cost: Float64Array, least: number, most: number): Float64Array {
  const sorted = cost.filter((c) => c >= least && c <= most).sort();
  return sorted.filter((c, k) => k === 0 || c !== sorted[k - 1]);
}

/**
 * A first plan: open the best site of the demand point that is worst served, again and again. Undefined where rules over
 * sets may forbid it, or where it leaves somebody out.
 * Source: Gonzalez 1985, "Clustering to minimize the maximum intercluster distance" (farthest first).
 */
function farthestFirst(search: RadiusSearch): Uint8Array | undefined {
  const { problem, cost } = search;
  const { demandCount, siteCount } = problem.matrix;
  const { existing = [], forcedIn = [], forcedOut = [], caps, budget } = problem.rules ?? {};
  if (caps !== undefined || budget !== undefined || forcedIn.length > problem.p) return undefined;
  const isOpen = new Uint8Array(siteCount);
  const out = new Set(forcedOut);
  const nearest = new Float64Array(demandCount).fill(Infinity);
  const open = (j: number): void => {
    isOpen[j] = 1;
    for (let i = 0; i < demandCount; i++) {
      nearest[i] = Math.min(nearest[i], cost[i * siteCount + j]);
    }
  };
  for (const j of [...existing, ...forcedIn]) open(j);
  for (let left = problem.p - forcedIn.length; left > 0; left--) {
    let worst = -1;
    let site = -1;
    for (let i = 0; i < demandCount; i++) {
      if (worst >= 0 && nearest[i] <= nearest[worst]) continue;
      const row = cost.subarray(i * siteCount, (i + 1) * siteCount);
      const found = row.reduce(
        (at, d, j) =>
          d < (at < 0 ? Infinity : row[at]) && isOpen[j] === 0 && !out.has(j) ? j : at,
        -1,
      );
      if (found >= 0) [worst, site] = [i, found];
    }
    if (site < 0) break;
    open(site);
  }
  return radiusOf(search, isOpen) < Infinity ? isOpen : undefined;
}

function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The radius that even all allowed sites together need. */
function leastConceivable(search: RadiusSearch): number {
  const { problem } = search;
  const out = new Set(problem.rules?.forcedOut);
  const all = new Uint8Array(problem.matrix.siteCount).map((_, j) => (out.has(j) ? 0 : 1));
  return radiusOf(search, all);
}

/** The greatest distance from a demand point that can be served to its nearest open site. */
function radiusOf(search: RadiusSearch, isOpen: Uint8Array): number {
  const { demandCount, siteCount } = search.problem.matrix;
  let radius = 0;
  for (let i = 0; i < demandCount; i++) {
    let nearest = Infinity;
    let isReachable = false;
    for (let j = 0; j < siteCount; j++) {
      const d = search.cost[i * siteCount + j];
      if (d < Infinity) isReachable = true;
      if (isOpen[j] === 1 && d < nearest) nearest = d;
    }
    if (isReachable && nearest > radius) radius = nearest;
  }
  return radius;
}
