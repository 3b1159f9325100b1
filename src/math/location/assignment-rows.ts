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
  if (!implied && state.every((s) => s === Site.free)) return rows;
  const settledWorth = rows.settledWorth.slice();
  const cap = rows.cap.slice();
  const left = new Int32Array(rows.demand.length);
  let { constant } = rows;
  let rowCount = 0;
  let entryCount = 0;
  for (let r = 0; r < left.length; r++) {
    const i = rows.demand[r];
    if (implied?.[i] === 1) continue;
    cap[r] = costOfOpen(rows, state, r);
    left[r] = freeBelow(rows, state, r, cap[r]);
    entryCount += left[r];
    if (left[r] > 0) rowCount++;
    else {
      constant += cap[r];
      settledWorth[i] = cap[r];
    }
  }
  const kept = copyRows(rows, state, { left, cap, rowCount, entryCount });
  return { ...kept, constant, settledWorth };
}

/** What a demand point costs at worst: at its cheapest open site, or its old cap. */
function costOfOpen(rows: AssignmentRows, state: Uint8Array, r: number): number {
  const end = rows.start[r + 1];
  for (let k = rows.start[r]; k < end; k++) {
    if (state[rows.site[k]] === Site.open) return rows.cost[k];
  }
  return rows.cap[r];
}

function freeBelow(rows: AssignmentRows, state: Uint8Array, r: number, cap: number): number {
  const end = rows.start[r + 1];
  let count = 0;
  for (let k = rows.start[r]; k < end && rows.cost[k] < cap; k++) {
    if (state[rows.site[k]] === Site.free) count++;
  }
  return count;
}

interface Kept {
  /** Entries that each row keeps; rows without any go. */
  readonly left: Int32Array;
  readonly cap: Float64Array;
  readonly rowCount: number;
  readonly entryCount: number;
}

function copyRows(
  rows: AssignmentRows,
  state: Uint8Array,
  { left, cap, rowCount, entryCount }: Kept,
): Omit<AssignmentRows, 'constant' | 'settledWorth'> {
  const kept = {
    demand: new Int32Array(rowCount),
    start: new Int32Array(rowCount + 1),
    cap: new Float64Array(rowCount),
    site: new Int32Array(entryCount),
    cost: new Float64Array(entryCount),
  };
  let row = 0;
  let at = 0;
  for (let r = 0; r < left.length; r++) {
    if (left[r] === 0) continue;
    const end = at + left[r];
    for (let k = rows.start[r]; at < end; k++) {
      if (state[rows.site[k]] !== Site.free) continue;
      kept.site[at] = rows.site[k];
      kept.cost[at++] = rows.cost[k];
    }
    kept.demand[row] = rows.demand[r];
    kept.cap[row] = cap[r];
    kept.start[++row] = at;
  }
  return kept;
}
