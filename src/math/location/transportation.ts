/** Demand to be shipped from sites of limited capacity; `unitCost[i * siteCount + k]` is of one unit, `Infinity` = never. */
export interface TransportProblem {
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly unitCost: Float64Array;
}

/** The cheapest shipment, and the prices that prove it. */
export interface TransportPlan {
  readonly value: number;
  /** Units shipped to demand point i from site k, row-major. */
  readonly flow: Float64Array;
  /** Price of a unit of each site's capacity, at least 0; 0 where some is left. */
  readonly sitePrice: Float64Array;
}

interface Shipment extends TransportProblem {
  readonly siteCount: number;
  readonly flow: Float64Array;
  readonly left: Float64Array;
  /** Cheapest way, per unit, to make room at site a by moving somebody to site b, and who that is. */
  readonly shiftCost: Float64Array;
  readonly shiftDemand: Int32Array;
}

/**
 * Solves a transportation problem exactly; undefined when the demand cannot be met. Units of zero demand are free.
 *
 * Demand points are shipped one after another along the cheapest augmenting path in the graph of sites, whose arc
 * a -> b costs what the cheapest customer of a pays more at b; sites are few, so Bellman-Ford on them is quick.
 * Source: successive shortest paths, Ahuja, Magnanti and Orlin 1993, "Network Flows", section 9.7.
 */
export function solveTransport(problem: TransportProblem): TransportPlan | undefined {
  const siteCount = problem.capacity.length;
  const shipment: Shipment = {
    ...problem,
    siteCount,
    flow: new Float64Array(problem.unitCost.length),
    left: problem.capacity.slice(),
    shiftCost: new Float64Array(siteCount * siteCount).fill(Infinity),
    shiftDemand: new Int32Array(siteCount * siteCount).fill(-1),
  };
  for (let i = 0; i < problem.demand.length; i++) {
    if (!shipAll(shipment, i)) return undefined;
  }
  let value = 0;
  for (let k = 0; k < shipment.flow.length; k++) {
    if (shipment.flow[k] > 0) value += shipment.flow[k] * problem.unitCost[k];
  }
  return { value, flow: shipment.flow, sitePrice: sitePrices(shipment) };
}

/** Ships one demand point; each round uses up an amount, a site's room, or a customer's share on the path. */
function shipAll(shipment: Shipment, i: number): boolean {
  const total = shipment.demand[i];
  const dust = 1e-12 * total;
  let missing = total;
  while (missing > dust) {
    const path = cheapestPath(shipment, i);
    if (!path) return false;
    missing -= augment(shipment, i, path, missing);
  }
  return true;
}

/** Sites from the one that takes the demand point to the one that has room, by Bellman-Ford. */
function cheapestPath(shipment: Shipment, i: number): number[] | undefined {
  const { siteCount, unitCost, shiftCost, left } = shipment;
  const distance = unitCost.slice(i * siteCount, (i + 1) * siteCount);
  const previous = new Int32Array(siteCount).fill(-1);
  for (let round = 0, changed = true; changed && round < siteCount; round++) {
    changed = false;
    for (let a = 0; a < siteCount; a++) {
      if (distance[a] === Infinity || left[a] > 0) continue;
      for (let b = 0; b < siteCount; b++) {
        const through = distance[a] + shiftCost[a * siteCount + b];
        if (!isLess(through, distance[b])) continue;
        distance[b] = through;
        previous[b] = a;
        changed = true;
      }
    }
  }
  let end = -1;
  for (let k = 0; k < siteCount; k++) {
    if (left[k] > 0 && distance[k] < Infinity && (end < 0 || distance[k] < distance[end])) end = k;
  }
  if (end < 0) return undefined;
  const path = [end];
  for (let k = previous[end]; k >= 0 && path.length <= siteCount; k = previous[k]) path.unshift(k);
  return path;
}

/** Less by more than rounding, so that cycles of cost zero come to rest. */
function isLess(a: number, b: number): boolean {
  return b === Infinity ? a < b : a < b - 1e-12 * Math.abs(b);
}

function augment(shipment: Shipment, i: number, path: readonly number[], most: number): number {
  const { siteCount, flow, left, shiftDemand } = shipment;
  const end = path[path.length - 1];
  let amount = Math.min(most, left[end]);
  for (let s = 0; s + 1 < path.length; s++) {
    const moved = shiftDemand[path[s] * siteCount + path[s + 1]];
    amount = Math.min(amount, flow[moved * siteCount + path[s]]);
  }
  const moves: number[] = [];
  for (let s = 0; s + 1 < path.length; s++) {
    moves.push(shiftDemand[path[s] * siteCount + path[s + 1]]);
  }
  flow[i * siteCount + path[0]] += amount;
  for (let s = 0; s + 1 < path.length; s++) {
    const from = moves[s] * siteCount + path[s];
    flow[from] = flow[from] - amount <= 1e-12 * shipment.demand[moves[s]] ? 0 : flow[from] - amount;
    flow[moves[s] * siteCount + path[s + 1]] += amount;
  }
  left[end] = left[end] - amount <= 1e-12 * shipment.capacity[end] ? 0 : left[end] - amount;
  for (const a of path) findShifts(shipment, a);
  return amount;
}

/** Finds again the cheapest way out of site a towards every other site. */
function findShifts(shipment: Shipment, a: number): void {
  const { siteCount, flow, unitCost, demand, shiftCost, shiftDemand } = shipment;
  shiftCost.fill(Infinity, a * siteCount, (a + 1) * siteCount);
  for (let i = 0; i < demand.length; i++) {
    if (flow[i * siteCount + a] <= 0) continue;
    const here = unitCost[i * siteCount + a];
    for (let b = 0; b < siteCount; b++) {
      const more = unitCost[i * siteCount + b] - here;
      if (b === a || more >= shiftCost[a * siteCount + b]) continue;
      shiftCost[a * siteCount + b] = more;
      shiftDemand[a * siteCount + b] = i;
    }
  }
}

/** What one more unit of capacity would save: the cheapest way from a full site to one with room. */
function sitePrices(shipment: Shipment): Float64Array {
  const { siteCount, left, shiftCost } = shipment;
  const price = Float64Array.from(left, (room) => (room > 0 ? 0 : Infinity));
  // With no room anywhere only differences of prices matter; the first site sets the level.
  if (!left.some((room) => room > 0)) price[0] = 0;
  for (let round = 0; round < siteCount; round++) {
    let changed = false;
    for (let a = 0; a < siteCount; a++) {
      for (let b = 0; b < siteCount; b++) {
        const through = price[b] + shiftCost[a * siteCount + b];
        if (!isLess(through, price[a])) continue;
        price[a] = through;
        changed = true;
      }
    }
    if (!changed) break;
  }
  const finite = price.filter((v) => v < Infinity);
  const lowest = Math.min(0, ...finite);
  const highest = Math.max(0, ...finite);
  return price.map((v) => (v < Infinity ? v : highest) - lowest);
}
