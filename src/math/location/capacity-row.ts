import { Role, type LocationModel } from './model.ts';

/**
 * Adds to a capacitated model what follows from it: where everybody must be served, the open sites' capacities reach
 * the total demand. The relaxation has forgotten this and gains from being told.
 */
export function withCapacityRow(model: LocationModel): LocationModel {
  const { capacitated, unservedCost, role } = model;
  if (!capacitated) return model;
  const { demand, capacity } = capacitated;
  let needed = 0;
  demand.forEach((d, i) => (needed += unservedCost[i] === Infinity ? d : 0));
  capacity.forEach((s, j) => (needed -= role[j] === Role.existing ? s : 0));
  if (needed <= 0) return model;
  const row = { label: 'total capacity', coefficient: capacity.map((s) => -s), limit: -needed };
  return { ...model, sideRows: [...model.sideRows, row] };
}
