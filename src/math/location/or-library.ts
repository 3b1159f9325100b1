import { allPairsShortestPaths, type Edge } from './all-pairs.ts';
import { numberReader, reading, type ReadResult } from './read-numbers.ts';

/** Instances larger than this are refused before their matrix is allocated: 25,000,000 pairs are 200 MB. */
const MOST_PAIRS = 50_000_000;

/** An uncapacitated p-median or p-center instance on a graph: every vertex is a demand point and a site. */
export interface PmedInstance {
  readonly nodeCount: number;
  readonly p: number;
  /** Shortest-path lengths, row-major; `Infinity` where there is no path. */
  readonly distance: Float64Array;
}

/**
 * Reads a p-median file of OR-Library: `nodes edges p`, then one `from to length` for each undirected edge.
 * Of duplicate edges the last one counts, as in the published optima.
 * Source: Beasley 1990, "OR-Library: distributing test problems by electronic mail"; pmedinfo.
 */
export function readPmed(text: string): ReadResult<PmedInstance> {
  return reading(() => {
    const reader = numberReader(text);
    const nodeCount = reader.nextCount('the number of nodes', 1, Math.floor(Math.sqrt(MOST_PAIRS)));
    const edgeCount = reader.nextCount('the number of edges', 0);
    const p = reader.nextCount('p', 1, nodeCount);
    const edges: Edge[] = [];
    for (let e = 0; e < edgeCount; e++) {
      const from = reader.nextCount('the first end of an edge', 1, nodeCount) - 1;
      const to = reader.nextCount('the second end of an edge', 1, nodeCount) - 1;
      edges.push({ from, to, length: reader.next('the length of an edge', 0) });
    }
    reader.end();
    return { nodeCount, p, distance: allPairsShortestPaths(nodeCount, edges) };
  });
}

/** A fixed-charge instance with capacities, to be solved with them or, as in uncapopt, without. */
export interface CapInstance {
  readonly siteCount: number;
  readonly demandCount: number;
  /** Absent where the file leaves it open (the word `capacity` stands there in capa, capb and capc). */
  readonly capacity?: Float64Array;
  readonly openCost: Float64Array;
  readonly demand: Float64Array;
  /** Cost of serving the whole of a demand point from a site, row-major by demand point. */
  readonly cost: Float64Array;
}

/**
 * Reads a capacitated or uncapacitated warehouse location file of OR-Library: `sites customers`, then
 * `capacity fixed-cost` of each site, then for each customer its demand and the cost of all of it from each site.
 * Source: Beasley 1990; capinfo and uncapinfo.
 */
export function readCap(text: string): ReadResult<CapInstance> {
  return reading(() => {
    const reader = numberReader(text);
    const siteCount = reader.nextCount('the number of sites', 1, MOST_PAIRS);
    const most = Math.floor(MOST_PAIRS / siteCount);
    const demandCount = reader.nextCount('the number of customers', 1, most);
    const capacity = new Float64Array(siteCount);
    const openCost = new Float64Array(siteCount);
    let isOpenEnded = false;
    for (let j = 0; j < siteCount; j++) {
      if (reader.skip(/^capacity$/i)) isOpenEnded = true;
      else capacity[j] = reader.next(`the capacity of site ${j + 1}`, 0);
      openCost[j] = reader.next(`the fixed cost of site ${j + 1}`, 0);
    }
    const demand = new Float64Array(demandCount);
    const cost = new Float64Array(demandCount * siteCount);
    for (let i = 0; i < demandCount; i++) {
      demand[i] = reader.next(`the demand of customer ${i + 1}`, 0);
      for (let j = 0; j < siteCount; j++) {
        cost[i * siteCount + j] = reader.next(
          `the cost of customer ${i + 1} from site ${j + 1}`,
          0,
        );
      }
    }
    reader.end();
    const rooms = isOpenEnded ? {} : { capacity };
    return { siteCount, demandCount, ...rooms, openCost, demand, cost };
  });
}
