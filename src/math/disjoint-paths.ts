import { remembered } from './remembered.ts';
import type { SparseGraph } from './shortest-paths.ts';

/**
 * The largest number of paths from `source` to `target` that share no edge of an undirected graph, counted up to
 * `limit`. Parallel arcs between two nodes count as one edge each.
 * Method: unit-capacity augmenting paths found breadth first; an edge used one way may be given back by going the
 * other way. Source: Edmonds and Karp 1972, "Theoretical Improvements in Algorithmic Efficiency for Network Flow
 * Problems", JACM 19(2); Menger's theorem makes the flow the number of disjoint paths.
 */
export function edgeDisjointPaths(
  graph: SparseGraph,
  source: number,
  target: number,
  { limit = 8, isOpen }: { readonly limit?: number; readonly isOpen?: Uint8Array } = {},
): number {
  if (source === target) return limit;
  const flow = new Int8Array(graph.arcTarget.length);
  const reverse = reverseOf(graph, undefined);
  let found = 0;
  while (found < limit && augment(graph, { source, target, flow, reverse, isOpen })) found++;
  return found;
}

interface Search {
  readonly source: number;
  readonly target: number;
  /** 1 where the arc carries a path, -1 where its reverse does. */
  readonly flow: Int8Array;
  readonly reverse: Int32Array;
  readonly isOpen: Uint8Array | undefined;
}

/** Sends one more path over arcs with capacity left; false where none is left. */
function augment(graph: SparseGraph, { source, target, flow, reverse, isOpen }: Search): boolean {
  const { nodeCount, arcStart, arcTarget } = graph;
  const arcTo = new Int32Array(nodeCount).fill(-1);
  const queue = [source];
  for (const node of queue) {
    for (let arc = arcStart[node]; arc < arcStart[node + 1]; arc++) {
      const next = arcTarget[arc];
      if (next === source || arcTo[next] >= 0 || flow[arc] === 1) continue;
      if (isOpen?.[next] === 0 && next !== target) continue;
      arcTo[next] = arc;
      queue.push(next);
    }
    if (arcTo[target] >= 0) break;
  }
  if (arcTo[target] < 0) return false;
  for (let node = target; node !== source;) {
    const arc = arcTo[node];
    flow[arc]++;
    flow[reverse[arc]]--;
    node = arcTarget[reverse[arc]];
  }
  return true;
}

/** A graph is asked about many places. */
const reverseOf = remembered((graph: SparseGraph) => reverseArcs(graph));

/** The arc back of every arc; the n-th arc between two nodes pairs with the n-th one back. */
function reverseArcs({ nodeCount, arcStart, arcTarget }: SparseGraph): Int32Array {
  const reverse = new Int32Array(arcTarget.length);
  const waiting = new Map<number, number[]>();
  for (let node = 0; node < nodeCount; node++) {
    for (let arc = arcStart[node]; arc < arcStart[node + 1]; arc++) {
      const back = waiting.get(arcTarget[arc] * nodeCount + node)?.shift();
      if (back === undefined) {
        const key = node * nodeCount + arcTarget[arc];
        waiting.set(key, [...(waiting.get(key) ?? []), arc]);
      } else {
        reverse[arc] = back;
        reverse[back] = arc;
      }
    }
  }
  return reverse;
}
