import type { AssignmentRows } from './assignment-rows.ts';
import type { SelectionSize } from './site-selection.ts';

/**
 * A location problem with "demand point i is served once" priced by multipliers instead of required, as the bound
 * sees it at one node of the search. What remains falls apart by site: opening j changes the cost by `value[j]`.
 */
export interface Relaxation {
  /** Free sites, ascending. */
  readonly free: Int32Array;
  readonly size: SelectionSize;
  /** Demand point behind each multiplier. */
  readonly demand: Int32Array;
  /** Worth of every demand point (by index, not by row) that has no multiplier: what it costs for sure. */
  readonly settledWorth: Float64Array;
  /** Multipliers outside of these cannot help the bound. */
  readonly floor: Float64Array;
  readonly cap: Float64Array;
  /** Size of a natural step of each multiplier: the demand point's own scale of cost. */
  readonly scale: Float64Array;
  /** Side rows, with what the open sites leave of their limits. */
  readonly sideCoefficient: readonly Float64Array[];
  readonly sideLimit: Float64Array;
  readonly sideScale: Float64Array;
  /** Fills `value` for the free sites and returns the cost that does not depend on them. */
  readonly price: (multiplier: Float64Array, value: Float64Array) => number;
  /** Fills `shortage[r]` with 1 minus how often demand point r is served by the open and the selected sites. */
  readonly shortage: (multiplier: Float64Array, selected: Uint8Array, out: Float64Array) => void;
}

/** What a node hands to its relaxation beside the rows of serving costs. */
export interface RelaxationFrame {
  readonly free: Int32Array;
  readonly size: SelectionSize;
  readonly openCost: Float64Array;
  /** Cost of the sites that are open already. */
  readonly constant: number;
  readonly sideCoefficient: readonly Float64Array[];
  readonly sideLimit: Float64Array;
}

/**
 * The relaxation without capacities: an open site serves every demand point whose multiplier exceeds its cost there,
 * so `value[j] = openCost[j] + sum over i of min(0, cost[i][j] - multiplier[i])`.
 * Source: Cornuéjols, Fisher and Nemhauser 1977, "Location of bank accounts to optimize float".
 */
export function assignmentRelaxation(rows: AssignmentRows, frame: RelaxationFrame): Relaxation {
  const { start, site, cost, cap } = rows;
  const rowCount = rows.demand.length;
  const reached = new Int32Array(rowCount);
  const scale = rowScale(rows);
  return {
    ...frame,
    demand: rows.demand,
    settledWorth: rows.settledWorth,
    floor: Float64Array.from(rows.demand, (_, r) => cost[start[r]]),
    cap,
    scale,
    sideScale: sideScale(scale, frame),
    price(multiplier, value) {
      const { free, openCost } = frame;
      for (let k = 0; k < free.length; k++) value[free[k]] = openCost[free[k]];
      let sum = frame.constant + rows.constant;
      for (let r = 0; r < rowCount; r++) {
        const worth = multiplier[r];
        const end = start[r + 1];
        sum += worth;
        let k = start[r];
        for (; k < end; k++) {
          const saved = cost[k] - worth;
          if (saved >= 0) break;
          value[site[k]] += saved;
        }
        reached[r] = k;
      }
      return sum;
    },
    shortage(_multiplier, selected, out) {
      for (let r = 0; r < rowCount; r++) {
        let served = 0;
        for (let k = start[r]; k < reached[r]; k++) served += selected[site[k]];
        out[r] = 1 - served;
      }
    },
  };
}

/**
 * Steps that suit each multiplier: demand weights are heavy-tailed, and a multiplier should move in proportion to how
 * much its own costs spread. A preconditioner enters a step twice, hence the root.
 */
export function rowScale(rows: AssignmentRows): Float64Array {
  return Float64Array.from(rows.demand, (_, r) => {
    let sum = 0;
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) sum += rows.cost[k];
    const mean = sum / (rows.start[r + 1] - rows.start[r]);
    const spread = mean - rows.cost[rows.start[r]];
    return Math.sqrt(spread > 0 ? spread : rows.cap[r] - rows.cost[rows.start[r]]);
  });
}

/** A side row's multiplier is money for one unit of the row: all rows' natural money over the row's own size. */
export function sideScale(rowScales: Float64Array, frame: RelaxationFrame): Float64Array {
  let money = 0;
  for (const s of rowScales) money += s * s;
  return Float64Array.from(frame.sideCoefficient, (coefficient) => {
    let size = 0;
    for (const j of frame.free) size = Math.max(size, Math.abs(coefficient[j]));
    return size > 0 ? Math.sqrt(money) / size : 0;
  });
}
