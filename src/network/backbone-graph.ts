import { assert } from '../math/assert.ts';
import type { SparseGraph } from '../math/shortest-paths.ts';
import type { Backbone, Link } from '../world/types.ts';
import { cableKm, linkRttMs, type RttParameters } from './rtt-parameters.ts';

/** The backbone as a graph whose arc lengths are round-trip times, ms. */
export interface BackboneGraph extends SparseGraph {
  readonly backbone: Backbone;
  /** Node of each hub id. */
  readonly nodeOf: ReadonlyMap<string, number>;
  /** Links in service, in the order of the tables; an arc knows its link by place in this list. */
  readonly links: readonly Link[];
  readonly arcLink: Int32Array;
  /** Length of cable of each arc, km: its way times the stretch of its kind. */
  readonly arcKm: Float64Array;
}

/** The graph of `links` (a part of the backbone's own) with the lengths that `parameters` give. */
export function backboneGraph(
  backbone: Backbone,
  links: readonly Link[],
  parameters: RttParameters,
): BackboneGraph {
  const nodeOf = new Map(backbone.hubs.map((hub, node) => [hub.id, node]));
  const ends = links.map((link) => [nodeIn(nodeOf, link.from), nodeIn(nodeOf, link.to)] as const);
  const nodeCount = backbone.hubs.length;
  const arcStart = new Int32Array(nodeCount + 1);
  for (const [a, b] of ends) {
    arcStart[a + 1]++;
    arcStart[b + 1]++;
  }
  for (let node = 0; node < nodeCount; node++) arcStart[node + 1] += arcStart[node];
  const next = arcStart.slice();
  const arcTarget = new Int32Array(2 * links.length);
  const arcLength = new Float64Array(2 * links.length);
  const arcLink = new Int32Array(2 * links.length);
  const arcKm = new Float64Array(2 * links.length);
  ends.forEach(([a, b], index) => {
    const landEnds = Number(isLand(backbone, a)) + Number(isLand(backbone, b));
    const length = linkRttMs(parameters, links[index], landEnds);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ]) {
      const arc = next[from]++;
      arcTarget[arc] = to;
      arcLength[arc] = length;
      arcLink[arc] = index;
      arcKm[arc] = cableKm(parameters, links[index]);
    }
  });
  return { backbone, nodeOf, links, nodeCount, arcStart, arcTarget, arcLength, arcLink, arcKm };
}

function isLand(backbone: Backbone, node: number): boolean {
  return backbone.hubs[node].country !== undefined;
}

function nodeIn(nodeOf: ReadonlyMap<string, number>, hub: string): number {
  const node = nodeOf.get(hub);
  assert(node !== undefined, `backbone link to unknown hub ${hub}`);
  return node;
}
