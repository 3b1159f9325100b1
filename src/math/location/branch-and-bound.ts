import { proofRecorder, type Fixings, type ProofRecorder } from './certificate.ts';
import { sideTolerance } from './evaluate-plan.ts';
import { fixByReducedCost, fixBySideRow } from './fixing.ts';
import type { OpenNode } from './kernel.ts';
import { Site } from './model.ts';
import type { RelaxationFrame } from './relaxation.ts';
import { isCountImpossible, nodeFrame, rootNode, settle, type SearchNode } from './search-node.ts';
import type { SearchResult, SearchTask } from './search-task.ts';
import { ascend, type AscentResult } from './subgradient.ts';

interface Search extends SearchTask {
  readonly proof: ProofRecorder;
  nodes: number;
  iterations: number;
  rootBound: number;
  isCut: boolean;
}

/** Iterations of the bound between two looks at what can be fixed, at the root and below (measured). */
const ROOT_CHUNK = 80;
const NODE_CHUNK = 40;
const MOST_ROOT_CHUNKS = 20;
const MOST_NODE_CHUNKS = 4;
/** The root goes on with its bound while a chunk of iterations leaves less than this of the gap. */
const WORTHWHILE = 0.8;
/** Branching goes to the site whose share of the relaxation is nearest to this (measured: 0.5 needs a tenth more nodes). */
const BRANCHING_SHARE = 0.7;

/**
 * Depth-first branch and bound over the sites with Lagrangian bounds and fixing by reduced cost at every node.
 * The pool ends up with the best plans; where the limits cut the search, the bound that was proven so far is returned.
 */
export function branchAndBound(task: SearchTask): SearchResult {
  const search: Search = {
    ...task,
    proof: proofRecorder(task.limits.maxProofBytes),
    nodes: 0,
    iterations: 0,
    rootBound: -Infinity,
    isCut: false,
  };
  const root = rootNode(task.model);
  const multipliers = task.kernel.start(root);
  explore(search, { ...root, multipliers });
  const lowerBound = provenBound(search);
  return {
    isProven: !search.isCut,
    lowerBound,
    nodes: search.nodes,
    iterations: search.iterations,
    certificate: search.proof.certificate(lowerBound),
  };
}

function provenBound(search: Search): number {
  const weakest = search.proof.weakest();
  const rounded = search.isIntegral ? Math.ceil(weakest - rounding(weakest)) : weakest;
  return Math.min(search.pool.cutoff(), rounded);
}

/** The bound at which a node is settled: nothing below it can enter the pool. */
function enoughFor(search: Search): number {
  const cutoff = search.pool.cutoff();
  if (search.isIntegral) return Math.ceil(cutoff) - 1 + rounding(cutoff);
  return cutoff - search.relativeGap * Math.abs(cutoff);
}

/** Sums of integers in floating point are trusted up to this. */
function rounding(value: number): number {
  return Math.max(1e-6, 1e-11 * Math.abs(value));
}

function isOver(search: Search): boolean {
  const { limits, pool } = search;
  if (limits.firstOnly && pool.plans.length >= pool.size) return true;
  return (
    search.nodes >= limits.maxNodes ||
    search.iterations >= limits.maxIterations ||
    limits.signal?.aborted === true
  );
}

/** Proves one node and everything below it. */
function explore(search: Search, start: SearchNode, parent?: OpenNode): void {
  search.nodes++;
  const isRoot = parent === undefined;
  let node = start;
  let ancestor = parent;
  // Every node starts with full steps again: with the parent's short ones it needs five times the nodes (measured).
  let length = 1;
  let lastGap = Infinity;
  for (let chunk = 0; ; chunk++) {
    const tightened = tighten(search, node, ancestor);
    if (!tightened) return;
    node = tightened;
    const frame = nodeFrame(search.model, node);
    if (frame.free.length === 0 || frame.size.most === 0) {
      finish(search, node, frame);
      return;
    }
    report(search);
    const relaxation = search.kernel.relax(node, frame, ancestor);
    const open: OpenNode = { ...node, relaxation };
    ancestor = open;
    const result = boundNode(search, open, isRoot ? ROOT_CHUNK : NODE_CHUNK, length);
    length = result.step;
    if (result.multipliersOfAll === undefined) return;
    node = { ...node, multipliers: result.multipliersOfAll };
    const settled = fixNode(search, node, open, result.ascent);
    if (isOver(search)) {
      cut(search, node, result.ascent.bound);
      return;
    }
    node = settled.node;
    const gap = search.pool.cutoff() - result.ascent.bound;
    const isClosing = isRoot && gap < WORTHWHILE * lastGap;
    lastGap = gap;
    const goesOn = isRoot ? chunk < MOST_ROOT_CHUNKS : chunk < MOST_NODE_CHUNKS;
    if (goesOn && (isClosing || settled.count > 0.1 * frame.free.length)) continue;
    branch(search, node, { ...open, ...node }, result.ascent);
    return;
  }
}

function report(search: Search): void {
  search.limits.onProgress?.({
    nodes: search.nodes,
    iterations: search.iterations,
    bestValue: search.pool.cutoff(),
    lowerBound: search.rootBound,
  });
}

/** Applies what the side rows and the problem's own reductions settle; undefined when they rule the node out. */
function tighten(search: Search, start: SearchNode, parent?: OpenNode): SearchNode | undefined {
  const { model, proof, kernel } = search;
  let node = start;
  for (let changed = true; changed;) {
    changed = false;
    for (let row = 0; row < model.sideRows.length; row++) {
      const frame = nodeFrame(model, node);
      if (isCountImpossible(frame)) break;
      const fixed = fixBySideRow(frame, row, sideTolerance(model.sideRows[row].limit));
      const { open, close } = fixed;
      if (!fixed.isImpossible && open.length + close.length === 0) continue;
      proof.add({ kind: 'side-row', row, open, close, ends: fixed.isImpossible });
      if (fixed.isImpossible) return undefined;
      node = settle(node, { open, close });
      changed = true;
    }
  }
  if (!isCountImpossible(nodeFrame(model, node))) {
    const reduced = kernel.reduce?.(node, parent);
    for (const step of reduced?.steps ?? []) proof.add(step);
    node = reduced?.node ?? node;
  }
  if (!isCountImpossible(nodeFrame(model, node))) return node;
  proof.add({ kind: 'complete' });
  return undefined;
}

/** Ends a node in which no site is left to choose. */
function finish(search: Search, node: SearchNode, frame: RelaxationFrame): void {
  const state = node.state.slice();
  for (const j of frame.free) state[j] = Site.closed;
  const { value, step } = search.kernel.complete(state);
  search.proof.add(step);
  search.proof.rest(value);
  offer(search, state, value);
}

function offer(search: Search, state: Uint8Array, value: number): void {
  if (value < search.pool.cutoff()) {
    search.pool.offer(
      value,
      Uint8Array.from(state, (s) => (s === Site.open ? 1 : 0)),
    );
  }
}

interface NodeBound {
  readonly ascent: AscentResult;
  readonly step: number;
  /** Multipliers of all demand points; undefined when the bound settled the node. */
  readonly multipliersOfAll: SearchNode['multipliers'] | undefined;
}

/** Bounds a node, tries the plans that turn up, and records the node as settled when the bound is high enough. */
function boundNode(search: Search, node: OpenNode, iterations: number, step: number): NodeBound {
  const { relaxation } = node;
  const isRoot = search.nodes === 1;
  const ascent = ascend(relaxation, {
    start: {
      demand: Float64Array.from(relaxation.demand, (i) => node.multipliers.demand[i]),
      side: node.multipliers.side,
    },
    iterations: Math.min(iterations, Math.max(1, search.limits.maxIterations - search.iterations)),
    target: search.pool.cutoff(),
    enough: enoughFor(search),
    step,
  });
  search.iterations += ascent.iterations + 1;
  if (isRoot) search.rootBound = Math.max(search.rootBound, ascent.bound);
  if (ascent.bound < enoughFor(search)) search.kernel.improve(node, ascent.selected, isRoot);
  const all = spread(node, ascent);
  if (ascent.bound < enoughFor(search)) return { ascent, step: ascent.step, multipliersOfAll: all };
  search.proof.add({ kind: 'bound', multipliers: all, open: [], close: [], ends: true });
  search.proof.rest(ascent.bound);
  return { ascent, step: ascent.step, multipliersOfAll: undefined };
}

/** The multipliers of all demand points: those that the relaxation dropped are worth what they cost for sure. */
function spread(node: OpenNode, ascent: AscentResult): SearchNode['multipliers'] {
  const demand = node.relaxation.settledWorth.slice();
  node.relaxation.demand.forEach((i, r) => (demand[i] = ascent.multipliers.demand[r]));
  return { demand, side: ascent.multipliers.side };
}

function fixNode(
  search: Search,
  node: SearchNode,
  open: OpenNode,
  ascent: AscentResult,
): { readonly node: SearchNode; readonly count: number } {
  const fixed = fixByReducedCost(ascent, open.relaxation, enoughFor(search));
  const count = fixed.open.length + fixed.close.length;
  if (count === 0) return { node, count };
  const fixings: Fixings = { open: fixed.open, close: fixed.close };
  search.proof.add({ kind: 'bound', multipliers: node.multipliers, ...fixings, ends: false });
  search.proof.rest(fixed.weakest);
  return { node: settle(node, fixings), count };
}

/** Leaves a node unexplored: its bound is all that is known of it. */
function cut(search: Search, node: SearchNode, bound: number): void {
  search.isCut = true;
  search.proof.add({
    kind: 'bound',
    multipliers: node.multipliers,
    open: [],
    close: [],
    ends: true,
  });
  search.proof.rest(bound);
}

/** Splits on the site that the relaxation is most undecided about, the likelier half first. */
function branch(search: Search, node: SearchNode, parent: OpenNode, ascent: AscentResult): void {
  const site = branchingSite(node, ascent);
  const openFirst = ascent.share[site] >= 0.5;
  search.proof.add({ kind: 'branch', site, first: openFirst ? 'open' : 'closed' });
  for (const isOpen of [openFirst, !openFirst]) {
    const fixings = isOpen ? { open: [site], close: [] } : { open: [], close: [site] };
    const child = settle(node, fixings);
    if (search.isCut || isOver(search)) cut(search, child, ascent.bound);
    else explore(search, child, parent);
  }
}

function branchingSite(node: SearchNode, ascent: AscentResult): number {
  let best = -1;
  let bestScore = -1;
  for (let j = 0; j < node.state.length; j++) {
    if (node.state[j] !== Site.free) continue;
    const score = 1 - Math.abs((ascent.share[j] ?? 0) - BRANCHING_SHARE);
    if (score > bestScore) {
      bestScore = score;
      best = j;
    }
  }
  return best;
}
