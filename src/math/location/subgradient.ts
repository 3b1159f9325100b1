import type { Relaxation } from './relaxation.ts';
import { selectCheapest } from './site-selection.ts';

/** The prices of a Lagrangian bound: one for serving each demand point of the relaxation, one for each side row. */
export interface Multipliers {
  readonly demand: Float64Array;
  readonly side: Float64Array;
}

/** The best bound an ascent found, the multipliers that give it, and what the sites are worth under them. */
export interface AscentResult {
  readonly bound: number;
  readonly multipliers: Multipliers;
  /** Value of each free site at the best bound, side rows included. */
  readonly value: Float64Array;
  /** Sites of the cheapest choice at the best bound. */
  readonly selected: Uint8Array;
  /** How often each site was chosen on the way, recent iterations weighing more: close to the linear relaxation. */
  readonly share: Float64Array;
  readonly iterations: number;
  /** Length the steps had shrunk to, for the next ascent to go on with. */
  readonly step: number;
}

export interface AscentOptions {
  readonly start: Multipliers;
  readonly iterations: number;
  /** Value of the best known plan: steps are as long as the gap to it wants. */
  readonly target: number;
  /** A bound this high settles the node. */
  readonly enough: number;
  /** Length of the first step as a share of the gap. */
  readonly step: number;
}

/** Share of the last direction kept, iterations without gain until the step shrinks, and by how much (all measured). */
const DEFLECTION = 0.8;
const PATIENCE = 20;
const SHRINK = 0.7;
const SHARE_MEMORY = 0.9;

/**
 * Raises the Lagrangian bound by a deflected, preconditioned subgradient method with Polyak steps.
 * Source: Held, Wolfe and Crowder 1974; deflection after Camerini, Fratta and Maffioli 1975.
 */
export function ascend(relaxation: Relaxation, options: AscentOptions): AscentResult {
  const walk = startWalk(relaxation, options.start);
  let step = options.step;
  let stalled = 0;
  let iteration = 0;
  for (; iteration < options.iterations; iteration++) {
    const bound = boundAt(relaxation, walk);
    if (bound > walk.best) {
      if (bound > walk.best + 1e-7 * Math.abs(bound)) stalled = 0;
      keepBest(walk, bound, relaxation);
    } else if (++stalled >= PATIENCE) {
      stalled = 0;
      step *= SHRINK;
    }
    if (walk.best >= options.enough || step < 1e-4) break;
    if (!move(relaxation, walk, step * missing(options.target, bound))) break;
  }
  return {
    bound: walk.best,
    multipliers: { demand: walk.bestDemand, side: walk.bestSide },
    value: walk.bestValue,
    selected: walk.bestSelected,
    share: walk.share,
    iterations: iteration,
    step,
  };
}

/** How far the bound still is from its target; a little more than nothing, so that ties still move. */
function missing(target: number, bound: number): number {
  return Math.max(1.02 * target - 0.02 * bound - bound, 1e-6 * Math.abs(bound), 1e-12);
}

interface Walk {
  readonly demand: Float64Array;
  readonly side: Float64Array;
  readonly demandStep: Float64Array;
  readonly sideStep: Float64Array;
  readonly value: Float64Array;
  readonly selected: Uint8Array;
  readonly scratch: Float64Array;
  readonly shortage: Float64Array;
  readonly share: Float64Array;
  readonly bestDemand: Float64Array;
  readonly bestSide: Float64Array;
  readonly bestValue: Float64Array;
  readonly bestSelected: Uint8Array;
  best: number;
}

function startWalk(relaxation: Relaxation, start: Multipliers): Walk {
  const rows = relaxation.demand.length;
  const sides = relaxation.sideLimit.length;
  const free = relaxation.free;
  const sites = free.length > 0 ? free[free.length - 1] + 1 : 0;
  const demand = start.demand.slice();
  for (let r = 0; r < rows; r++) {
    demand[r] = Math.min(Math.max(demand[r], relaxation.floor[r]), relaxation.cap[r]);
  }
  return {
    demand,
    side: start.side.slice(),
    demandStep: new Float64Array(rows),
    sideStep: new Float64Array(sides),
    value: new Float64Array(sites),
    selected: new Uint8Array(sites),
    scratch: new Float64Array(free.length),
    shortage: new Float64Array(rows),
    share: new Float64Array(sites),
    bestDemand: demand.slice(),
    bestSide: start.side.slice(),
    bestValue: new Float64Array(sites),
    bestSelected: new Uint8Array(sites),
    best: -Infinity,
  };
}

function boundAt(relaxation: Relaxation, walk: Walk): number {
  const { free, sideCoefficient, sideLimit } = relaxation;
  let bound = relaxation.price(walk.demand, walk.value);
  for (let s = 0; s < sideLimit.length; s++) {
    const price = walk.side[s];
    if (price === 0) continue;
    bound -= price * sideLimit[s];
    for (let k = 0; k < free.length; k++)
      walk.value[free[k]] += price * sideCoefficient[s][free[k]];
  }
  bound += selectCheapest(walk.value, free, relaxation.size, walk);
  for (let k = 0; k < free.length; k++) {
    const j = free[k];
    walk.share[j] = SHARE_MEMORY * walk.share[j] + (1 - SHARE_MEMORY) * walk.selected[j];
  }
  return bound;
}

function keepBest(walk: Walk, bound: number, relaxation: Relaxation): void {
  walk.best = bound;
  walk.bestDemand.set(walk.demand);
  walk.bestSide.set(walk.side);
  for (let k = 0; k < relaxation.free.length; k++) {
    const j = relaxation.free[k];
    walk.bestValue[j] = walk.value[j];
    walk.bestSelected[j] = walk.selected[j];
  }
}

/** Moves the multipliers so that the bound would rise by `gain` if it were linear; false when there is no way up. */
function move(relaxation: Relaxation, walk: Walk, gain: number): boolean {
  const { demand, demandStep, shortage, side, sideStep } = walk;
  const { scale, floor, cap, sideLimit, sideScale } = relaxation;
  relaxation.shortage(demand, walk.selected, shortage);
  let slope = 0;
  let norm = 0;
  for (let r = 0; r < demand.length; r++) {
    let g = shortage[r];
    if ((g > 0 && demand[r] >= cap[r]) || (g < 0 && demand[r] <= floor[r])) g = 0;
    const d = DEFLECTION * demandStep[r] + scale[r] * g;
    demandStep[r] = d;
    slope += Math.abs(scale[r] * g);
    norm += d * d;
  }
  for (let s = 0; s < sideLimit.length; s++) {
    const g = sideScale[s] * sideExcess(relaxation, walk, s);
    const d = DEFLECTION * sideStep[s] + (g < 0 && side[s] <= 0 ? 0 : g);
    sideStep[s] = d;
    slope += g > 0 || side[s] > 0 ? Math.abs(g) : 0;
    norm += d * d;
  }
  if (slope === 0 || norm === 0) return false;
  const length = gain / norm;
  for (let r = 0; r < demand.length; r++) {
    const moved = demand[r] + length * scale[r] * demandStep[r];
    demand[r] = Math.min(Math.max(moved, floor[r]), cap[r]);
  }
  for (let s = 0; s < side.length; s++) {
    side[s] = Math.max(0, side[s] + length * sideScale[s] * sideStep[s]);
  }
  return true;
}

function sideExcess(relaxation: Relaxation, walk: Walk, s: number): number {
  const { free, sideCoefficient, sideLimit } = relaxation;
  let used = -sideLimit[s];
  for (let k = 0; k < free.length; k++) {
    if (walk.selected[free[k]] === 1) used += sideCoefficient[s][free[k]];
  }
  return used;
}
