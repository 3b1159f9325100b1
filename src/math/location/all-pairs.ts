/** An undirected edge between two vertices. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * Lengths of the shortest paths between all vertices of an undirected graph, row-major; `Infinity` where there is no
 * path. Of several edges between the same two vertices the last one counts, be it the longer.
 * Source: Dijkstra 1959, from every vertex, with a binary heap.
 */
export function allPairsShortestPaths(vertexCount: number, edges: readonly Edge[]): Float64Array {
  const graph = adjacency(vertexCount, edges);
  const distance = new Float64Array(vertexCount * vertexCount).fill(Infinity);
  const heap = vertexHeap(vertexCount);
  for (let origin = 0; origin < vertexCount; origin++) {
    const row = distance.subarray(origin * vertexCount, (origin + 1) * vertexCount);
    row[origin] = 0;
    heap.push(origin, row);
    for (let v = heap.pop(row); v >= 0; v = heap.pop(row)) {
      for (let k = graph.start[v]; k < graph.start[v + 1]; k++) {
        const through = row[v] + graph.length[k];
        const to = graph.target[k];
        if (through >= row[to]) continue;
        row[to] = through;
        heap.push(to, row);
      }
    }
  }
  return distance;
}

interface Adjacency {
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly length: Float64Array;
}

function adjacency(vertexCount: number, edges: readonly Edge[]): Adjacency {
  const neighbors = Array.from({ length: vertexCount }, () => new Map<number, number>());
  for (const { from, to, length } of edges) {
    neighbors[from].set(to, length);
    neighbors[to].set(from, length);
  }
  const start = new Int32Array(vertexCount + 1);
  neighbors.forEach((map, v) => (start[v + 1] = start[v] + map.size));
  const target = new Int32Array(start[vertexCount]);
  const length = new Float64Array(start[vertexCount]);
  neighbors.forEach((map, v) => {
    let k = start[v];
    for (const [to, edgeLength] of map) {
      target[k] = to;
      length[k++] = edgeLength;
    }
  });
  return { start, target, length };
}

interface VertexHeap {
  /** Puts a vertex in, or moves it up after its key fell. */
  readonly push: (vertex: number, key: Float64Array) => void;
  /** Takes the vertex with the least key out; -1 when empty. */
  readonly pop: (key: Float64Array) => number;
}

/** A binary heap of vertices ordered by a key, with the place of each vertex known so that its key may fall. */
function vertexHeap(vertexCount: number): VertexHeap {
  const heap = new Int32Array(vertexCount);
  const place = new Int32Array(vertexCount).fill(-1);
  let size = 0;
  const put = (vertex: number, at: number): void => {
    heap[at] = vertex;
    place[vertex] = at;
  };
  return {
    push(vertex, key) {
      let at = place[vertex] >= 0 ? place[vertex] : size++;
      while (at > 0 && key[heap[(at - 1) >> 1]] > key[vertex]) {
        put(heap[(at - 1) >> 1], at);
        at = (at - 1) >> 1;
      }
      put(vertex, at);
    },
    pop(key) {
      if (size === 0) return -1;
      const top = heap[0];
      const last = heap[--size];
      place[top] = -1;
      if (size === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && key[heap[child + 1]] < key[heap[child]]) child++;
        if (key[heap[child]] >= key[last]) break;
        put(heap[child], at);
        at = child;
      }
      put(last, at);
      return top;
    },
  };
}
