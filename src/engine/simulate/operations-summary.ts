import { HISTOGRAM_BUCKETS, histogramQuantile } from '../../math/statistics/log-histogram.ts';
import { meanEstimate, type Estimate } from '../../math/statistics/confidence-interval.ts';
import type { OperationsInput } from './operations-input.ts';
import {
  addColumn,
  addTally,
  emptyTally,
  REFUSALS,
  windowHours,
  type OperationsTally,
  type Refusal,
} from './operations-tally.ts';

/** Percentiles of what users get; absent where nothing was served. */
export interface LatencyPercentiles {
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
}

/** What one group of requests got; shares are of those that were answered, one way or the other. */
export interface GroupSummary extends LatencyPercentiles {
  /** Served and refused, mean over replications. */
  readonly requests: number;
  readonly withinBudgetShare: number;
  readonly refusedShare: number;
}

export interface ClassSummary extends GroupSummary {
  readonly id: string;
  readonly label: string;
  readonly latencyBudgetMs: number;
}

export interface CountrySummary extends GroupSummary {
  readonly country: string;
  readonly classId: string;
}

export interface SiteSummary {
  readonly id: string;
  readonly name: string;
  readonly served: number;
  /** Share of server time in use, over all hours and in the busiest one. */
  readonly utilizationShare: number;
  readonly peakUtilizationShare: number;
  readonly crossZoneGigabytes: number;
  readonly crossRegionGigabytes: number;
  readonly peakLinkShare: number;
}

export interface HourSummary extends LatencyPercentiles {
  readonly hour: number;
  readonly arrived: number;
  readonly refusedShare: number;
  /** Of the site that is looked at. */
  readonly utilizationShare: number;
}

/** The answer of a simulation: replications pooled, with 95 % intervals where replications differ. */
export interface OperationsSummary extends LatencyPercentiles {
  readonly replications: number;
  readonly steps: number;
  /** Mean over replications. */
  readonly arrived: number;
  readonly served: number;
  readonly inFlight: number;
  readonly rerouted: number;
  readonly retries: number;
  readonly refused: Readonly<Record<Refusal, number>>;
  readonly availability: Estimate;
  readonly withinBudget: Estimate;
  readonly p95: Estimate | undefined;
  readonly classes: readonly ClassSummary[];
  readonly countries: readonly CountrySummary[];
  readonly sites: readonly SiteSummary[];
  readonly hours: readonly HourSummary[];
}

/**
 * Replications of one input, added up as they come in: one tally, and of each replication only what its interval needs, so
 * that thousands take no more memory than one.
 */
export interface ReplicationSums {
  readonly input: OperationsInput;
  readonly pooled: OperationsTally;
  /** One entry a replication; a percentile only where something was served. */
  readonly servedShares: number[];
  readonly withinShares: number[];
  readonly p95sMs: number[];
}

export function replicationSums(input: OperationsInput): ReplicationSums {
  const pooled = emptyTally(input);
  return { input, pooled, servedShares: [], withinShares: [], p95sMs: [] };
}

/** Adds the next replication. Their order decides the last digit of the sums: they are added by their number. */
export function addReplication(sums: ReplicationSums, tally: OperationsTally): void {
  addTally(sums.pooled, tally);
  sums.servedShares.push(servedShare(tally));
  sums.withinShares.push(withinShare(tally));
  const { p95Ms } = percentiles(allLatency(tally));
  if (p95Ms !== undefined) sums.p95sMs.push(p95Ms);
}

/** What the replications say together. Asserts at least one. */
export function operationsSummary(sums: ReplicationSums): OperationsSummary {
  const { input, pooled, servedShares, withinShares, p95sMs } = sums;
  const count = servedShares.length;
  return {
    replications: count,
    steps: pooled.steps,
    arrived: pooled.arrived / count,
    served: pooled.served / count,
    inFlight: pooled.inFlight / count,
    rerouted: pooled.rerouted / count,
    retries: pooled.retries / count,
    refused: refusals(pooled, count),
    availability: meanEstimate(servedShares),
    withinBudget: meanEstimate(withinShares),
    p95: p95sMs.length === count ? meanEstimate(p95sMs) : undefined,
    ...percentiles(allLatency(pooled)),
    classes: classSummaries(input, pooled, count),
    countries: countrySummaries(input, pooled, count),
    sites: siteSummaries(input, pooled, count),
    hours: hourSummaries(pooled, count),
  };
}

function sum(column: Float64Array): number {
  let total = 0;
  for (const value of column) total += value;
  return total;
}

function answered({ served, refused }: OperationsTally): number {
  return served + sum(refused);
}

/** Share of the answered requests that were served; nobody asked, nobody was refused. */
function servedShare(tally: OperationsTally): number {
  return answered(tally) > 0 ? tally.served / answered(tally) : 1;
}

function withinShare(tally: OperationsTally): number {
  return answered(tally) > 0 ? sum(tally.withinBudget) / answered(tally) : 1;
}

function refusals(pooled: OperationsTally, count: number): Record<Refusal, number> {
  return Object.fromEntries(
    REFUSALS.map((reason, index) => [reason, pooled.refused[index] / count]),
  ) as Record<Refusal, number>;
}

/** Sums rows of a table of histograms. */
function histogramSum(table: Float64Array, rows: readonly number[]): Float64Array {
  const total = new Float64Array(HISTOGRAM_BUCKETS);
  for (const row of rows) {
    const first = row * HISTOGRAM_BUCKETS;
    for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
      total[bucket] += table[first + bucket];
    }
  }
  return total;
}

function allLatency({ hourLatency }: OperationsTally): Float64Array {
  const rows = hourLatency.length / HISTOGRAM_BUCKETS;
  return histogramSum(hourLatency, [...Array(rows).keys()]);
}

/** Latency percentiles of a histogram. */
export function percentiles(histogram: Float64Array): LatencyPercentiles {
  const p50Ms = histogramQuantile(histogram, 0.5);
  const p95Ms = histogramQuantile(histogram, 0.95);
  const p99Ms = histogramQuantile(histogram, 0.99);
  if (p50Ms === undefined || p95Ms === undefined || p99Ms === undefined) return {};
  return { p50Ms, p95Ms, p99Ms };
}

/** What the cells (class and country) of a group got together. */
function groupSummary(
  pooled: OperationsTally,
  cells: readonly number[],
  count: number,
): GroupSummary {
  const histogram = histogramSum(pooled.latency, cells);
  const served = sum(histogram);
  const refused = cells.reduce((total, cell) => total + pooled.refusedOf[cell], 0);
  const within = cells.reduce((total, cell) => total + pooled.withinBudget[cell], 0);
  const all = served + refused || 1;
  return {
    requests: (served + refused) / count,
    withinBudgetShare: within / all,
    refusedShare: refused / all,
    ...percentiles(histogram),
  };
}

function classSummaries(
  { classes, countries }: OperationsInput,
  pooled: OperationsTally,
  count: number,
): readonly ClassSummary[] {
  return classes
    .map(({ id, label, latencyBudgetMs }, index) => {
      const cells = countries.map((_, country) => index * countries.length + country);
      return { id, label, latencyBudgetMs, ...groupSummary(pooled, cells, count) };
    })
    .filter(({ requests }) => requests > 0);
}

/** Every class and country that asked, the most requests first. */
function countrySummaries(
  { classes, countries }: OperationsInput,
  pooled: OperationsTally,
  count: number,
): readonly CountrySummary[] {
  return classes
    .flatMap(({ id }, index) =>
      countries.map((country, at) => ({
        country,
        classId: id,
        ...groupSummary(pooled, [index * countries.length + at], count),
      })),
    )
    .filter(({ requests }) => requests > 0)
    .sort((a, b) => b.requests - a.requests);
}

function siteSummaries(
  input: OperationsInput,
  pooled: OperationsTally,
  count: number,
): readonly SiteSummary[] {
  const hours = windowHours(input);
  return input.sites.map(({ id, name }, site) => {
    const row = (table: Float64Array): Float64Array =>
      table.subarray(site * hours, (site + 1) * hours);
    const busy = row(pooled.siteBusyServerS);
    const servers = row(pooled.siteServerS);
    const shares = Array.from(busy, (busyS, hour) => shareOf(busyS, servers[hour]));
    return {
      id,
      name,
      served: sum(row(pooled.siteServed)) / count,
      utilizationShare: shareOf(sum(busy), sum(servers)),
      peakUtilizationShare: Math.max(0, ...shares),
      crossZoneGigabytes: pooled.crossZoneGigabytes[site] / count,
      crossRegionGigabytes: pooled.crossRegionGigabytes[site] / count,
      peakLinkShare: pooled.peakLinkShare[site],
    };
  });
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function hourSummaries(pooled: OperationsTally, count: number): readonly HourSummary[] {
  return Array.from(pooled.hourArrived, (arrived, hour) => ({
    ...hourSummary([pooled], hour),
    arrived: arrived / count,
  }));
}

/**
 * An hour of the window over some runs of the same input: means over the runs, percentiles of all their requests. Of
 * runs under way, an hour counts as far as it has been simulated.
 */
export function hourSummary(runs: readonly OperationsTally[], hour: number): HourSummary {
  const total = (of: (run: OperationsTally) => number): number =>
    runs.reduce((sumSoFar, run) => sumSoFar + of(run), 0);
  const arrived = total(({ hourArrived }) => hourArrived[hour]);
  const latency = new Float64Array(HISTOGRAM_BUCKETS);
  for (const { hourLatency } of runs) addColumn(latency, histogramSum(hourLatency, [hour]));
  return {
    hour,
    arrived: arrived / runs.length,
    refusedShare: shareOf(
      total(({ hourRefused }) => hourRefused[hour]),
      arrived,
    ),
    // The site that is looked at is the first, so its hours are the first rows.
    utilizationShare: shareOf(
      total(({ siteBusyServerS }) => siteBusyServerS[hour]),
      total(({ siteServerS }) => siteServerS[hour]),
    ),
    ...percentiles(latency),
  };
}
