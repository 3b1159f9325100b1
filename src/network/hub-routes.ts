import { shortestPathTree, type ShortestPathTree } from '../math/shortest-paths.ts';
import type { BackboneGraph } from './backbone-graph.ts';
import { NO_TRANSIT_GROUPS, openHubs, transitGroups } from './transit-rules.ts';

/** Shortest routes between all pairs of hubs, row-major and symmetric: round-trip time and cable length. */
export interface HubRoutes {
  readonly count: number;
  /** `Infinity` where no route leads. */
  readonly rttMs: Float64Array;
  readonly pathKm: Float64Array;
}

/**
 * Round-trip time and length of the shortest lawful route between all pairs of hubs: one Dijkstra per hub that
 * carries transit; a hub in a no-transit group has one more for each other group, since a route between two groups
 * may cross both. What starts outside and ends inside a group is read from the way back.
 */
export function hubRoutes(graph: BackboneGraph): HubRoutes {
  const count = graph.nodeCount;
  const groups = transitGroups(graph.backbone);
  const routes = {
    count,
    rttMs: new Float64Array(count * count).fill(Infinity),
    pathKm: new Float64Array(count * count).fill(Infinity),
  };
  for (let source = 0; source < count; source++) {
    const own = groups[source];
    const home = shortestPathTree(graph, source, openHubs(groups, own, own));
    writeRoutes(routes, graph, home, (target) => groups[target] < 0 || groups[target] === own);
    if (own < 0) continue;
    for (let other = 0; other < NO_TRANSIT_GROUPS.length; other++) {
      if (other === own) continue;
      const tree = shortestPathTree(graph, source, openHubs(groups, own, other));
      writeRoutes(routes, graph, tree, (target) => groups[target] === other);
    }
  }
  return routes;
}

/** Copies the routes of one tree to the targets that `isWanted`, both ways. */
function writeRoutes(
  routes: HubRoutes,
  graph: BackboneGraph,
  tree: ShortestPathTree,
  isWanted: (target: number) => boolean,
): void {
  const { count, rttMs, pathKm } = routes;
  const source = tree.settled[0];
  const km = new Float64Array(count);
  for (const target of tree.settled) {
    if (target !== source) km[target] = km[tree.previous[target]] + graph.arcKm[tree.arc[target]];
    if (!isWanted(target)) continue;
    rttMs[source * count + target] = tree.distance[target];
    rttMs[target * count + source] = tree.distance[target];
    pathKm[source * count + target] = km[target];
    pathKm[target * count + source] = km[target];
  }
}
