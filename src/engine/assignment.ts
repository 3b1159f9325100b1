import { assert } from '../math/assert.ts';

/**
 * Which site serves which demand. A demand cell is a city and a workload: cell `i * workloads + w`. `NOBODY` marks a
 * cell that no site may lawfully serve; its RTT is infinite.
 */
export interface Assignment {
  readonly siteOfCell: Int32Array;
  readonly rttMs: Float64Array;
}

export const NOBODY = -1;

/** What an assignment is made from; site `j` is a column of `rttMs` and of `servable`. */
export interface ServiceProblem {
  readonly cities: number;
  readonly workloads: number;
  readonly sites: number;
  /** Round trip from city `i` to site `j`, row-major. */
  readonly rttMs: Float64Array;
  /** Row of `servable` for each city: the index of its country. */
  readonly countryOfCity: Int32Array;
  /** 1 where demand of a country and workload may be served at a site: `(country * workloads + w) * sites + j`. */
  readonly servable: Uint8Array;
}

/** Offset of the servable row of a cell. */
function servableRow(problem: ServiceProblem, city: number, workload: number): number {
  return (problem.countryOfCity[city] * problem.workloads + workload) * problem.sites;
}

/**
 * Every cell to the lawful site of `open` with the shortest round trip; ties go to the site named first in `open`.
 * Source: the assignment step of the p-median problem (Daskin 2013, "Network and Discrete Location", section 6.2).
 */
export function assignNearest(problem: ServiceProblem, open: readonly number[]): Assignment {
  const cells = problem.cities * problem.workloads;
  const siteOfCell = new Int32Array(cells).fill(NOBODY);
  const rttMs = new Float64Array(cells).fill(Infinity);
  for (const site of open) {
    assert(site >= 0 && site < problem.sites, `site ${site} is not a column`);
    visitServable(problem, site, (cell, siteRttMs) => {
      if (siteRttMs < rttMs[cell]) {
        rttMs[cell] = siteRttMs;
        siteOfCell[cell] = site;
      }
    });
  }
  return { siteOfCell, rttMs };
}

/** Calls `visit` with every cell that `site` may serve, and the round trip to it. */
export function visitServable(
  problem: ServiceProblem,
  site: number,
  visit: (cell: number, rttMs: number) => void,
): void {
  const { cities, workloads, sites, servable, rttMs } = problem;
  for (let city = 0; city < cities; city++) {
    const siteRttMs = rttMs[city * sites + site];
    for (let workload = 0; workload < workloads; workload++) {
      if (servable[servableRow(problem, city, workload) + site] === 1)
        visit(city * workloads + workload, siteRttMs);
    }
  }
}
