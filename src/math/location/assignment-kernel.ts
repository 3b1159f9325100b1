import { restrictRows, sortedRows, type AssignmentRows } from './assignment-rows.ts';
import type { ProofStep } from './certificate.ts';
import { reduceCover } from './cover-reduction.ts';
import { assignNearest, obeysRules } from './evaluate-plan.ts';
import {
  descend,
  growGreedily,
  startInterchange,
  type Interchange,
  type SearchSpace,
} from './interchange.ts';
import { iteratedInterchange } from './iterated-interchange.ts';
import type { Kernel, Offer, OpenNode } from './kernel.ts';
import { Site, unservablePrice, type LocationModel } from './model.ts';
import { assignmentRelaxation, type RelaxationFrame } from './relaxation.ts';
import { isCountImpossible, nodeFrame, settle, type SearchNode } from './search-node.ts';
import { sideRowGuard } from './side-row-guard.ts';

interface RowedNode extends OpenNode {
  readonly relaxation: OpenNode['relaxation'] & { readonly rows: AssignmentRows };
}

/** The kernel of problems without capacities: everybody is served from the cheapest open site. */
export function assignmentKernel(model: LocationModel, offer: Offer): Kernel {
  const price = unservablePrice(model);
  const precision = descentPrecision(model, price);
  const all = sortedRows(model, price);
  const evaluate = (isOpen: Uint8Array): number =>
    obeysRules(model, isOpen) ? assignNearest(model, isOpen).value : Infinity;
  const reduce: Kernel['reduce'] = (node, parent) => {
    const from = (parent as RowedNode | undefined)?.relaxation.rows ?? all;
    return reduceNode(model, node, restrictRows(from, node.state, node.implied));
  };
  return {
    evaluate,
    ...(model.isCover ? { reduce } : {}),
    relax(node, frame, parent) {
      const from = (parent as RowedNode | undefined)?.relaxation.rows ?? all;
      const rows = restrictRows(from, node.state, node.implied);
      return Object.assign(assignmentRelaxation(rows, frame), { rows });
    },
    complete(state) {
      const isOpen = Uint8Array.from(state, (s) => (s === Site.open ? 1 : 0));
      return { value: evaluate(isOpen), step: { kind: 'complete' } };
    },
    start(node) {
      const frame = nodeFrame(model, node);
      const rows = restrictRows(all, node.state);
      const demand = rows.settledWorth.slice();
      const side = new Float64Array(model.sideRows.length);
      rows.demand.forEach((i, r) => (demand[i] = rows.cost[rows.start[r + 1] - 1]));
      if (isCountImpossible(frame)) return { demand, side };
      const search = startInterchange(searchSpace(model, rows, frame), []);
      if (!growGreedily(search, precision)) return { demand, side };
      descend(search, precision);
      const offerSearch = (found: Interchange): number => offerSites(model, offer, node, found);
      offerSearch(search);
      // A covering question is settled by reduction and branching; kicks would cost more than they find (measured).
      if (!model.isCover) iteratedInterchange(search, { precision, offer: offerSearch });
      rows.demand.forEach((i, r) => (demand[i] = Math.min(demand[i], search.second[r])));
      return { demand, side };
    },
    improve(node, selected, thorough) {
      improveSelection(
        { model, offer, node: node as RowedNode, evaluate, precision },
        selected,
        thorough,
      );
    },
  };
}

function reduceNode(
  model: LocationModel,
  node: SearchNode,
  rows: AssignmentRows,
): { readonly node: SearchNode; readonly steps: readonly ProofStep[] } {
  const { steps, implied } = reduceCover(rows, nodeFrame(model, node).free, model.openCost);
  const isImplied = node.implied?.slice() ?? new Uint8Array(model.demandCount);
  for (const i of implied) isImplied[i] = 1;
  const open = steps.flatMap((step) => (step.kind === 'last-server' ? [step.site] : []));
  const close = steps.flatMap((step) =>
    step.kind === 'dominance' ? step.pairs.map(([site]) => site) : [],
  );
  return { node: { ...settle(node, { open, close }), implied: isImplied }, steps };
}

/** Savings below this are rounding: the tables of the local search add and take away numbers of the model's size. */
function descentPrecision(model: LocationModel, price: number): number {
  let largest = 0;
  for (const list of [model.cost, model.unservedCost, model.openCost]) {
    for (let k = 0; k < list.length; k++) {
      const size = Math.abs(list[k]);
      if (size > largest && size !== Infinity) largest = size;
    }
  }
  return Math.max(1e-10 * largest, 1e-14 * price, Number.MIN_VALUE);
}

function searchSpace(
  model: LocationModel,
  rows: AssignmentRows,
  frame: RelaxationFrame,
): SearchSpace {
  return {
    rows,
    siteCount: model.siteCount,
    cost: model.cost,
    free: frame.free,
    size: frame.size,
    openCost: model.openCost,
    allows: sideRowGuard(frame),
  };
}

function offerSites(
  model: LocationModel,
  offer: Offer,
  node: SearchNode,
  found: Interchange,
): number {
  const isOpen = Uint8Array.from(node.state, (s) => (s === Site.open ? 1 : 0));
  for (const j of found.slots) isOpen[j] = 1;
  const { value } = assignNearest(model, isOpen);
  offer(isOpen, value);
  return value;
}

interface Improvement {
  readonly model: LocationModel;
  readonly offer: Offer;
  readonly node: RowedNode;
  readonly evaluate: (isOpen: Uint8Array) => number;
  readonly precision: number;
}

function improveSelection(task: Improvement, selected: Uint8Array, thorough: boolean): void {
  const { model, offer, node, precision } = task;
  const isOpen = Uint8Array.from(node.state, (s, j) =>
    s === Site.open || selected[j] === 1 ? 1 : 0,
  );
  const value = task.evaluate(isOpen);
  if (value < Infinity) offer(isOpen, value);
  if (!thorough) return;
  const { relaxation } = node;
  const space = searchSpace(model, relaxation.rows, {
    ...relaxation,
    openCost: model.openCost,
    constant: 0,
  });
  const chosen = Array.from(relaxation.free).filter((j) => selected[j] === 1);
  const search = startInterchange(space, value < Infinity ? chosen : []);
  if (!growGreedily(search, precision)) return;
  descend(search, precision);
  offerSites(model, offer, node, search);
}
