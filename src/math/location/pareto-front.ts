import { Role, type LocationModel, type SideRow } from './model.ts';
import type { LocationPlan, SolveOptions } from './problem.ts';
import { servePlan } from './solve.ts';
import { solveModel } from './solve-model.ts';
import { stateModel, type StatedModel, type SumProblem } from './state-model.ts';

/** A criterion beside the problem's own value; less is better. */
export type SideCriterion =
  /** The sum of a number of each open new site: capex, carbon, risk. */
  | { readonly kind: 'site-sum'; readonly label: string; readonly perSite: Float64Array }
  /** The number of new sites. */
  | { readonly kind: 'site-count'; readonly label: string }
  /** The greatest entry of a matrix (such as RTT) between a demand point and the site that serves it. */
  | { readonly kind: 'worst-service'; readonly label: string; readonly values: Float64Array };

/** A plan that no other beats in one criterion without losing in another. */
export interface ParetoPoint extends LocationPlan {
  /** The side criteria's values, in the order given. */
  readonly criteria: readonly number[];
  readonly isProven: boolean;
}

/** The front, and how much of it is certain. */
export interface ParetoFront {
  readonly points: readonly ParetoPoint[];
  /** Share of the searches behind the front that ended in a proof; 1 = the whole front, and nothing but the front. */
  readonly provenShare: number;
}

interface Search {
  readonly stated: StatedModel;
  readonly criteria: readonly SideCriterion[];
  readonly options: SolveOptions;
  readonly mostSearches: number;
  readonly found: ParetoPoint[];
  searches: number;
  proven: number;
  isCut: boolean;
}

/**
 * The Pareto front of the problem's value and one or two side criteria by the epsilon-constraint method: the best value
 * under ever tighter limits of the first side criterion, and of the second around it.
 * Edges: a front longer than `mostSearches` solves is cut, and its proven share falls accordingly.
 * Source: Haimes, Lasdon and Wismer 1971; Laumanns, Thiele and Zitzler 2006.
 */
export function paretoFront(
  problem: SumProblem,
  criteria: readonly SideCriterion[],
  options: SolveOptions & { readonly mostSearches?: number } = {},
): ParetoFront {
  const search: Search = {
    stated: stateModel(problem),
    criteria,
    options,
    mostSearches: options.mostSearches ?? 500,
    found: [],
    searches: 0,
    proven: 0,
    isCut: false,
  };
  tightenFrom(search, criteria.length - 1, []);
  const points = search.found.filter(
    (point) => !search.found.some((other) => beats(search, other, point)),
  );
  const unique = points.filter(
    (point, k) => points.findIndex((other) => isSame(other, point)) === k,
  );
  unique.sort((a, b) => search.stated.sign * (a.value - b.value) || a.criteria[0] - b.criteria[0]);
  const asked = search.searches + (search.isCut ? 1 : 0);
  return { points: unique, provenShare: asked === 0 ? 0 : search.proven / asked };
}

/** Tightens the limit of criterion `level` step by step below what its plans reach; returns the plans met. */
function tightenFrom(
  search: Search,
  level: number,
  limits: readonly (number | undefined)[],
): ParetoPoint[] {
  const all: ParetoPoint[] = [];
  let limit: number | undefined;
  for (;;) {
    const inner = [limit, ...limits];
    const met = level > 0 ? tightenFrom(search, level - 1, inner) : solveUnder(search, inner);
    if (met.length === 0) return all;
    all.push(...met);
    limit = justBelow(Math.max(...met.map((point) => point.criteria[level])));
  }
}

/** The next limit that excludes a value: criteria are compared up to nine digits. */
function justBelow(value: number): number {
  return value - 1e-7 * Math.max(1, Math.abs(value));
}

function solveUnder(search: Search, limits: readonly (number | undefined)[]): ParetoPoint[] {
  if (search.searches >= search.mostSearches || search.options.limits?.signal?.aborted) {
    search.isCut = true;
    return [];
  }
  search.searches++;
  const { stated, criteria, options } = search;
  const model = criteria.reduce(
    (m, criterion, k) => limited(m, criterion, limits[k]),
    stated.model,
  );
  const solution = solveModel(model, options);
  if (solution.isProven) search.proven++;
  const plan = solution.plans.at(0);
  if (!plan) return [];
  // Served under the limits: the cheapest site may be one that a limit forbids.
  const service = servePlan({ ...stated, model }, plan.isOpen);
  const values = criteria.map((criterion) => criterionValue(stated.model, criterion, service));
  const point = { ...service, criteria: values, isProven: solution.isProven };
  search.found.push(point);
  return [point];
}

/** The model with a criterion held to a limit: a side row, or pairs that are forbidden. */
function limited(
  model: LocationModel,
  criterion: SideCriterion,
  limit: number | undefined,
): LocationModel {
  if (limit === undefined) return model;
  if (criterion.kind === 'worst-service') {
    const cost = model.cost.map((c, k) => (criterion.values[k] > limit ? Infinity : c));
    return { ...model, cost };
  }
  const coefficient =
    criterion.kind === 'site-count' ? new Float64Array(model.siteCount).fill(1) : criterion.perSite;
  const row: SideRow = { label: criterion.label, coefficient, limit };
  return { ...model, sideRows: [...model.sideRows, row] };
}

function criterionValue(
  model: LocationModel,
  criterion: SideCriterion,
  plan: LocationPlan,
): number {
  if (criterion.kind === 'worst-service') {
    let worst = 0;
    plan.assignment.forEach((j, i) => {
      if (j >= 0) worst = Math.max(worst, criterion.values[i * model.siteCount + j]);
    });
    return worst;
  }
  let total = 0;
  for (const j of plan.openSites) {
    if (model.role[j] === Role.existing) continue;
    total += criterion.kind === 'site-count' ? 1 : criterion.perSite[j];
  }
  return total;
}

function beats(search: Search, a: ParetoPoint, b: ParetoPoint): boolean {
  const slack = (v: number): number => 1e-9 * Math.max(1, Math.abs(v));
  const pairs = [
    [search.stated.sign * a.value, search.stated.sign * b.value],
    ...a.criteria.map((v, k) => [v, b.criteria[k]]),
  ];
  return pairs.every(([x, y]) => x <= y + slack(y)) && pairs.some(([x, y]) => x < y - slack(y));
}

function isSame(a: ParetoPoint, b: ParetoPoint): boolean {
  return a.value === b.value && a.criteria.every((v, k) => v === b.criteria[k]);
}
