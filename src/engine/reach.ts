import { lawfulRttMs, NOBODY } from './assignment.ts';
import type { EvaluationParts } from './evaluate.ts';

/** One candidate, seen from every city: columns with an entry a city. */
export interface SiteReach {
  readonly site: string;
  /** Round trip to the site, whether it may serve or not. */
  readonly rttMs: Float32Array;
  /** Demand that moves to the site, USD a year. */
  readonly takenUsdPerYear: Float32Array;
}

/** Demand, and what serves it how fast, city by city: what a map shows of an answer. */
export interface Reach {
  readonly cities: readonly {
    readonly id: string;
    readonly latDeg: number;
    readonly lonDeg: number;
  }[];
  readonly usdPerYear: Float32Array;
  /** Demand-weighted round trip over the city's workloads today; infinite where nobody may serve any of them. */
  readonly todayRttMs: Float32Array;
  readonly sites: readonly SiteReach[];
}

function todayColumns({ points, readings }: EvaluationParts) {
  const { problem, today } = readings.middle;
  const { assignment, demand } = today;
  const usdPerYear = new Float32Array(points.cities.length);
  const served = new Float64Array(points.cities.length);
  const weightedMs = new Float64Array(points.cities.length);
  for (let row = 0; row < problem.rows; row++) {
    const city = problem.cityOfRow[row];
    const usd = demand.usdPerYear[row];
    usdPerYear[city] += usd;
    if (assignment.siteOfRow[row] === NOBODY) continue;
    served[city] += usd;
    weightedMs[city] += usd * assignment.rttMs[row];
  }
  const todayRttMs = Float32Array.from(weightedMs, (sum, city) =>
    served[city] > 0 ? sum / served[city] : Infinity,
  );
  return { usdPerYear, todayRttMs };
}

function siteReach({ set, points, readings }: EvaluationParts, column: number): SiteReach {
  const { problem, today } = readings.middle;
  const count = points.cities.length;
  const first = column * problem.cities;
  const takenUsdPerYear = new Float32Array(count);
  for (let row = 0; row < problem.rows; row++) {
    if (lawfulRttMs(problem, row, column) < today.assignment.rttMs[row])
      takenUsdPerYear[problem.cityOfRow[row]] += today.demand.usdPerYear[row];
  }
  return {
    site: set.sites[column].id,
    rttMs: Float32Array.from(problem.rttMs.subarray(first, first + count)),
    takenUsdPerYear,
  };
}

/** The reach of every candidate, under the middle reading of the law; O(candidates x demand rows). */
export function reachOf(parts: EvaluationParts): Reach {
  const { points, set } = parts;
  return {
    cities: points.cities.map(({ id, latDeg, lonDeg }) => ({ id, latDeg, lonDeg })),
    ...todayColumns(parts),
    sites: set.candidates.map((column) => siteReach(parts, column)),
  };
}
