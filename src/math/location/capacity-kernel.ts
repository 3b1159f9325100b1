import { capacityRelaxation } from './capacity-relaxation.ts';
import { obeysRules } from './evaluate-plan.ts';
import type { Kernel, Offer, OpenNode } from './kernel.ts';
import { Role, Site, unservablePrice, type LocationModel } from './model.ts';
import { isCountImpossible, nodeFrame, type SearchNode } from './search-node.ts';
import { solveTransport } from './transportation.ts';

/** The best service from a set of open sites with capacities. */
export interface SplitPlan {
  readonly value: number;
  /** Share of each demand point served from each site, row-major over all sites. */
  readonly share: Float64Array;
  /** Multipliers of the demand points that prove it. */
  readonly worth: Float64Array;
}

/** Serves everybody from the open sites at the least cost; undefined where that is impossible. */
export function assignSplit(model: LocationModel, isOpen: Uint8Array): SplitPlan | undefined {
  const { demandCount, siteCount, cost, unservedCost, capacitated } = model;
  if (!capacitated) return undefined;
  const sites: number[] = [];
  let value = 0;
  for (let j = 0; j < siteCount; j++) {
    if (isOpen[j] !== 1) continue;
    sites.push(j);
    if (model.role[j] !== Role.existing) value += model.openCost[j];
  }
  // One more site without limit stands for leaving demand unserved at its price.
  const width = sites.length + 1;
  const load = capacitated.demand;
  const unitCost = new Float64Array(demandCount * width);
  for (let i = 0; i < demandCount; i++) {
    const amount = load[i] > 0 ? load[i] : 1;
    sites.forEach((j, k) => (unitCost[i * width + k] = cost[i * siteCount + j] / amount));
    unitCost[i * width + sites.length] = unservedCost[i] / amount;
  }
  const total = load.reduce((sum, d) => sum + d, 1);
  const capacity = Float64Array.from([...sites.map((j) => capacitated.capacity[j]), total]);
  const plan = solveTransport({ demand: load, capacity, unitCost });
  if (!plan) return undefined;
  const share = new Float64Array(demandCount * siteCount);
  const worth = new Float64Array(demandCount);
  for (let i = 0; i < demandCount; i++) {
    const amount = load[i] > 0 ? load[i] : 1;
    let best = Infinity;
    let bestSite = -1;
    for (let k = 0; k < width; k++) {
      const priced = unitCost[i * width + k] + (load[i] > 0 ? plan.sitePrice[k] : 0);
      if (priced < best) [best, bestSite] = [priced, k];
      if (k < sites.length) share[i * siteCount + sites[k]] = plan.flow[i * width + k] / amount;
    }
    worth[i] = best * amount;
    if (load[i] > 0) continue;
    if (bestSite < 0) return undefined;
    value += worth[i];
    if (bestSite < sites.length) share[i * siteCount + sites[bestSite]] = 1;
  }
  return { value: value + plan.value, share, worth };
}

/** The kernel of problems with capacities: demand may be split, and a set's value is a transportation problem. */
export function capacityKernel(model: LocationModel, offer: Offer): Kernel {
  const price = unservablePrice(model);
  const known = new Map<string, number>();
  const evaluate = (isOpen: Uint8Array): number => {
    if (!obeysRules(model, isOpen)) return Infinity;
    const key = isOpen.join('');
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = assignSplit(model, isOpen)?.value ?? Infinity;
    if (known.size < 100_000) known.set(key, value);
    return value;
  };
  const trySet = (isOpen: Uint8Array): number => {
    const value = evaluate(isOpen);
    if (value < Infinity) offer(isOpen, value);
    return value;
  };
  return {
    evaluate,
    relax: (node, frame) => capacityRelaxation(model, node.state, frame, price),
    complete(state) {
      const isOpen = openOf(state);
      if (!obeysRules(model, isOpen)) return { value: Infinity, step: { kind: 'complete' } };
      const plan = assignSplit(model, isOpen);
      const side = new Float64Array(model.sideRows.length);
      const multipliers = { demand: plan?.worth ?? hopelessWorth(model, isOpen, price), side };
      return {
        value: plan?.value ?? Infinity,
        step: { kind: 'bound', multipliers, open: [], close: [], ends: true },
      };
    },
    start(node) {
      const side = new Float64Array(model.sideRows.length);
      const found = isCountImpossible(nodeFrame(model, node))
        ? undefined
        : dropOnce(model, node, trySet);
      const plan = found && assignSplit(model, found);
      if (plan) return { demand: plan.worth, side };
      return { demand: new Float64Array(model.demandCount), side };
    },
    improve(node, selected, thorough) {
      const isOpen = openOf(node.state);
      for (const j of node.relaxation.free) if (selected[j] === 1) isOpen[j] = 1;
      if (trySet(isOpen) < Infinity && thorough) descendSets(node, isOpen, trySet);
    },
  };
}

/** Multipliers that price out a set of sites which cannot serve everybody: leaving demand out is made dear enough. */
function hopelessWorth(model: LocationModel, isOpen: Uint8Array, price: number): Float64Array {
  const charged = (unserved: number): Float64Array | undefined => {
    const unservedCost = model.unservedCost.map((u) => Math.min(u, unserved));
    const plan = assignSplit({ ...model, unservedCost }, isOpen);
    const missing = model.demandCount - (plan?.share.reduce((sum, part) => sum + part, 0) ?? 0);
    if (unserved === price) return charged(price * (2 + 1 / Math.max(missing, 1e-9)));
    return plan?.worth;
  };
  return charged(price) ?? new Float64Array(model.demandCount);
}

function openOf(state: Uint8Array): Uint8Array {
  return Uint8Array.from(state, (s) => (s === Site.open ? 1 : 0));
}

/** Opens all that is allowed and goes once over the sites, the least used first, closing those that are not worth it. */
function dropOnce(
  model: LocationModel,
  node: SearchNode,
  evaluate: (isOpen: Uint8Array) => number,
): Uint8Array | undefined {
  const isOpen = Uint8Array.from(node.state, (s) => (s === Site.closed ? 0 : 1));
  const service = assignSplit(model, isOpen);
  if (!service) return undefined;
  const { siteCount } = model;
  const use = new Float64Array(siteCount);
  service.share.forEach((part, k) => (use[k % siteCount] += part));
  const free = Array.from(node.state.keys()).filter((j) => node.state[j] === Site.free);
  free.sort((a, b) => use[a] - use[b] || a - b);
  let best = evaluate(isOpen);
  for (const j of free) {
    isOpen[j] = 0;
    const value = evaluate(isOpen);
    // While the rules are broken by too many open sites, anything that can still serve everybody is progress.
    const isProgress = best === Infinity && (value < Infinity || assignSplit(model, isOpen));
    if (value < best || isProgress) best = value;
    else isOpen[j] = 1;
  }
  return isOpen;
}

/** Sets of more pairs than this are searched by additions and removals only: a transport problem for each is dear. */
const MOST_EXCHANGES = 400;

/** Adds, drops and exchanges single sites while that saves anything. */
function descendSets(
  node: OpenNode,
  start: Uint8Array,
  evaluate: (isOpen: Uint8Array) => number,
): void {
  const { free } = node.relaxation;
  const isOpen = start.slice();
  const openCount = free.filter((j) => isOpen[j] === 1).length;
  const canExchange = openCount * (free.length - openCount) <= MOST_EXCHANGES;
  let best = evaluate(isOpen);
  const tryTurn = (sites: readonly number[]): boolean => {
    for (const j of sites) isOpen[j] = 1 - isOpen[j];
    const value = evaluate(isOpen);
    if (value < best - 1e-9 * Math.abs(best)) {
      best = value;
      return true;
    }
    for (const j of sites) isOpen[j] = 1 - isOpen[j];
    return false;
  };
  for (let improved = true; improved;) {
    improved = false;
    for (const a of free) {
      improved = tryTurn([a]) || improved;
      if (isOpen[a] === 1 || !canExchange) continue;
      for (const b of free) if (isOpen[b] === 1 && tryTurn([a, b])) improved = true;
    }
  }
}
