import type { ServiceMatrix } from '../compliance/service-matrix.ts';
import type { DemandPoints } from '../demand/demand-points.ts';
import { assignNearest, type ServiceProblem } from './assignment.ts';
import { demandRows, type LawReading, type SiteColumns } from './demand-rows.ts';
import { type Today, todayOf } from './users-gain.ts';

/** Demand, law and round trips under one reading of the law, with what the fleet of the day gives. */
export interface Service {
  readonly problem: ServiceProblem;
  readonly today: Today;
  /** Index of the workload of each row. */
  readonly workloadOfRow: Int32Array;
}

/** The service under the middle reading of the law, and under its strictest and its mildest. */
export interface ServiceReadings {
  readonly middle: Service;
  readonly strict: Service;
  readonly mild: Service;
}

export interface ServiceParts {
  readonly points: DemandPoints;
  readonly law: ServiceMatrix;
  /** Round trip from city `i` to site `j`: `j * cities + i`. */
  readonly rttMs: Float64Array;
  /** The shortest of them from a city of country `c` of the law: `j * countries + c`. */
  readonly leastRttMs: Float64Array;
  readonly sites: SiteColumns;
  /** Columns of the fleet. */
  readonly existing: readonly number[];
}

function serviceUnder(reading: LawReading, parts: ServiceParts): Service {
  const { points, existing } = parts;
  const { problem, demand, workloadOfRow } = demandRows(points, { ...parts, reading });
  return {
    problem,
    today: todayOf(problem, assignNearest(problem, existing), demand),
    workloadOfRow,
  };
}

/** The fleet of the day under the three readings of the law. */
export function serviceReadings(parts: ServiceParts): ServiceReadings {
  return {
    middle: serviceUnder('lawfulShare', parts),
    strict: serviceUnder('lawfulShareLow', parts),
    mild: serviceUnder('lawfulShareHigh', parts),
  };
}
