import { assert } from '../math/assert.ts';

/**
 * What an assignment is made from. Row `i` is a demand point: the demand of one city for one workload that falls under
 * one reading of the law (see `demand-rows.ts`). Column `j` is a site.
 */
export interface ServiceProblem {
  readonly rows: number;
  readonly sites: number;
  readonly cities: number;
  readonly laws: number;
  readonly cityOfRow: Int32Array;
  /** Which reading of the law each row falls under, below `laws`. */
  readonly lawOfRow: Int32Array;
  /** Round trip from city `i` to site `j` at `j * cities + i`: all that is asked of one site lies together. */
  readonly rttMs: Float64Array;
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
    assert(site >= 0 && site < problem.sites, `site ${site} is not a column`);
    for (let row = 0; row < problem.rows; row++) {
      const siteRttMs = lawfulRttMs(problem, row, site);
      if (siteRttMs < rttMs[row]) {
        rttMs[row] = siteRttMs;
        siteOfRow[row] = site;
      }
    }
  }
  return { siteOfRow, rttMs };
}

/** Round trip of a demand point to a site, infinite where the law forbids it. */
export function lawfulRttMs(problem: ServiceProblem, row: number, site: number): number {
  const { cities, laws, servable, lawOfRow, rttMs, cityOfRow } = problem;
  return servable[site * laws + lawOfRow[row]] === 1
    ? rttMs[site * cities + cityOfRow[row]]
    : Infinity;
}
