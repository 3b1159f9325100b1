import { HISTOGRAM_BUCKETS } from '../../math/statistics/log-histogram.ts';
import { meanEstimate, type Estimate } from '../../math/statistics/confidence-interval.ts';
import {
  hourSummaries,
  refusalsOf,
  siteSummaries,
  sum,
  type HourSummary,
  type SiteSummary,
} from './hour-summaries.ts';
import { histogramSum, percentiles, type LatencyPercentiles } from './latency-percentiles.ts';
import type { OperationsInput } from './operations-input.ts';
import { addTally, emptyTally, type OperationsTally, type Refusal } from './operations-tally.ts';

export { hourSummary, type HourSummary } from './hour-summaries.ts';

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
    refused: refusalsOf((_, reason) => pooled.refused[reason] / count),
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

function allLatency({ hourLatency }: OperationsTally): Float64Array {
  const rows = hourLatency.length / HISTOGRAM_BUCKETS;
  return histogramSum(hourLatency, [...Array(rows).keys()]);
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
