import { shortestPathTree } from '../math/shortest-paths.ts';
import type { BackboneGraph } from './backbone-graph.ts';
import type { Peering } from './peering.ts';
import type { TransitGroups } from './transit-rules.ts';

/** Round-trip time of the route between two hubs, ms; `Infinity` where none leads. */
export type HubMs = (a: number, b: number) => number;

/** What routes are grown in. */
export interface GrownInput {
  readonly graph: BackboneGraph;
  readonly groups: TransitGroups;
  /** Where international traffic is handed over; absent where it keeps to one network. */
  readonly peering?: Peering;
}

/**
 * The same times as all routes worked out at once, with trees grown when first asked for: for questions about one site
 * after an event, which need a tenth of them.
 */
export function grownRoutes({ graph, groups, peering }: GrownInput): HubMs {
  const direct = directMs(graph, groups);
  if (peering === undefined) return direct;
  return (a, b) => {
    if (peering.isAtHome(a, b)) return direct(a, b);
    let best = Infinity;
    for (const at of peering.between(a, b)) best = Math.min(best, direct(at, a) + direct(at, b));
    return best;
  };
}

/** Shortest lawful routes; of two hubs that no group closes off, from the tree of the first. */
function directMs(graph: BackboneGraph, { ofHub }: TransitGroups): HubMs {
  const distances = new Map<number, Float64Array>();
  const from = (source: number): Float64Array => {
    const found = distances.get(source);
    if (found !== undefined) return found;
    const { distance } = shortestPathTree(graph, source, { zoneOf: ofHub });
    distances.set(source, distance);
    return distance;
  };
  const outside = [...ofHub.keys()].filter((hub) => ofHub[hub] < 0);
  return (a, b) => {
    // A tree crosses the group of its own source alone, so the end inside a group must be the source.
    if (ofHub[b] < 0 || ofHub[a] === ofHub[b]) return from(a)[b];
    if (ofHub[a] < 0) return from(b)[a];
    const [fromA, fromB] = [from(a), from(b)];
    const joined = outside.reduce((best, at) => Math.min(best, fromA[at] + fromB[at]), Infinity);
    return Math.min(fromA[b], fromB[a], joined);
  };
}
