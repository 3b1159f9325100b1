import { assert } from '../math/assert.ts';
import { HUBS_PER_PLACE, type Attachments } from './attachment.ts';
import { fiberRttMs } from './fiber.ts';
import type { RoutedNetwork } from './rtt-model.ts';

/** What a matrix is worked out between. */
export interface MatrixSides {
  readonly rows: Attachments;
  readonly columns: Attachments;
  /** What the ends of a long way add for the places of each row, ms. */
  readonly addedMs: Float64Array;
}

/**
 * Writes rows of round trips from one place to every column's over the hubs, ms: the best of all pairs of hubs that the
 * two may enter at. First from a hub to all columns, once for each hub that a row enters at; then a row is the least of
 * up to four such lists, each read from end to end.
 */
export function routedRows(
  network: RoutedNetwork,
  { rows, columns, addedMs }: MatrixSides,
): (rttMs: Float64Array, row: number) => void {
  const { terrestrial } = network.parameters.stretch;
  const { ms, startOf } = hubsToColumns(network, columns);
  const starts = new Int32Array(HUBS_PER_PLACE);
  const tailMs = new Float64Array(HUBS_PER_PLACE);
  return (rttMs, row) => {
    let ways = 0;
    for (let slot = row * HUBS_PER_PLACE; ways < HUBS_PER_PLACE && rows.hub[slot] >= 0; slot++) {
      starts[ways] = startOf(rows.hub[slot]);
      tailMs[ways++] = fiberRttMs(rows.km[slot] * terrestrial) + addedMs[row];
    }
    const count = columns.countries.length;
    writeLeast(rttMs.subarray(row * count, (row + 1) * count), { ways, ms, starts, tailMs });
  };
}

/** The ways of one row: for each the place in `ms` of a list of times to all columns, and what comes on top. */
interface Ways {
  readonly ways: number;
  readonly ms: Float64Array;
  readonly starts: Int32Array;
  readonly tailMs: Float64Array;
}

/** Writes the least of the ways to every column: a loop for each number of ways, because one for all is slower. */
function writeLeast(row: Float64Array, { ways, ms, starts, tailMs }: Ways): void {
  assert(ways > 0 && ways <= 4, `a place with ${ways} hubs`);
  const [a, b, c, d] = starts;
  const [tailA, tailB, tailC, tailD] = tailMs;
  if (ways === 1) {
    for (let j = 0; j < row.length; j++) row[j] = ms[a + j] + tailA;
  } else if (ways === 2) {
    for (let j = 0; j < row.length; j++) row[j] = least(ms[a + j] + tailA, ms[b + j] + tailB);
  } else if (ways === 3) {
    for (let j = 0; j < row.length; j++) {
      row[j] = least(least(ms[a + j] + tailA, ms[b + j] + tailB), ms[c + j] + tailC);
    }
  } else {
    for (let j = 0; j < row.length; j++) {
      const near = least(ms[a + j] + tailA, ms[b + j] + tailB);
      row[j] = least(near, least(ms[c + j] + tailC, ms[d + j] + tailD));
    }
  }
}

/** The lesser of two numbers that are no NaN: in a hot loop cheaper than Math.min, which must look for them. */
function least(a: number, b: number): number {
  return a < b ? a : b;
}

/** Times from hubs to every column's place, all in one list. */
interface HubsToColumns {
  readonly ms: Float64Array;
  /** Where the times from a hub start; works them out when first asked. */
  readonly startOf: (hub: number) => number;
}

/** From every hub to every column's place: the best of the hubs that it may be entered at. */
function hubsToColumns({ routes, parameters }: RoutedNetwork, columns: Attachments): HubsToColumns {
  const columnCount = columns.countries.length;
  const tailMs = columns.km.map((km) => fiberRttMs(km * parameters.stretch.terrestrial));
  const ms = new Float64Array(routes.count * columnCount);
  const isKnown = new Uint8Array(routes.count);
  return {
    ms,
    startOf: (hub) => {
      const start = hub * columnCount;
      if (isKnown[hub] === 0) {
        const hubMs = routes.rttMs.subarray(hub * routes.count, (hub + 1) * routes.count);
        writeWays(ms.subarray(start, start + columnCount), hubMs, { hub: columns.hub, tailMs });
        isKnown[hub] = 1;
      }
      return start;
    },
  };
}

/** Writes the least time to every place, given that to every hub. */
function writeWays(
  ms: Float64Array,
  hubMs: Float64Array,
  { hub, tailMs }: { readonly hub: Int16Array; readonly tailMs: Float64Array },
): void {
  for (let j = 0, nearest = 0; j < ms.length; j++, nearest += HUBS_PER_PLACE) {
    let best = hubMs[hub[nearest]] + tailMs[nearest];
    for (let slot = nearest + 1; slot < nearest + HUBS_PER_PLACE && hub[slot] >= 0; slot++) {
      best = least(best, hubMs[hub[slot]] + tailMs[slot]);
    }
    ms[j] = best;
  }
}
