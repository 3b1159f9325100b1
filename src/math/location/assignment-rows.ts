import { Site, type LocationModel } from './model.ts';

/**
 * What serving can cost, by demand point and cheapest site first: the form in which bounds and local search read a
 * model. Row r is demand point `demand[r]`; its entries `start[r]` to `start[r + 1]` are the free sites that serve it
 * for less than `cap[r]`, which is what it costs at worst (unserved, or from the nearest site already open).
 */
export interface AssignmentRows {
  readonly demand: Int32Array;
  readonly start: Int32Array;
  readonly site: Int32Array;
  readonly cost: Float64Array;
  readonly cap: Float64Array;
  /** Sum of the caps of demand points that no free site can serve for less; they have no row. */
  readonly constant: number;
  /** Those caps, by demand point. */
  readonly settledWorth: Float64Array;
}

/** Sorts every row of a model; `price` is what an unserved must-serve demand point is charged. */
export function sortedRows(model: LocationModel, price: number): AssignmentRows {
  const { demandCount, siteCount, unservedCost } = model;
  const start = new Int32Array(demandCount + 1);
  const cap = new Float64Array(demandCount);
  const demand = new Int32Array(demandCount);
  for (let i = 0; i < demandCount; i++) {
    demand[i] = i;
    cap[i] = Math.min(unservedCost[i], price);
    start[i + 1] = start[i] + cheaperCount(model.cost, i * siteCount, siteCount, cap[i]);
  }
  const site = new Int32Array(start[demandCount]);
  const cost = new Float64Array(start[demandCount]);
  const sortRow = rowSorter(siteCount);
  for (let i = 0; i < demandCount; i++) {
    const row = model.cost.subarray(i * siteCount, (i + 1) * siteCount);
    sortRow(row, cap[i], site.subarray(start[i], start[i + 1]));
    for (let k = start[i]; k < start[i + 1]; k++) cost[k] = row[site[k]];
  }
  return {
    demand,
    start,
    site,
    cost,
    cap,
    constant: 0,
    settledWorth: new Float64Array(demandCount),
  };
}

function cheaperCount(cost: Float64Array, from: number, count: number, cap: number): number {
  let cheaper = 0;
  for (let k = from; k < from + count; k++) if (cost[k] < cap) cheaper++;
  return cheaper;
}

/**
 * Sorts one row's sites by cost, ties by index. The index rides in the low bits of the cost's own mantissa, so that
 * the engine's native numeric sort does the work; a last insertion pass undoes what the lost bits disturbed.
 */
function rowSorter(siteCount: number): (row: Float64Array, cap: number, out: Int32Array) => void {
  const mask = 2 ** Math.max(1, Math.ceil(Math.log2(siteCount))) - 1;
  const keys = new Float64Array(siteCount);
  const low = new Uint32Array(keys.buffer);
  return (row, cap, out) => {
    let count = 0;
    for (let j = 0; j < siteCount; j++) {
      if (row[j] >= cap) continue;
      keys[count] = row[j];
      low[2 * count] = ((low[2 * count] & ~mask) | j) >>> 0;
      count++;
    }
    keys.subarray(0, count).sort();
    for (let k = 0; k < count; k++) {
      const j = low[2 * k] & mask;
      let at = k;
      while (at > 0 && isAfter(row, out[at - 1], j)) {
        out[at] = out[at - 1];
        at--;
      }
      out[at] = j;
    }
  };
}

function isAfter(row: Float64Array, a: number, b: number): boolean {
  return row[a] > row[b] || (row[a] === row[b] && a > b);
}

/**
 * The rows that remain once some sites are settled: closed sites go, and the cheapest open one caps its row. Demand
 * points marked in `implied` lose their rows and are worth nothing.
 */
export function restrictRows(
  rows: AssignmentRows,
  state: Uint8Array,
  implied?: Uint8Array,
): AssignmentRows {
  const rowCount = rows.demand.length;
  const demand = new Int32Array(rowCount);
  const start = new Int32Array(rowCount + 1);
  const cap = new Float64Array(rowCount);
  const site = new Int32Array(rows.site.length);
  const cost = new Float64Array(rows.cost.length);
  const settledWorth = rows.settledWorth.slice();
  let constant = rows.constant;
  let kept = 0;
  let at = 0;
  for (let r = 0; r < rowCount; r++) {
    if (implied?.[rows.demand[r]] === 1) continue;
    const from = at;
    let worst = rows.cap[r];
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) {
      const j = rows.site[k];
      if (state[j] === Site.free) {
        site[at] = j;
        cost[at++] = rows.cost[k];
      } else if (state[j] === Site.open) {
        worst = rows.cost[k];
        break;
      }
    }
    while (at > from && cost[at - 1] >= worst) at--;
    if (at === from) {
      constant += worst;
      settledWorth[rows.demand[r]] = worst;
      continue;
    }
    demand[kept] = rows.demand[r];
    cap[kept] = worst;
    start[++kept] = at;
  }
  return {
    demand: demand.slice(0, kept),
    start: start.slice(0, kept + 1),
    site: site.slice(0, at),
    cost: cost.slice(0, at),
    cap: cap.slice(0, kept),
    constant,
    settledWorth,
  };
}
