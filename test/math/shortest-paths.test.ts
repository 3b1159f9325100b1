import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { edgeDisjointPaths } from '../../src/math/disjoint-paths.ts';
import { pathTo, shortestPathTree, type SparseGraph } from '../../src/math/shortest-paths.ts';

type Edge = readonly [a: number, b: number, length: number];

function graphOf(nodeCount: number, edges: readonly Edge[]): SparseGraph {
  const arcs = edges.flatMap(([a, b, length]) => [
    { from: a, to: b, length },
    { from: b, to: a, length },
  ]);
  arcs.sort((x, y) => x.from - y.from);
  const arcStart = new Int32Array(nodeCount + 1);
  for (const { from } of arcs) arcStart[from + 1]++;
  for (let node = 0; node < nodeCount; node++) arcStart[node + 1] += arcStart[node];
  return {
    nodeCount,
    arcStart,
    arcTarget: Int32Array.from(arcs, ({ to }) => to),
    arcLength: Float64Array.from(arcs, ({ length }) => length),
  };
}

/** All distances by Floyd and Warshall: another method that must agree. */
function allDistances(nodeCount: number, edges: readonly Edge[]): number[][] {
  const d = Array.from({ length: nodeCount }, (_, i) =>
    Array.from({ length: nodeCount }, (_, j) => (i === j ? 0 : Infinity)),
  );
  for (const [a, b, length] of edges) {
    d[a][b] = Math.min(d[a][b], length);
    d[b][a] = d[a][b];
  }
  for (let k = 0; k < nodeCount; k++)
    for (let i = 0; i < nodeCount; i++)
      for (let j = 0; j < nodeCount; j++) d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
  return d;
}

const NODES = 9;
const node = fc.integer({ min: 0, max: NODES - 1 });
const edge = fc
  .tuple(node, node, fc.integer({ min: 1, max: 50 }))
  .filter(([a, b]) => a !== b) as fc.Arbitrary<Edge>;
const edges = fc.array(edge, { maxLength: 25 });

describe('shortestPathTree', () => {
  it('takes the detour that is shorter', () => {
    const tree = shortestPathTree(
      graphOf(4, [
        [0, 1, 10],
        [0, 2, 5],
        [2, 1, 3],
        [1, 3, 1],
      ]),
      0,
    );
    expect([...tree.distance]).toEqual([0, 8, 5, 9]);
    expect(pathTo(tree, 3)).toEqual([0, 2, 1, 3]);
    expect([...tree.settled]).toEqual([0, 2, 1, 3]);
  });

  it('enters a closed zone only to end there', () => {
    // The short way from 0 to 2 leads through node 1, which is in a zone.
    const graph = graphOf(4, [
      [0, 1, 1],
      [1, 2, 1],
      [0, 3, 5],
      [3, 2, 5],
    ]);
    const zoneOf = Int8Array.of(-1, 0, -1, -1);
    const tree = shortestPathTree(graph, 0, { zoneOf });
    expect([...tree.distance]).toEqual([0, 1, 10, 5]);
    expect(shortestPathTree(graph, 1, { zoneOf }).distance[2]).toBe(1);
  });

  test.prop([edges, node], { seed: 3 })('agrees with Floyd and Warshall', (list, source) => {
    const tree = shortestPathTree(graphOf(NODES, list), source);
    expect([...tree.distance]).toEqual(allDistances(NODES, list)[source]);
  });

  test.prop([edges, node, node], { seed: 4 })('paths are as long as they say', (list, a, b) => {
    const graph = graphOf(NODES, list);
    const tree = shortestPathTree(graph, a);
    const path = pathTo(tree, b);
    if (tree.distance[b] === Infinity) expect(path).toEqual([]);
    else {
      const lengths = path.slice(1).map((next) => graph.arcLength[tree.arc[next]]);
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(tree.distance[b]);
    }
  });
});

describe('edgeDisjointPaths', () => {
  it('gives back an edge taken the wrong way', () => {
    // A greedy search takes 0-1-2-3 and finds only one path; there are two.
    const graph = graphOf(4, [
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, 1],
      [0, 2, 1],
      [1, 3, 1],
    ]);
    expect(edgeDisjointPaths(graph, 0, 3)).toBe(2);
  });

  test.prop([edges, node, node], { seed: 5 })(
    'never exceeds the degree of an end',
    (list, a, b) => {
      fc.pre(a !== b);
      const graph = graphOf(NODES, list);
      const degree = (at: number) => graph.arcStart[at + 1] - graph.arcStart[at];
      const found = edgeDisjointPaths(graph, a, b, { limit: 99 });
      expect(found).toBeLessThanOrEqual(Math.min(degree(a), degree(b)));
      expect(found > 0).toBe(shortestPathTree(graph, a).distance[b] < Infinity);
      expect(edgeDisjointPaths(graph, b, a, { limit: 99 })).toBe(found);
    },
  );
});
