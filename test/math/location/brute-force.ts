import type { LocationProblem } from '../../../src/math/location/problem.ts';

/** Value of the best allowed set by trying all of them, straight from the definitions; undefined when none is allowed. */
export function bruteForce(problem: LocationProblem): number | undefined {
  const values = allPlans(problem).map((plan) => plan.value);
  if (values.length === 0) return undefined;
  return isMaximum(problem) ? Math.max(...values) : Math.min(...values);
}

export function isMaximum(problem: LocationProblem): boolean {
  return problem.kind === 'mclp' || problem.kind === 'max-npv';
}

/** Every allowed set with its value. Not for capacitated problems. */
export function allPlans(problem: LocationProblem): { sites: number[]; value: number }[] {
  const { siteCount } = problem.matrix;
  const plans: { sites: number[]; value: number }[] = [];
  for (let mask = 0; mask < 2 ** siteCount; mask++) {
    const sites = Array.from({ length: siteCount }, (_, j) => j).filter((j) => (mask >> j) & 1);
    if (!isAllowed(problem, sites)) continue;
    const value = valueOf(problem, sites);
    if (value !== undefined) plans.push({ sites, value });
  }
  return plans;
}

export function isAllowed(problem: LocationProblem, sites: readonly number[]): boolean {
  const { existing = [], forcedIn = [], forcedOut = [], caps = [], budget } = problem.rules ?? {};
  const has = new Set(sites);
  if ([...existing, ...forcedIn].some((j) => !has.has(j))) return false;
  if (forcedOut.some((j) => has.has(j))) return false;
  const counted = sites.filter((j) => !existing.includes(j));
  if (caps.some((cap) => counted.filter((j) => cap.sites.includes(j)).length > cap.most))
    return false;
  if (budget && counted.reduce((sum, j) => sum + budget.cost[j], 0) > budget.limit + 1e-9)
    return false;
  if ('p' in problem) return counted.length === problem.p;
  if ('minOpen' in problem && counted.length < (problem.minOpen ?? 0)) return false;
  return !('maxOpen' in problem && counted.length > (problem.maxOpen ?? Infinity));
}

function valueOf(problem: LocationProblem, sites: readonly number[]): number | undefined {
  const { demandCount, siteCount, values } = problem.matrix;
  const existing = problem.rules?.existing ?? [];
  const counted = sites.filter((j) => !existing.includes(j));
  const openCost = 'openCost' in problem ? problem.openCost : undefined;
  let total = 0;
  for (const j of counted) total += openCost?.[j] ?? (problem.kind === 'lscp' ? 1 : 0);
  if (problem.kind === 'mclp') total = 0;
  if (problem.kind === 'max-npv') total = -total;
  for (let i = 0; i < demandCount; i++) {
    const weight = 'weight' in problem ? (problem.weight?.[i] ?? 1) : 1;
    const row = Array.from({ length: siteCount }, (_, j) => values[i * siteCount + j]);
    const distances = sites.map((j) => row[j]);
    const nearest = Math.min(Infinity, ...distances);
    switch (problem.kind) {
      case 'p-median':
      case 'uflp': {
        if (row.every((d) => d === Infinity)) break;
        const unserved = problem.unservedCost?.[i] ?? Infinity;
        total += Math.min(unserved, nearest === Infinity ? Infinity : nearest * weight);
        break;
      }
      case 'p-center':
        if (row.every((d) => d === Infinity)) break;
        total = Math.max(total, nearest === Infinity ? Infinity : nearest * weight);
        break;
      case 'mclp':
        if (nearest <= problem.radius) total += weight;
        break;
      case 'lscp':
        if (row.some((d) => d <= problem.radius) && nearest > problem.radius) return undefined;
        break;
      case 'max-npv':
        total += Math.max(0, ...distances) * weight;
        break;
      case 'cflp':
        throw new Error('capacitated problems need a transportation solver');
    }
  }
  return Number.isFinite(total) ? total : undefined;
}
