import { countedOpen, initialState, Role, Site, type LocationModel } from './model.ts';
import type { RelaxationFrame } from './relaxation.ts';
import type { Multipliers } from './subgradient.ts';
import type { Fixings } from './certificate.ts';

/** What is settled at one node of the search, and the multipliers inherited from its parent. */
export interface SearchNode {
  /** A value of `Site` for each site. */
  readonly state: Uint8Array;
  /** Multipliers of all demand points and side rows. */
  readonly multipliers: Multipliers;
  /** 1 for demand points that are served whenever all others are; only in covering models. */
  readonly implied?: Uint8Array;
}

/** The node at which the search begins. */
export function rootNode(model: LocationModel): SearchNode {
  return {
    state: initialState(model),
    multipliers: {
      demand: new Float64Array(model.demandCount),
      side: new Float64Array(model.sideRows.length),
    },
  };
}

/** The node with some more sites settled. */
export function settle(node: SearchNode, fixings: Fixings): SearchNode {
  const state = node.state.slice();
  for (const j of fixings.open) state[j] = Site.open;
  for (const j of fixings.close) state[j] = Site.closed;
  return { ...node, state };
}

/** The free sites of a node, how many of them may be opened, and what its open sites cost and use. */
export function nodeFrame(model: LocationModel, node: SearchNode): RelaxationFrame {
  const { state } = node;
  const free: number[] = [];
  let constant = 0;
  for (let j = 0; j < model.siteCount; j++) {
    if (state[j] === Site.free) free.push(j);
    else if (state[j] === Site.open && model.role[j] !== Role.existing)
      constant += model.openCost[j];
  }
  const counted = countedOpen(model, state);
  const size = {
    least: Math.max(0, model.minOpen - counted),
    most: Math.min(free.length, model.maxOpen - counted),
  };
  const sideLimit = Float64Array.from(model.sideRows, (row) => {
    let left = row.limit;
    for (let j = 0; j < model.siteCount; j++) {
      if (state[j] === Site.open && model.role[j] !== Role.existing) left -= row.coefficient[j];
    }
    return left;
  });
  return {
    free: Int32Array.from(free),
    size,
    openCost: model.openCost,
    constant,
    sideCoefficient: model.sideRows.map((row) => row.coefficient),
    sideLimit,
  };
}

/** Whether no set of the free sites has an allowed number of members. */
export function isCountImpossible(frame: RelaxationFrame): boolean {
  return (
    frame.size.most < 0 ||
    frame.size.least > frame.free.length ||
    frame.size.least > frame.size.most
  );
}
