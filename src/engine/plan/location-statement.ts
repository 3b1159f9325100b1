import type { LocationProblem, SiteMatrix } from '../../math/location/problem.ts';
import { mostCapturedShares, type PlanBase } from './plan-base.ts';
import type { PlanObjective } from './plan-question.ts';
import { locationRules, type PlanRules } from './plan-rules.ts';
import type { ServiceTable } from './service-table.ts';

/** Objectives that are location problems over the demand points; `lscp` with a level is a row of `cover` questions. */
export type LocationObjective = Exclude<PlanObjective, 'npv'>;

/** An objective with the rules it is asked under, as a location problem: column 0 is the fleet, `k + 1` candidate `k`. */
export function locationStatement(
  base: PlanBase,
  objective: LocationObjective,
  rules: PlanRules,
): LocationProblem {
  const { table } = base;
  const sites = locationRules(rules);
  const isExact = rules.least === rules.most;
  const count = { minOpen: rules.least, maxOpen: rules.most };
  const none = new Float64Array(table.candidateCount + 1);
  switch (objective) {
    case 'p-median':
      return isExact
        ? { kind: 'p-median', p: rules.most, rules: sites, ...medianRows(table) }
        : { kind: 'uflp', openCost: none, ...count, rules: sites, ...medianRows(table) };
    case 'p-center':
      return { kind: 'p-center', p: rules.most, rules: sites, matrix: centerMatrix(table) };
    case 'cover': {
      const { matrix, weight } = coverRows(table);
      if (isExact) return { kind: 'mclp', p: rules.most, radius: 1, rules: sites, matrix, weight };
      // What covers captures the whole of a demand point, once: with any number of sites that is the same question.
      const values = matrix.values.map((ratio) => (ratio <= 1 ? 1 : 0));
      const captured = { matrix: { ...matrix, values }, weight };
      return { kind: 'max-npv', openCost: none, ...count, rules: sites, ...captured };
    }
    case 'lscp': {
      const { matrix } = coverRows(table);
      const openCost = new Float64Array(matrix.siteCount).fill(1).with(0, 0);
      return { kind: 'lscp', radius: 1, rules: sites, openCost, matrix };
    }
    case 'uflp':
    case 'cflp':
      return moneyProblem(base, objective, rules);
  }
}

/** Round trips as a share of the latency budget: within it at 1 or less. */
function coverRows(table: ServiceTable) {
  const { budgetMs, usdPerYear, settled, totalUsdPerYear } = table;
  const matrix = withSettled(table, {
    toSite: (ms, row) => ms / budgetMs[row],
    settled: 0,
  });
  // Settled demand beyond its budget stays there whatever is opened: it is in the whole that shares are of, but in no row.
  const weight = Float64Array.of(...usdPerYear, settled.withinBudgetUsd).map(
    (usd) => usd / (totalUsdPerYear || 1),
  );
  return { matrix, weight };
}

/**
 * Demand-weighted round trips of all demand that some site may serve. Demand that only a candidate outside the plan may
 * serve counts as far as the farthest lawful site, so that serving it is never a loss.
 */
function medianRows(table: ServiceTable) {
  const { usdPerYear, settled, longestMs } = table;
  const servable = servableUsdPerYear(table) || 1;
  const matrix = withSettled(table, {
    toSite: (ms) => ms,
    settled: settled.msUsd / (settled.usdPerYear || 1),
  });
  const weight = Float64Array.of(...usdPerYear, settled.usdPerYear).map((usd) => usd / servable);
  return { matrix, weight, unservedCost: weight.map((each) => each * longestMs) };
}

/** Demand that the fleet or some candidate may serve, USD a year. */
export function servableUsdPerYear(table: ServiceTable): number {
  return table.totalUsdPerYear - table.unservableUsdPerYear;
}

/** Whether a row counts for the worst round trip: the fleet may serve it, or any candidate, so that every plan does. */
function isAlwaysServed(table: ServiceTable, row: number): boolean {
  const { fleetMs, candidateMs, candidateCount } = table;
  if (fleetMs[row] !== Infinity) return true;
  const from = row * candidateCount;
  return candidateMs.subarray(from, from + candidateCount).every((ms) => ms !== Infinity);
}

/**
 * Round trips of the demand that every plan serves. No plan can bring the worst below the greatest of the shortest ones, so
 * rows that the fleet serves within that decide nothing: the last row stands for them.
 */
function centerMatrix(table: ServiceTable): SiteMatrix {
  const { rowCount, candidateCount, fleetMs, candidateMs, settled } = table;
  const counted = Array.from({ length: rowCount }, (_, row) => row).filter((row) =>
    isAlwaysServed(table, row),
  );
  const candidatesOf = (row: number): Float64Array =>
    candidateMs.subarray(row * candidateCount, (row + 1) * candidateCount);
  const floorMs = counted.reduce(
    (most, row) => Math.max(most, Math.min(fleetMs[row], ...candidatesOf(row))),
    settled.worstMs,
  );
  const open = counted.filter((row) => fleetMs[row] > floorMs);
  const siteCount = candidateCount + 1;
  const values = new Float64Array((open.length + 1) * siteCount).fill(Infinity);
  open.forEach((row, i) => {
    values[i * siteCount] = fleetMs[row];
    values.set(candidatesOf(row), i * siteCount + 1);
  });
  values[open.length * siteCount] = floorMs;
  return { demandCount: open.length + 1, siteCount, values };
}

/** The p-median question among the plans in which nobody who counts for the worst round trip has more than `mostMs`. */
export function medianWithin(
  { table }: Pick<PlanBase, 'table'>,
  rules: PlanRules,
  mostMs: number,
): LocationProblem {
  const { matrix, weight, unservedCost } = medianRows(table);
  const { siteCount } = matrix;
  const isBound = (row: number): boolean => row < table.rowCount && isAlwaysServed(table, row);
  const limit = mostMs * (1 + 1e-12);
  const values = matrix.values.map((ms, at) =>
    isBound(Math.floor(at / siteCount)) && ms > limit ? Infinity : ms,
  );
  return {
    kind: 'p-median',
    p: rules.most,
    matrix: { ...matrix, values },
    weight,
    unservedCost: unservedCost.map((usd, row) => (isBound(row) ? Infinity : usd)),
    rules: locationRules(rules),
  };
}

interface Entries {
  /** Entry of a row by its round trip; never called for an infinite one, which stays. */
  readonly toSite: (ms: number, row: number) => number;
  /** Entry of the settled demand, which is one row more, at the fleet. */
  readonly settled: number;
}

function withSettled(table: ServiceTable, { toSite, settled }: Entries) {
  const { rowCount, candidateCount, fleetMs, candidateMs } = table;
  const siteCount = candidateCount + 1;
  const demandCount = rowCount + 1;
  const values = new Float64Array(demandCount * siteCount).fill(Infinity);
  for (let row = 0; row < rowCount; row++) {
    for (let k = 0; k < siteCount; k++) {
      const ms = k === 0 ? fleetMs[row] : candidateMs[row * candidateCount + k - 1];
      if (ms !== Infinity) values[row * siteCount + k] = toSite(ms, row);
    }
  }
  values[rowCount * siteCount] = settled;
  return { demandCount, siteCount, values };
}

/**
 * Yearly cost of the regions and of what latency costs the provider's customers. A demand is what would come to the
 * provider if every candidate stood; served from afar it loses its value by the millisecond, unserved all of it.
 */
function moneyProblem(base: PlanBase, kind: 'uflp' | 'cflp', rules: PlanRules): LocationProblem {
  const { table, parts, candidates } = base;
  const shares = mostCapturedShares(base);
  const lossPerMs = parts.market.parameters.latencyValueLossPerMs.mid;
  const { usdPerYear, country, settled } = table;
  const settledUsd = settled.usdByCountry.reduce((sum, usd, c) => sum + shares[c] * usd, 0);
  const settledMsUsd = settled.msUsdByCountry.reduce((sum, usd, c) => sum + shares[c] * usd, 0);
  const demand = Float64Array.of(
    ...usdPerYear.map((usd, row) => usd * shares[country[row]]),
    settledUsd,
  );
  const matrix = withSettled(table, {
    toSite: (ms, row) => demand[row] * Math.min(1, lossPerMs * ms),
    settled: Math.min(settledUsd, lossPerMs * settledMsUsd),
  });
  const yearly = candidates.map(
    ({ judged: { cost } }) => cost.capitalUsdPerYear.mid + cost.opexUsdPerYear.mid,
  );
  const stated = {
    matrix,
    openCost: Float64Array.of(0, ...yearly),
    unservedCost: demand,
    minOpen: rules.least,
    maxOpen: rules.most,
    rules: locationRules(rules),
  };
  if (kind === 'uflp') return { kind, ...stated };
  // What the fleet could take more is not known: it is taken to hold whatever comes to it.
  const all = demand.reduce((sum, usd) => sum + usd, 0);
  const capacity = candidates.map(({ venture }) => venture.capacityUsdPerYear);
  return { kind, ...stated, demand, capacity: Float64Array.of(all, ...capacity) };
}
