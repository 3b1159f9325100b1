import { Role, type LocationModel, type SideRow } from './model.ts';
import type { LocationProblem, PCenterProblem, SiteMatrix, SiteRules } from './problem.ts';

/** A problem as a minimization, and the way back: the problem's value is `offset + sign * value`. */
export interface StatedModel {
  readonly model: LocationModel;
  readonly offset: number;
  readonly sign: 1 | -1;
}

/** Any problem but p-center, which is a search over covering models: see `coverModel`. */
export type SumProblem = Exclude<LocationProblem, PCenterProblem>;

/** States a problem as one {@link LocationModel}. The problem must have passed `problemFaults`. */
export function stateModel(problem: SumProblem): StatedModel {
  switch (problem.kind) {
    case 'p-median': {
      const cost = weighted(problem.matrix, problem.weight);
      return minimum(problem, cost, unservedOr(problem, Infinity), { p: problem.p });
    }
    case 'uflp': {
      const cost = weighted(problem.matrix, problem.weight);
      return minimum(problem, cost, unservedOr(problem, Infinity), problem);
    }
    case 'cflp': {
      const cost = weighted(problem.matrix, problem.weight);
      const { demand, capacity } = problem;
      const stated = minimum(problem, cost, unservedOr(problem, Infinity), problem);
      return { ...stated, model: { ...stated.model, capacitated: { demand, capacity } } };
    }
    case 'lscp': {
      const cost = covering(problem.matrix, undefined, problem.radius);
      const openCost = problem.openCost ?? new Float64Array(problem.matrix.siteCount).fill(1);
      const unserved = unreachable(cost, problem.matrix, Infinity);
      const stated = minimum(problem, cost, unserved, { openCost });
      return { ...stated, model: { ...stated.model, isCover: stated.model.sideRows.length === 0 } };
    }
    case 'mclp': {
      const cost = covering(problem.matrix, undefined, problem.radius);
      const unserved = weightOf(problem).slice();
      const stated = minimum(problem, cost, unserved, { p: problem.p });
      return { ...stated, offset: sum(unserved), sign: -1 };
    }
    case 'max-npv':
      return captureModel(problem);
  }
}

/** The covering question of a p-center problem: can allowed sets leave nobody at `radius` or farther? Value 0 = yes. */
export function coverModel(
  problem: PCenterProblem,
  isCovered: (distance: number) => boolean,
): LocationModel {
  const { matrix } = problem;
  const cost = weighted(matrix, problem.weight);
  const unserved = unreachable(cost, matrix, 1);
  for (let k = 0; k < cost.length; k++) cost[k] = isCovered(cost[k]) ? 0 : Infinity;
  // Without rules over sets any cover by fewer sites can be filled up to p of them.
  const isCover = sideRows(matrix.siteCount, problem.rules ?? {}).length === 0;
  const opening = isCover ? { maxOpen: problem.p } : { p: problem.p };
  return { ...minimum(problem, cost, unserved, opening).model, isCover };
}

function captureModel(problem: Extract<LocationProblem, { kind: 'max-npv' }>): StatedModel {
  const { matrix } = problem;
  const { demandCount, siteCount } = matrix;
  const value = weighted(matrix, problem.weight);
  const most = new Float64Array(demandCount);
  for (let k = 0; k < value.length; k++) {
    const i = Math.floor(k / siteCount);
    most[i] = Math.max(most[i], value[k]);
  }
  const cost = value.map((v, k) => (v > 0 ? most[Math.floor(k / siteCount)] - v : Infinity));
  return { ...minimum(problem, cost, most, problem), offset: sum(most), sign: -1 };
}

/** Each pair's distance times its demand point's weight. */
export function weighted(matrix: SiteMatrix, weight: Float64Array | undefined): Float64Array {
  const { demandCount, siteCount, values } = matrix;
  const cost = values.slice();
  if (!weight) return cost;
  for (let i = 0; i < demandCount; i++) {
    for (let k = i * siteCount; k < (i + 1) * siteCount; k++) {
      if (cost[k] !== Infinity) cost[k] *= weight[i];
    }
  }
  return cost;
}

function covering(
  matrix: SiteMatrix,
  weight: Float64Array | undefined,
  radius: number,
): Float64Array {
  return weighted(matrix, weight).map((d) => (d <= radius ? 0 : Infinity));
}

function weightOf(problem: SumProblem): Float64Array {
  const { demandCount } = problem.matrix;
  const weight = 'weight' in problem ? problem.weight : undefined;
  return weight ?? new Float64Array(demandCount).fill(1);
}

function unservedOr(
  problem: { readonly matrix: SiteMatrix; readonly unservedCost?: Float64Array },
  otherwise: number,
): Float64Array {
  const must = unreachable(problem.matrix.values, problem.matrix, otherwise);
  return problem.unservedCost
    ? must.map((u, i) => (u === 0 ? 0 : (problem.unservedCost?.[i] ?? u)))
    : must;
}

/** 0 for demand points that no site may serve, which are out of the question, and `otherwise` for the others. */
function unreachable(cost: Float64Array, matrix: SiteMatrix, otherwise: number): Float64Array {
  const { demandCount, siteCount } = matrix;
  const unserved = new Float64Array(demandCount);
  for (let i = 0; i < demandCount; i++) {
    for (let k = i * siteCount; k < (i + 1) * siteCount; k++) {
      if (cost[k] !== Infinity) {
        unserved[i] = otherwise;
        break;
      }
    }
  }
  return unserved;
}

interface Opening {
  readonly p?: number;
  readonly minOpen?: number;
  readonly maxOpen?: number;
  readonly openCost?: Float64Array;
}

function minimum(
  problem: LocationProblem,
  cost: Float64Array,
  unservedCost: Float64Array,
  opening: Opening,
): StatedModel {
  const { demandCount, siteCount } = problem.matrix;
  const rules = problem.rules ?? {};
  const model: LocationModel = {
    demandCount,
    siteCount,
    cost,
    unservedCost,
    openCost: opening.openCost ?? new Float64Array(siteCount),
    role: siteRoles(siteCount, rules),
    minOpen: opening.p ?? opening.minOpen ?? 0,
    maxOpen: opening.p ?? opening.maxOpen ?? siteCount,
    sideRows: sideRows(siteCount, rules),
  };
  return { model, offset: 0, sign: 1 };
}

function siteRoles(siteCount: number, rules: SiteRules): Uint8Array {
  const role = new Uint8Array(siteCount);
  for (const j of rules.forcedOut ?? []) role[j] = Role.forcedOut;
  for (const j of rules.forcedIn ?? []) role[j] = Role.forcedIn;
  for (const j of rules.existing ?? []) role[j] = Role.existing;
  return role;
}

function sideRows(siteCount: number, rules: SiteRules): SideRow[] {
  const rows = (rules.caps ?? []).map(({ label, sites, most, text }): SideRow => {
    const coefficient = new Float64Array(siteCount);
    for (const j of sites) coefficient[j] = 1;
    return { label: text ?? `at most ${most} in ${label}`, coefficient, limit: most };
  });
  if (!rules.budget) return rows;
  const { cost, limit, unit } = rules.budget;
  const label = `budget of ${amountText(limit, unit)}`;
  return [...rows, { label, coefficient: cost, limit, ...(unit !== undefined && { unit }) }];
}

/** An amount for people: `2,000,000,000 USD`; as it is where it has no unit. */
export function amountText(value: number, unit: string | undefined): string {
  return unit === undefined ? String(value) : `${Math.ceil(value).toLocaleString('en-US')} ${unit}`;
}

function sum(values: Float64Array): number {
  return values.reduce((total, v) => total + v, 0);
}
