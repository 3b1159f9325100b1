import { histogramBucket, HISTOGRAM_BUCKETS } from '../../math/statistics/log-histogram.ts';
import type { OperationsInput } from './operations-input.ts';

/** Why a request was not served. */
export const REFUSALS = ['no site', 'no capacity', 'no quorum', 'link full'] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * What a run counts, in flat tables. A request counts when it arrived in the measured window. Flows count fractions of
 * requests. Latency is what the placement adds: round trip, waiting, hops between zones, commit and retries; not the
 * time of the service itself, which is the same everywhere.
 */
export interface OperationsTally {
  arrived: number;
  served: number;
  inFlight: number;
  /** Requests that another site than their nearest served, and attempts that failed on the way. */
  rerouted: number;
  retries: number;
  /** By {@link REFUSALS}. */
  readonly refused: Float64Array;
  /** Latency histograms by class and country: `(class * countries + country) * HISTOGRAM_BUCKETS + bucket`. */
  readonly latency: Float64Array;
  /** Sum of the latencies, ms, by class and country. */
  readonly latencySumMs: Float64Array;
  /** Served within the budget of their class, and refused, by class and country. */
  readonly withinBudget: Float64Array;
  readonly refusedOf: Float64Array;
  /** Latency histograms by hour of the window. */
  readonly hourLatency: Float64Array;
  readonly hourArrived: Float64Array;
  /** By hour and reason: `hour * REFUSALS.length + reason`. */
  readonly hourRefused: Float64Array;
  /** By site and hour: `site * hours + hour`. */
  readonly siteServed: Float64Array;
  readonly siteBusyServerS: Float64Array;
  readonly siteServerS: Float64Array;
  readonly siteCrossZoneGigabytes: Float64Array;
  readonly siteCrossRegionGigabytes: Float64Array;
  /** Largest share of a zone link's bandwidth in use over the hour. */
  readonly sitePeakLinkShare: Float64Array;
  /** Events that the run handled; steps in the mode of flows. */
  steps: number;
}

/** Hours of the measured window, the last one perhaps begun. */
export function windowHours({ durationS }: Pick<OperationsInput, 'durationS'>): number {
  return Math.ceil(durationS / 3600);
}

export function emptyTally(input: OperationsInput): OperationsTally {
  const hours = windowHours(input);
  const cells = input.classes.length * input.countries.length;
  const sites = input.sites.length;
  const table = (rows: number, width = 1): Float64Array => new Float64Array(rows * width);
  return {
    arrived: 0,
    served: 0,
    inFlight: 0,
    rerouted: 0,
    retries: 0,
    refused: table(REFUSALS.length),
    latency: table(cells, HISTOGRAM_BUCKETS),
    latencySumMs: table(cells),
    withinBudget: table(cells),
    refusedOf: table(cells),
    hourLatency: table(hours, HISTOGRAM_BUCKETS),
    hourArrived: table(hours),
    hourRefused: table(hours, REFUSALS.length),
    siteServed: table(sites, hours),
    siteBusyServerS: table(sites, hours),
    siteServerS: table(sites, hours),
    siteCrossZoneGigabytes: table(sites, hours),
    siteCrossRegionGigabytes: table(sites, hours),
    sitePeakLinkShare: table(sites, hours),
    steps: 0,
  };
}

/** A request, or a flow of `weight` requests, with one latency. */
export interface ServedRequest {
  readonly class: number;
  readonly country: number;
  readonly latencyMs: number;
  readonly hour: number;
  readonly weight: number;
}

/** Counts the latency of what was served; how many were served is counted by the caller. */
export function tallyLatency(
  tally: OperationsTally,
  input: OperationsInput,
  served: ServedRequest,
): void {
  const { latencyMs, weight } = served;
  const cell = served.class * input.countries.length + served.country;
  const bucket = histogramBucket(latencyMs);
  tally.latency[cell * HISTOGRAM_BUCKETS + bucket] += weight;
  tally.latencySumMs[cell] += weight * latencyMs;
  tally.hourLatency[served.hour * HISTOGRAM_BUCKETS + bucket] += weight;
  if (latencyMs <= input.classes[served.class].latencyBudgetMs) tally.withinBudget[cell] += weight;
}

/** Counts what was refused of a flow, by reason and hour; by class and country the caller counts it. */
export function refuseFlow(
  tally: OperationsTally,
  flow: { readonly reason: Refusal; readonly hour: number; readonly requests: number },
): void {
  const reason = REFUSALS.indexOf(flow.reason);
  tally.refused[reason] += flow.requests;
  tally.hourRefused[flow.hour * REFUSALS.length + reason] += flow.requests;
}

/** The sum of two tallies of the same input: replications pooled. */
export function addTally(into: OperationsTally, from: OperationsTally): void {
  into.arrived += from.arrived;
  into.served += from.served;
  into.inFlight += from.inFlight;
  into.rerouted += from.rerouted;
  into.retries += from.retries;
  into.steps += from.steps;
  addColumn(into.refused, from.refused);
  addColumn(into.latency, from.latency);
  addColumn(into.latencySumMs, from.latencySumMs);
  addColumn(into.withinBudget, from.withinBudget);
  addColumn(into.refusedOf, from.refusedOf);
  addColumn(into.hourLatency, from.hourLatency);
  addColumn(into.hourArrived, from.hourArrived);
  addColumn(into.hourRefused, from.hourRefused);
  addColumn(into.siteServed, from.siteServed);
  addColumn(into.siteBusyServerS, from.siteBusyServerS);
  addColumn(into.siteServerS, from.siteServerS);
  addColumn(into.siteCrossZoneGigabytes, from.siteCrossZoneGigabytes);
  addColumn(into.siteCrossRegionGigabytes, from.siteCrossRegionGigabytes);
  from.sitePeakLinkShare.forEach((share, cell) => {
    into.sitePeakLinkShare[cell] = Math.max(into.sitePeakLinkShare[cell], share);
  });
}

/** Adds a column to another of the same length. */
export function addColumn(into: Float64Array, from: Float64Array): void {
  for (let at = 0; at < from.length; at++) into[at] += from[at];
}
