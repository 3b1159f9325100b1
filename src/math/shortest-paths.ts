/**
 * An undirected or directed graph in compressed sparse rows: the arcs that leave node `u` are
 * `arcStart[u] .. arcStart[u + 1] - 1`.
 */
export interface SparseGraph {
  readonly nodeCount: number;
  readonly arcStart: Int32Array;
  readonly arcTarget: Int32Array;
  /** Length of each arc, not negative. */
  readonly arcLength: Float64Array;
}

/**
 * Nodes in zones that a path may not cross: it leaves a zone only when it starts there, and enters another only to end
 * there. Zone `-1` is open to all.
 */
export interface ClosedZones {
  readonly zoneOf: Int8Array;
}

/** Distances from one source, `Infinity` where no path leads, and the node before each on its shortest path. */
export interface ShortestPathTree {
  readonly distance: Float64Array;
  /** `-1` at the source and at nodes that no path reaches. */
  readonly previous: Int32Array;
  /** The arc over which each node is reached, `-1` likewise. */
  readonly arc: Int32Array;
  /** The nodes reached, nearest first: whatever adds up along paths can be summed in this order. */
  readonly settled: Int32Array;
}

interface Heap {
  readonly nodes: Int32Array;
  /** Place of each node in the heap, `-1` while outside. */
  readonly slots: Int32Array;
  readonly keys: Float64Array;
  size: number;
}

function siftUp(heap: Heap, from: number): void {
  const { nodes, slots, keys } = heap;
  const node = nodes[from];
  const key = keys[node];
  let slot = from;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    const other = nodes[parent];
    if (keys[other] <= key) break;
    nodes[slot] = other;
    slots[other] = slot;
    slot = parent;
  }
  nodes[slot] = node;
  slots[node] = slot;
}

function siftDown(heap: Heap): void {
  const { nodes, slots, keys, size } = heap;
  const node = nodes[0];
  const key = keys[node];
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= size) break;
    if (child + 1 < size && keys[nodes[child + 1]] < keys[nodes[child]]) child++;
    const other = nodes[child];
    if (keys[other] >= key) break;
    nodes[slot] = other;
    slots[other] = slot;
    slot = child;
  }
  nodes[slot] = node;
  slots[node] = slot;
}

function takeNearest(heap: Heap): number {
  const node = heap.nodes[0];
  heap.size--;
  heap.slots[node] = -1;
  if (heap.size > 0) {
    heap.nodes[0] = heap.nodes[heap.size];
    siftDown(heap);
  }
  return node;
}

/**
 * Shortest paths from `source` to every node, where given under the rule of closed zones. Arc lengths must not be
 * negative.
 * Source: Dijkstra 1959, "A note on two problems in connexion with graphs", with a binary heap and decrease-key.
 */
export function shortestPathTree(
  graph: SparseGraph,
  source: number,
  zones?: ClosedZones,
): ShortestPathTree {
  const { nodeCount, arcStart, arcTarget, arcLength } = graph;
  const distance = new Float64Array(nodeCount).fill(Infinity);
  const previous = new Int32Array(nodeCount).fill(-1);
  const arcTo = new Int32Array(nodeCount).fill(-1);
  const settled = new Int32Array(nodeCount);
  const heap: Heap = {
    nodes: new Int32Array(nodeCount),
    slots: new Int32Array(nodeCount).fill(-1),
    keys: distance,
    size: 1,
  };
  const zoneOf = zones?.zoneOf ?? new Int8Array(nodeCount).fill(-1);
  let settledCount = 0;
  distance[source] = 0;
  heap.nodes[0] = source;
  heap.slots[source] = 0;
  while (heap.size > 0) {
    const node = takeNearest(heap);
    settled[settledCount++] = node;
    const zone = zoneOf[node];
    const isLeavingBarred = zone >= 0 && zone !== zoneOf[source];
    for (let arc = arcStart[node]; arc < arcStart[node + 1]; arc++) {
      const target = arcTarget[arc];
      const length = distance[node] + arcLength[arc];
      if (length >= distance[target]) continue;
      if (isLeavingBarred && zoneOf[target] !== zone) continue;
      if (heap.slots[target] < 0) {
        heap.slots[target] = heap.size;
        heap.nodes[heap.size++] = target;
      }
      distance[target] = length;
      previous[target] = node;
      arcTo[target] = arc;
      siftUp(heap, heap.slots[target]);
    }
  }
  return { distance, previous, arc: arcTo, settled: settled.subarray(0, settledCount) };
}

/** The nodes from the tree's source to `target`, both included; empty where no path leads. */
export function pathTo(tree: ShortestPathTree, target: number): number[] {
  if (tree.distance[target] === Infinity) return [];
  const path = [target];
  for (let node = tree.previous[target]; node >= 0; node = tree.previous[node]) path.push(node);
  return path.reverse();
}
