import { lawfulRttMs, type ServiceProblem } from '../assignment.ts';
import type { Service } from '../service.ts';

/**
 * Demand and round trips as a plan sees them: the fleet is one column, since all of it is open, and demand that the same
 * sites serve from the same city under the same budget is one row. Rows that no candidate serves better than the fleet are
 * only counted.
 */
export interface ServiceTable {
  readonly rowCount: number;
  readonly candidateCount: number;
  readonly usdPerYear: Float64Array;
  readonly budgetMs: Float64Array;
  /** Index of the row's country among those of the law. */
  readonly country: Int32Array;
  /** Round trip to the nearest lawful region of the fleet; infinite where none may serve. */
  readonly fleetMs: Float64Array;
  /** Round trip to each candidate, `row * candidateCount + k`; infinite where the law forbids it. */
  readonly candidateMs: Float64Array;
  readonly settled: SettledDemand;
  readonly totalUsdPerYear: number;
  /** Demand that neither the fleet nor a candidate may lawfully serve, USD a year. */
  readonly unservableUsdPerYear: number;
  /** The longest lawful round trip from any demand to its nearest region of the fleet, or to a candidate. */
  readonly longestMs: number;
}

/** Demand that the fleet serves at least as well as any candidate. */
export interface SettledDemand {
  readonly usdPerYear: number;
  /** Milliseconds times USD a year. */
  readonly msUsd: number;
  readonly withinBudgetUsd: number;
  readonly worstMs: number;
  /** By country: milliseconds times USD a year, and USD a year. */
  readonly msUsdByCountry: Float64Array;
  readonly usdByCountry: Float64Array;
}

/** Which columns of the service are the fleet and which may be added. */
export interface PlanColumns {
  readonly fleet: readonly number[];
  readonly candidates: readonly number[];
}

interface MergedRow {
  /** A row of the service that stands for all that are like it. */
  readonly row: number;
  usdPerYear: number;
}

/** The table of a service for a plan. */
export function serviceTable(service: Service, columns: PlanColumns): ServiceTable {
  const { problem, today } = service;
  const { demand } = today;
  const settled = emptySettled(demand.countries);
  let [unservable, longestMs] = [0, 0];
  const kept: { merged: MergedRow; fleetMs: number; ms: readonly number[] }[] = [];
  for (const merged of mergedRows(service, columns)) {
    const nearest = (sites: readonly number[]): readonly number[] =>
      sites.map((site) => lawfulRttMs(problem, merged.row, site));
    const fleetMs = Math.min(Infinity, ...nearest(columns.fleet));
    const ms = nearest(columns.candidates);
    for (const each of [fleetMs, ...ms])
      if (each !== Infinity) longestMs = Math.max(longestMs, each);
    if (ms.some((each) => each < fleetMs)) kept.push({ merged, fleetMs, ms });
    else if (fleetMs === Infinity) unservable += merged.usdPerYear;
    else settle(settled, service, { ...merged, fleetMs });
  }
  const candidateCount = columns.candidates.length;
  const candidateMs = new Float64Array(kept.length * candidateCount);
  kept.forEach(({ ms }, i) => {
    candidateMs.set(ms, i * candidateCount);
  });
  return {
    rowCount: kept.length,
    candidateCount,
    usdPerYear: Float64Array.from(kept, ({ merged }) => merged.usdPerYear),
    budgetMs: Float64Array.from(kept, ({ merged }) => demand.budgetMs[merged.row]),
    country: Int32Array.from(kept, ({ merged }) => demand.country[merged.row]),
    fleetMs: Float64Array.from(kept, (row) => row.fleetMs),
    candidateMs,
    settled,
    totalUsdPerYear: demand.totalUsdPerYear,
    unservableUsdPerYear: unservable,
    longestMs,
  };
}

function emptySettled(countries: number): Mutable<SettledDemand> {
  return {
    usdPerYear: 0,
    msUsd: 0,
    withinBudgetUsd: 0,
    worstMs: 0,
    msUsdByCountry: new Float64Array(countries),
    usdByCountry: new Float64Array(countries),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function settle(
  settled: Mutable<SettledDemand>,
  { today: { demand } }: Service,
  { row, usdPerYear, fleetMs }: MergedRow & { readonly fleetMs: number },
): void {
  const country = demand.country[row];
  settled.usdPerYear += usdPerYear;
  settled.msUsd += usdPerYear * fleetMs;
  if (fleetMs <= demand.budgetMs[row]) settled.withinBudgetUsd += usdPerYear;
  settled.worstMs = Math.max(settled.worstMs, fleetMs);
  settled.msUsdByCountry[country] += usdPerYear * fleetMs;
  settled.usdByCountry[country] += usdPerYear;
}

/** One row for all demand of a city with the same budget that the law opens to the same of these sites. */
function mergedRows({ problem, today }: Service, columns: PlanColumns): readonly MergedRow[] {
  const { usdPerYear, budgetMs } = today.demand;
  const classes = lawClasses(problem, [...columns.fleet, ...columns.candidates]);
  const merged = new Map<string, MergedRow>();
  for (let row = 0; row < problem.rows; row++) {
    if (usdPerYear[row] === 0) continue;
    const key = `${problem.cityOfRow[row]} ${classes[problem.lawOfRow[row]]} ${budgetMs[row]}`;
    const known = merged.get(key);
    if (known) known.usdPerYear += usdPerYear[row];
    else merged.set(key, { row, usdPerYear: usdPerYear[row] });
  }
  return [...merged.values()];
}

/** A number for each law, the same where two laws open the same of the sites. */
function lawClasses({ laws, servable }: ServiceProblem, sites: readonly number[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: laws }, (_, law) => {
    const pattern = sites.map((site) => servable[site * laws + law]).join('');
    const known = numbers.get(pattern) ?? numbers.size;
    numbers.set(pattern, known);
    return known;
  });
}
