import type { AssignmentRows } from './assignment-rows.ts';
import type { SelectionSize } from './site-selection.ts';

/** Where a local search may move: the free sites of a node, how many of them to open, and any further rule. */
export interface SearchSpace {
  readonly rows: AssignmentRows;
  readonly siteCount: number;
  /** The model's full cost matrix. */
  readonly cost: Float64Array;
  readonly free: Int32Array;
  readonly size: SelectionSize;
  readonly openCost: Float64Array;
  /** Whether opening `add` and closing `drop` (-1 = none) keeps the side rows, given the sites open now. */
  readonly allows: (search: Interchange, add: number, drop: number) => boolean;
}

/**
 * A set of open sites with, for every demand point, its nearest and second-nearest of them, and the tables that price
 * every addition, removal and exchange at once: saving(add j) = gain[j], loss of drop r = loss[r], and
 * saving(exchange) = gain[j] - loss[r] + extra[r][j].
 * Source: Whitaker 1983, "A fast algorithm for the greedy interchange"; the tables: Resende and Werneck 2004, "A fast
 * swap-based local search procedure for location problems".
 */
export interface Interchange {
  readonly space: SearchSpace;
  /** Open free sites; their index here is their slot. */
  readonly slots: number[];
  readonly slotOf: Int32Array;
  readonly nearest: Float64Array;
  readonly second: Float64Array;
  readonly nearestSite: Int32Array;
  readonly secondSite: Int32Array;
  readonly gain: Float64Array;
  loss: Float64Array;
  extra: Float64Array;
}

/** Starts a local search at the sites of `open`. */
export function startInterchange(space: SearchSpace, open: readonly number[]): Interchange {
  const rowCount = space.rows.demand.length;
  const slotRoom = Math.max(4, open.length + 2);
  const search: Interchange = {
    space,
    slots: [],
    slotOf: new Int32Array(space.siteCount).fill(-1),
    nearest: new Float64Array(rowCount),
    second: new Float64Array(rowCount),
    nearestSite: new Int32Array(rowCount),
    secondSite: new Int32Array(rowCount),
    gain: new Float64Array(space.siteCount),
    loss: new Float64Array(slotRoom),
    extra: new Float64Array(slotRoom * space.siteCount),
  };
  for (const j of open) takeSlot(search, j);
  for (let r = 0; r < rowCount; r++) {
    findTwoNearest(search, r);
    book(search, r, 1);
  }
  return search;
}

function takeSlot(search: Interchange, site: number): void {
  const slot = search.slots.push(site) - 1;
  search.slotOf[site] = slot;
  if (slot < search.loss.length) return;
  const loss = new Float64Array(2 * search.loss.length);
  const extra = new Float64Array(2 * search.extra.length);
  loss.set(search.loss);
  extra.set(search.extra);
  search.loss = loss;
  search.extra = extra;
}

/** Frees a slot; the last slot's site moves into it with its tables. All entries of the slot are zero by then. */
function leaveSlot(search: Interchange, site: number): void {
  const { slots, slotOf, loss, extra, space } = search;
  const slot = slotOf[site];
  const last = slots.length - 1;
  const moved = slots[last];
  const width = space.siteCount;
  slots[slot] = moved;
  slotOf[moved] = slot;
  loss[slot] = loss[last];
  loss[last] = 0;
  extra.copyWithin(slot * width, last * width, (last + 1) * width);
  extra.fill(0, last * width, (last + 1) * width);
  slots.pop();
  slotOf[site] = -1;
}

function findTwoNearest(search: Interchange, r: number): void {
  const { rows } = search.space;
  const { slotOf } = search;
  let found = 0;
  search.nearest[r] = search.second[r] = rows.cap[r];
  search.nearestSite[r] = search.secondSite[r] = -1;
  for (let k = rows.start[r]; k < rows.start[r + 1]; k++) {
    const j = rows.site[k];
    if (slotOf[j] < 0) continue;
    if (found++ === 0) {
      search.nearest[r] = rows.cost[k];
      search.nearestSite[r] = j;
    } else {
      search.second[r] = rows.cost[k];
      search.secondSite[r] = j;
      return;
    }
  }
}

/** Adds (`sign` 1) or takes back (-1) what row r contributes to the tables. */
function book(search: Interchange, r: number, sign: number): void {
  const { rows, siteCount } = search.space;
  const { gain, loss, extra, slotOf } = search;
  const { start, site, cost } = rows;
  const first = search.nearest[r];
  const second = search.second[r];
  const owner = search.nearestSite[r];
  const end = start[r + 1];
  let k = start[r];
  if (owner < 0) {
    for (; k < end && cost[k] < first; k++) gain[site[k]] += sign * (first - cost[k]);
    return;
  }
  const slot = slotOf[owner];
  const base = slot * siteCount;
  loss[slot] += sign * (second - first);
  for (; k < end && cost[k] < first; k++) {
    gain[site[k]] += sign * (first - cost[k]);
    extra[base + site[k]] += sign * (second - first);
  }
  for (; k < end && cost[k] < second; k++) extra[base + site[k]] += sign * (second - cost[k]);
}

/** Opens `add` and closes `drop` (-1 = none) and brings the tables up to date, touching only the rows concerned. */
export function applyMove(search: Interchange, add: number, drop: number): void {
  const { rows, cost, siteCount } = search.space;
  const rowCount = rows.demand.length;
  const touched: number[] = [];
  for (let r = 0; r < rowCount; r++) {
    const loses = drop >= 0 && (search.nearestSite[r] === drop || search.secondSite[r] === drop);
    if (!loses && (add < 0 || cost[rows.demand[r] * siteCount + add] >= search.second[r])) continue;
    touched.push(r);
    book(search, r, -1);
  }
  if (drop >= 0) leaveSlot(search, drop);
  if (add >= 0) takeSlot(search, add);
  for (const r of touched) {
    findTwoNearest(search, r);
    book(search, r, 1);
  }
}

interface Move {
  readonly saving: number;
  readonly add: number;
  readonly drop: number;
}

/** The allowed addition, removal or exchange that saves most; undefined when none saves more than `least`. */
export function bestMove(search: Interchange, least: number): Move | undefined {
  const { space, slots, slotOf, gain, loss, extra } = search;
  const { free, size, openCost, siteCount } = space;
  let best: Move | undefined;
  let bar = least;
  const consider = (saving: number, add: number, drop: number): void => {
    if (saving > bar && space.allows(search, add, drop)) {
      bar = saving;
      best = { saving, add, drop };
    }
  };
  if (slots.length < size.most) {
    for (const j of free) if (slotOf[j] < 0) consider(gain[j] - openCost[j], j, -1);
  }
  for (let slot = 0; slot < slots.length; slot++) {
    const drop = slots[slot];
    const kept = openCost[drop] - loss[slot];
    if (slots.length > size.least) consider(kept, -1, drop);
    const base = slot * siteCount;
    for (let k = 0; k < free.length; k++) {
      const j = free[k];
      const saving = gain[j] - openCost[j] + extra[base + j] + kept;
      if (saving > bar && slotOf[j] < 0) consider(saving, j, drop);
    }
  }
  return best;
}

/** Descents take a few moves a site; this many mean that rounding makes them go in circles. */
const MOST_MOVES_PER_SITE = 50;

/** Makes the best move until none saves anything worth its rounding. */
export function descend(search: Interchange, precision: number): void {
  for (let left = MOST_MOVES_PER_SITE * search.space.siteCount; left > 0; left--) {
    const move = bestMove(search, precision);
    if (!move) return;
    applyMove(search, move.add, move.drop);
  }
}

/** Adds sites greedily until there are at least `size.least`, then while one pays; false when the rules forbid it. */
export function growGreedily(search: Interchange, precision: number): boolean {
  const { space, slotOf, slots, gain } = search;
  while (slots.length < space.size.most) {
    let best = -1;
    let bar = slots.length < space.size.least ? -Infinity : precision;
    for (const j of space.free) {
      const saving = gain[j] - space.openCost[j];
      if (slotOf[j] < 0 && saving > bar && space.allows(search, j, -1)) {
        bar = saving;
        best = j;
      }
    }
    if (best < 0) break;
    applyMove(search, best, -1);
  }
  return slots.length >= space.size.least;
}
