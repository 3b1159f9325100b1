import { Role, type LocationModel } from './model.ts';

/** What a set of open sites costs when every demand point is served from the cheapest of them. */
export interface PlanCost {
  readonly value: number;
  /** Site that serves each demand point, -1 where nobody does. */
  readonly assignment: Int32Array;
}

/**
 * Serves every demand point from its cheapest open site (ties to the lower index), or nobody where that costs more
 * than leaving it. The value is `Infinity` where a demand point that must be served cannot be.
 */
export function assignNearest(model: LocationModel, isOpen: Uint8Array): PlanCost {
  const { demandCount, siteCount, cost, unservedCost } = model;
  const open: number[] = [];
  let value = 0;
  for (let j = 0; j < siteCount; j++) {
    if (isOpen[j] !== 1) continue;
    open.push(j);
    if (model.role[j] !== Role.existing) value += model.openCost[j];
  }
  const assignment = new Int32Array(demandCount).fill(-1);
  for (let i = 0; i < demandCount; i++) {
    let best = unservedCost[i];
    for (const j of open) {
      const c = cost[i * siteCount + j];
      if (c < best || (c === best && assignment[i] < 0 && c !== Infinity)) {
        best = c;
        assignment[i] = j;
      }
    }
    value += best;
  }
  return { value, assignment };
}

/** Whether a set of open sites keeps every side row, the forced sites and the number of sites. */
export function obeysRules(model: LocationModel, isOpen: Uint8Array): boolean {
  let count = 0;
  for (let j = 0; j < model.siteCount; j++) {
    const role = model.role[j];
    const isForced = role === Role.forcedIn || role === Role.existing;
    if ((isForced && isOpen[j] !== 1) || (role === Role.forcedOut && isOpen[j] === 1)) return false;
    if (isOpen[j] === 1 && role !== Role.existing) count++;
  }
  if (count < model.minOpen || count > model.maxOpen) return false;
  return model.sideRows.every((row) => isWithin(model, row, isOpen));
}

function isWithin(
  model: LocationModel,
  row: LocationModel['sideRows'][number],
  isOpen: Uint8Array,
): boolean {
  let used = 0;
  for (let j = 0; j < model.siteCount; j++) {
    if (isOpen[j] === 1 && model.role[j] !== Role.existing) used += row.coefficient[j];
  }
  return used <= row.limit + sideTolerance(row.limit);
}

/** Sums of a row are compared with its limit up to the rounding of their additions. */
export function sideTolerance(limit: number): number {
  return 1e-9 * Math.max(1, Math.abs(limit));
}
