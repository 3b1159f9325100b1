import { shortestPathTree, type ShortestPathTree } from '../math/shortest-paths.ts';
import type { BackboneGraph } from './backbone-graph.ts';
import type { TransitGroups } from './transit-rules.ts';

/** Shortest routes between all pairs of hubs, row-major and symmetric: round-trip time and cable length. */
export interface HubRoutes {
  readonly count: number;
  /** `Infinity` where no route leads. */
  readonly rttMs: Float64Array;
  readonly pathKm: Float64Array;
}

/**
 * Round-trip time and length of the shortest lawful route between all pairs of hubs: one Dijkstra per hub, in which a
 * no-transit group is entered only to end there. A route may cross the groups of both its ends, which no single tree
 * shows, so between two groups the best hub outside joins the two halves.
 */
export function hubRoutes(graph: BackboneGraph, groups: TransitGroups): HubRoutes {
  const count = graph.nodeCount;
  const { ofHub } = groups;
  const routes = {
    count,
    rttMs: new Float64Array(count * count).fill(Infinity),
    pathKm: new Float64Array(count * count).fill(Infinity),
  };
  for (let source = 0; source < count; source++) {
    writeTree(routes, graph, shortestPathTree(graph, source, { zoneOf: ofHub }));
  }
  joinGroups(routes, ofHub);
  return routes;
}

/** Writes the routes of one tree, both ways, where they are shorter than what the other end's tree has found. */
function writeTree(routes: HubRoutes, graph: BackboneGraph, tree: ShortestPathTree): void {
  const { count, rttMs, pathKm } = routes;
  const { settled, distance, previous, arc } = tree;
  const source = settled[0];
  const km = new Float64Array(count);
  rttMs[source * count + source] = 0;
  pathKm[source * count + source] = 0;
  for (let rank = 1; rank < settled.length; rank++) {
    const target = settled[rank];
    km[target] = km[previous[target]] + graph.arcKm[arc[target]];
    const there = source * count + target;
    if (distance[target] >= rttMs[there]) continue;
    const back = target * count + source;
    rttMs[there] = rttMs[back] = distance[target];
    pathKm[there] = pathKm[back] = km[target];
  }
}

function joinGroups(routes: HubRoutes, ofHub: Int8Array): void {
  const { count, rttMs, pathKm } = routes;
  const inGroups = [...ofHub.keys()].filter((hub) => ofHub[hub] >= 0);
  for (const a of inGroups) {
    for (const b of inGroups) {
      if (b <= a || ofHub[a] === ofHub[b]) continue;
      const at = bestJoin(routes, ofHub, a, b);
      const ms = rttMs[a * count + at] + rttMs[b * count + at];
      if (ms >= rttMs[a * count + b]) continue;
      const km = pathKm[a * count + at] + pathKm[b * count + at];
      rttMs[a * count + b] = rttMs[b * count + a] = ms;
      pathKm[a * count + b] = pathKm[b * count + a] = km;
    }
  }
}

/** The hub outside of all groups over which two hubs are nearest to each other. */
export function bestJoin(
  { count, rttMs }: HubRoutes,
  ofHub: Int8Array,
  a: number,
  b: number,
): number {
  let best = 0;
  let bestMs = Infinity;
  for (let at = 0; at < count; at++) {
    const ms = rttMs[a * count + at] + rttMs[b * count + at];
    if (ms >= bestMs || ofHub[at] >= 0) continue;
    bestMs = ms;
    best = at;
  }
  return best;
}
