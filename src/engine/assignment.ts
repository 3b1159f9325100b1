import { assert } from '../math/assert.ts';

/**
 * What an assignment is made from. Row `i` is a demand point: the demand of one city for one workload that falls under
 * one reading of the law (see `demand-rows.ts`). Rows of one reading lie together, and are of one country. Column `j` is a
 * site.
 */
export interface ServiceProblem {
  readonly rows: number;
  readonly sites: number;
  readonly cities: number;
  readonly laws: number;
  readonly countries: number;
  /** Rows of reading `l`: from `firstRowOfLaw[l]` up to `firstRowOfLaw[l + 1]`. */
  readonly firstRowOfLaw: Int32Array;
  readonly countryOfLaw: Int32Array;
  readonly cityOfRow: Int32Array;
  /** Which reading of the law each row falls under, below `laws`. */
  readonly lawOfRow: Int32Array;
  /** Round trip from city `i` to site `j` at `j * cities + i`: all that is asked of one site lies together. */
  readonly rttMs: Float64Array;
  /** The shortest of them from a city of country `c`: `j * countries + c`. */
  readonly leastRttMs: Float64Array;
  /** 1 where the law lets the site serve: `j * laws + law`. */
  readonly servable: Uint8Array;
}

/** Which site serves each demand point, and how far away it is. */
export interface Assignment {
  /** `NOBODY` where no open site may lawfully serve. */
  readonly siteOfRow: Int32Array;
  /** Infinite where nobody serves. */
  readonly rttMs: Float64Array;
}

export const NOBODY = -1;

/**
 * Every demand point to the lawful site of `open` with the shortest round trip; ties go to the site named first.
 * Source: the assignment step of the p-median problem (Daskin 2013, "Network and Discrete Location", section 6.2).
 */
export function assignNearest(problem: ServiceProblem, open: readonly number[]): Assignment {
  const siteOfRow = new Int32Array(problem.rows).fill(NOBODY);
  const rttMs = new Float64Array(problem.rows).fill(Infinity);
  for (const site of open) {
    forEachNearer(problem, { site, beforeMs: rttMs }, (row, siteRttMs) => {
      rttMs[row] = siteRttMs;
      siteOfRow[row] = site;
    });
  }
  return { siteOfRow, rttMs };
}

/** A site and the round trips that it has to beat: by row, and the longest of each reading of the law where it is known. */
export interface Challenge {
  readonly site: number;
  readonly beforeMs: Float64Array;
  readonly worstMs?: Float64Array;
  /** Scales the site's round trips; 1 where it is not said. */
  readonly rttFactor?: number;
}

/**
 * Calls `visit` for every row to which a site is lawful and nearer than before, with its round trip. Readings of the law
 * that close the site, or whose worst-served row is nearer to its own site than any of their cities to this one, are
 * passed over.
 */
export function forEachNearer(
  problem: ServiceProblem,
  { site, beforeMs, worstMs, rttFactor = 1 }: Challenge,
  visit: (row: number, rttMs: number) => void,
): void {
  const { sites, laws, cities, countries, servable, cityOfRow, rttMs, leastRttMs } = problem;
  const { firstRowOfLaw, countryOfLaw } = problem;
  assert(site >= 0 && site < sites, `site ${site} is not a column`);
  for (let law = 0; law < laws; law++) {
    if (servable[site * laws + law] === 0) continue;
    const nearestMs = rttFactor * leastRttMs[site * countries + countryOfLaw[law]];
    if (worstMs !== undefined && !(nearestMs < worstMs[law])) continue;
    const end = firstRowOfLaw[law + 1];
    for (let row = firstRowOfLaw[law]; row < end; row++) {
      const siteRttMs = rttFactor * rttMs[site * cities + cityOfRow[row]];
      if (siteRttMs < beforeMs[row]) visit(row, siteRttMs);
    }
  }
}

/** The longest round trip under each reading of the law, infinite where a row has none; minus infinity without rows. */
export function worstMsOfLaw(
  { laws, firstRowOfLaw }: ServiceProblem,
  rttMs: Float64Array,
): Float64Array {
  const worst = new Float64Array(laws).fill(-Infinity);
  for (let law = 0; law < laws; law++)
    for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row++)
      worst[law] = Math.max(worst[law], rttMs[row]);
  return worst;
}

/** Round trip of a demand point to a site, infinite where the law forbids it. */
export function lawfulRttMs(problem: ServiceProblem, row: number, site: number): number {
  const { cities, laws, servable, lawOfRow, rttMs, cityOfRow } = problem;
  return servable[site * laws + lawOfRow[row]] === 1
    ? rttMs[site * cities + cityOfRow[row]]
    : Infinity;
}
