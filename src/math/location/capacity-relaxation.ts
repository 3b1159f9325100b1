import { Site, type LocationModel } from './model.ts';
import { sideScale, type Relaxation, type RelaxationFrame } from './relaxation.ts';

/**
 * The relaxation with capacities: an open site fills its capacity with the demand points that gain most per unit,
 * the last one in part: a continuous knapsack. The best of these bounds is the linear relaxation with
 * "served from j only if j is open".
 * Source: Cornuéjols, Sridharan and Thizy 1991, "A comparison of heuristics and relaxations for the capacitated plant
 * location problem"; Dantzig 1957 for the knapsack.
 */
export function capacityRelaxation(
  model: LocationModel,
  state: Uint8Array,
  frame: RelaxationFrame,
  price: number,
): Relaxation {
  const { demandCount, siteCount, cost } = model;
  const load = model.capacitated?.demand ?? new Float64Array(demandCount);
  const capacity = model.capacitated?.capacity ?? new Float64Array(siteCount);
  const open = indicesOf(state, Site.open);
  const alive = [...open, ...frame.free];
  const served = new Float64Array(siteCount * demandCount);
  const scale = demandScale(model, alive);
  const knapsack = knapsackOf({ cost, load, siteCount });
  return {
    ...frame,
    demand: Int32Array.from({ length: demandCount }, (_, i) => i),
    settledWorth: new Float64Array(demandCount),
    floor: cheapest(model, alive),
    cap: model.unservedCost.map((u) => Math.min(u, price)),
    scale,
    sideScale: sideScale(scale, frame),
    price(multiplier, value) {
      let sum = frame.constant;
      for (let i = 0; i < demandCount; i++) sum += multiplier[i];
      const fill = (j: number): number =>
        knapsack(
          j,
          capacity[j],
          multiplier,
          served.subarray(j * demandCount, (j + 1) * demandCount),
        );
      for (const j of open) sum += fill(j);
      for (const j of frame.free) value[j] = frame.openCost[j] + fill(j);
      return sum;
    },
    shortage(_multiplier, selected, out) {
      out.fill(1);
      const take = (j: number): void => {
        for (let i = 0; i < demandCount; i++) out[i] -= served[j * demandCount + i];
      };
      for (const j of open) take(j);
      for (const j of frame.free) if (selected[j] === 1) take(j);
    },
  };
}

function indicesOf(state: Uint8Array, wanted: number): number[] {
  const found: number[] = [];
  state.forEach((s, j) => {
    if (s === wanted) found.push(j);
  });
  return found;
}

function cheapest(model: LocationModel, sites: readonly number[]): Float64Array {
  return Float64Array.from({ length: model.demandCount }, (_, i) => {
    let least = model.unservedCost[i];
    for (const j of sites) least = Math.min(least, model.cost[i * model.siteCount + j]);
    return least === Infinity ? 0 : least;
  });
}

function demandScale(model: LocationModel, sites: readonly number[]): Float64Array {
  return Float64Array.from({ length: model.demandCount }, (_, i) => {
    let least = Infinity;
    let total = 0;
    let count = 0;
    for (const j of sites) {
      const c = model.cost[i * model.siteCount + j];
      if (c === Infinity) continue;
      least = Math.min(least, c);
      total += c;
      count++;
    }
    if (count === 0) return 0;
    const spread = total / count - least;
    return Math.sqrt(spread > 0 ? spread : Math.max(total / count, 1));
  });
}

interface KnapsackData {
  readonly cost: Float64Array;
  readonly load: Float64Array;
  readonly siteCount: number;
}

type Knapsack = (j: number, capacity: number, worth: Float64Array, share: Float64Array) => number;

/** Fills one site: writes the share of each demand point it serves and returns the (negative) cost of doing so. */
function knapsackOf({ cost, load, siteCount }: KnapsackData): Knapsack {
  const gainers: number[] = [];
  const ratio = new Float64Array(load.length);
  return (j, capacity, worth, share) => {
    gainers.length = 0;
    let value = 0;
    let used = 0;
    for (let i = 0; i < load.length; i++) {
      const gain = worth[i] - cost[i * siteCount + j];
      share[i] = gain > 0 ? 1 : 0;
      if (!(gain > 0)) continue;
      value -= gain;
      used += load[i];
      ratio[i] = gain / load[i];
      gainers.push(i);
    }
    if (used <= capacity) return value;
    gainers.sort((a, b) => ratio[a] - ratio[b] || a - b);
    // Unload the least worthwhile until the rest fits.
    let excess = used - capacity;
    for (const i of gainers) {
      const unloaded = Math.min(load[i], excess);
      const part = unloaded / load[i];
      share[i] = 1 - part;
      value += part * ratio[i] * load[i];
      excess -= unloaded;
      if (excess <= 0) break;
    }
    return value;
  };
}
