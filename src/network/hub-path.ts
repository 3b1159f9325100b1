import { assert } from '../math/assert.ts';
import { pathTo, shortestPathTree, type ShortestPathTree } from '../math/shortest-paths.ts';
import { bestExchange } from './exchange-routes.ts';
import type { BackboneGraph } from './backbone-graph.ts';
import { bestJoin, type HubRoutes } from './hub-routes.ts';
import type { Peering } from './peering.ts';
import type { TransitGroups } from './transit-rules.ts';

/** Finds the hubs along routes; remembers the trees that it has grown. */
export interface HubPaths {
  /** Nodes from `a` to `b`, both included; empty where no route leads. */
  readonly between: (a: number, b: number) => readonly number[];
  /** The arc of the graph from a node to the next one of a path. */
  readonly arcBetween: (node: number, next: number) => number;
}

/** Two sums of the same links in different order may differ by this much, ms. */
const ROUNDING_MS = 1e-9;

/** What routes are found in. */
export interface PathInput {
  readonly groups: TransitGroups;
  readonly graph: BackboneGraph;
  readonly direct: HubRoutes;
  /** Where international traffic is handed over; absent where it keeps to one network. */
  readonly peering?: Peering;
}

/** The hubs along the routes of a network. */
export function hubPaths({ groups, graph, direct, peering }: PathInput): HubPaths {
  const { ofHub } = groups;
  const trees = new Map<number, ShortestPathTree>();
  const treeOf = (source: number): ShortestPathTree => {
    const tree = trees.get(source) ?? shortestPathTree(graph, source, { zoneOf: ofHub });
    trees.set(source, tree);
    return tree;
  };
  const straight = (a: number, b: number): readonly number[] => {
    const ms = direct.rttMs[a * direct.count + b];
    if (ms === Infinity) return [];
    if (treeOf(a).distance[b] <= ms + ROUNDING_MS) return pathTo(treeOf(a), b);
    if (treeOf(b).distance[a] <= ms + ROUNDING_MS) return pathTo(treeOf(b), a).reverse();
    return joined(straight, bestJoin(direct, ofHub, a, b), { a, b });
  };
  const between = (a: number, b: number): readonly number[] => {
    if (peering === undefined || peering.isAtHome(a, b)) return straight(a, b);
    const at = bestExchange(direct, peering, a, b);
    return at < 0 ? [] : joined(straight, at, { a, b });
  };
  return { between, arcBetween: (node, next) => arcBetween(graph, node, next) };
}

function joined(
  straight: (a: number, b: number) => readonly number[],
  at: number,
  { a, b }: { readonly a: number; readonly b: number },
): readonly number[] {
  return [...straight(a, at), ...straight(at, b).slice(1)];
}

function arcBetween(graph: BackboneGraph, node: number, next: number): number {
  let best = -1;
  for (let arc = graph.arcStart[node]; arc < graph.arcStart[node + 1]; arc++) {
    if (graph.arcTarget[arc] !== next) continue;
    if (best < 0 || graph.arcLength[arc] < graph.arcLength[best]) best = arc;
  }
  assert(best >= 0, `no link between nodes ${node} and ${next} of a route`);
  return best;
}
