import { assert } from '../math/assert.ts';
import { pathTo, shortestPathTree, type ShortestPathTree } from '../math/shortest-paths.ts';
import { bestExchange, exchangeNodes, isAtHome } from './exchange-routes.ts';
import { bestJoin } from './hub-routes.ts';
import type { RoutedNetwork, RttModel } from './rtt-model.ts';

/** Finds the hubs along routes; remembers the trees that it has grown. */
export interface HubPaths {
  /** Nodes from `a` to `b`, both included; empty where no route leads. */
  readonly between: (a: number, b: number) => readonly number[];
  /** The arc of the graph from a node to the next one of a path. */
  readonly arcBetween: (node: number, next: number) => number;
}

/** Two sums of the same links in different order may differ by this much, ms. */
const ROUNDING_MS = 1e-9;

/** The hubs along the routes of a network. */
export function hubPaths(model: RttModel, network: RoutedNetwork): HubPaths {
  const { graph, direct, parameters } = network;
  const { ofHub } = model.groups;
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
  const exchanges = exchangeNodes(model.backbone);
  const between = (a: number, b: number): readonly number[] => {
    const isStraight = !parameters.meetsAtExchange || isAtHome(model.backbone, model.groups, a, b);
    if (isStraight) return straight(a, b);
    const at = bestExchange(direct, exchanges, a, b);
    return at < 0 ? [] : joined(straight, at, { a, b });
  };
  return { between, arcBetween: (node, next) => arcBetween(network, node, next) };
}

function joined(
  straight: (a: number, b: number) => readonly number[],
  at: number,
  { a, b }: { readonly a: number; readonly b: number },
): readonly number[] {
  return [...straight(a, at), ...straight(at, b).slice(1)];
}

function arcBetween({ graph }: RoutedNetwork, node: number, next: number): number {
  let best = -1;
  for (let arc = graph.arcStart[node]; arc < graph.arcStart[node + 1]; arc++) {
    if (graph.arcTarget[arc] !== next) continue;
    if (best < 0 || graph.arcLength[arc] < graph.arcLength[best]) best = arc;
  }
  assert(best >= 0, `no link between nodes ${node} and ${next} of a route`);
  return best;
}
