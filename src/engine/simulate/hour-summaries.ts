import { HISTOGRAM_BUCKETS } from '../../math/statistics/log-histogram.ts';
import { histogramSum, percentiles, type LatencyPercentiles } from './latency-percentiles.ts';
import type { OperationsInput } from './operations-input.ts';
import {
  addColumn,
  REFUSALS,
  windowHours,
  type OperationsTally,
  type Refusal,
} from './operations-tally.ts';

export interface SiteSummary {
  readonly id: string;
  readonly name: string;
  readonly served: number;
  /** Share of server time in use, over all hours and in the busiest one. */
  readonly utilizationShare: number;
  readonly peakUtilizationShare: number;
  readonly crossZoneGigabytes: number;
  readonly crossRegionGigabytes: number;
  /** Share of a zone link's bandwidth in use: that of the fullest link in the fullest hour. */
  readonly peakLinkShare: number;
  /** Hour by hour of the window; a site that served nobody has none. */
  readonly hours: readonly SiteHourSummary[];
}

/** An hour of a site, mean over replications; the fullest link of any. */
export interface SiteHourSummary {
  readonly hour: number;
  readonly served: number;
  readonly utilizationShare: number;
  readonly crossZoneGigabytes: number;
  readonly crossRegionGigabytes: number;
  readonly peakLinkShare: number;
}

export interface HourSummary extends LatencyPercentiles {
  readonly hour: number;
  readonly arrived: number;
  readonly refusedShare: number;
  /** Requests by reason, mean over replications. */
  readonly refused: Readonly<Record<Refusal, number>>;
  /** Of the site that is looked at. */
  readonly utilizationShare: number;
}

/** What each reason has. */
export function refusalsOf(
  requests: (reason: Refusal, index: number) => number,
): Readonly<Record<Refusal, number>> {
  return Object.fromEntries(
    REFUSALS.map((reason, index) => [reason, requests(reason, index)]),
  ) as Record<Refusal, number>;
}

/** Sum of a column. */
export function sum(column: Float64Array): number {
  let total = 0;
  for (const value of column) total += value;
  return total;
}

/** What every site did, hour by hour and in all. */
export function siteSummaries(
  input: OperationsInput,
  pooled: OperationsTally,
  count: number,
): readonly SiteSummary[] {
  return input.sites.map(({ id, name }, site) => {
    const hours = siteHours(input, { pooled, count, site });
    const total = (of: (hour: SiteHourSummary) => number): number =>
      hours.reduce((sumSoFar, hour) => sumSoFar + of(hour), 0);
    const most = (of: (hour: SiteHourSummary) => number): number => Math.max(0, ...hours.map(of));
    const row = (table: Float64Array): Float64Array =>
      table.subarray(site * hours.length, (site + 1) * hours.length);
    const served = total((hour) => hour.served);
    return {
      id,
      name,
      served,
      utilizationShare: shareOf(sum(row(pooled.siteBusyServerS)), sum(row(pooled.siteServerS))),
      peakUtilizationShare: most(({ utilizationShare }) => utilizationShare),
      crossZoneGigabytes: total(({ crossZoneGigabytes }) => crossZoneGigabytes),
      crossRegionGigabytes: total(({ crossRegionGigabytes }) => crossRegionGigabytes),
      peakLinkShare: most(({ peakLinkShare }) => peakLinkShare),
      hours: served > 0 ? hours : [],
    };
  });
}

function siteHours(
  input: OperationsInput,
  of: { readonly pooled: OperationsTally; readonly count: number; readonly site: number },
): readonly SiteHourSummary[] {
  const { pooled, count, site } = of;
  const hours = windowHours(input);
  return Array.from({ length: hours }, (_, hour) => {
    const cell = site * hours + hour;
    return {
      hour,
      served: pooled.siteServed[cell] / count,
      utilizationShare: shareOf(pooled.siteBusyServerS[cell], pooled.siteServerS[cell]),
      crossZoneGigabytes: pooled.siteCrossZoneGigabytes[cell] / count,
      crossRegionGigabytes: pooled.siteCrossRegionGigabytes[cell] / count,
      peakLinkShare: pooled.sitePeakLinkShare[cell],
    };
  });
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** Every hour of the window, over replications that were added up. */
export function hourSummaries(pooled: OperationsTally, count: number): readonly HourSummary[] {
  return Array.from(pooled.hourArrived, (arrived, hour) => {
    const all = hourSummary([pooled], hour);
    const refused = refusalsOf((reason) => all.refused[reason] / count);
    return { ...all, arrived: arrived / count, refused };
  });
}

/**
 * An hour of the window over some runs of the same input: means over the runs, percentiles of all their requests. Of
 * runs under way, an hour counts as far as it has been simulated.
 */
export function hourSummary(runs: readonly OperationsTally[], hour: number): HourSummary {
  const total = (of: (run: OperationsTally) => number): number =>
    runs.reduce((sumSoFar, run) => sumSoFar + of(run), 0);
  const arrived = total(({ hourArrived }) => hourArrived[hour]);
  const refused = REFUSALS.map((_, reason) =>
    total(({ hourRefused }) => hourRefused[hour * REFUSALS.length + reason]),
  );
  const latency = new Float64Array(HISTOGRAM_BUCKETS);
  for (const { hourLatency } of runs) addColumn(latency, histogramSum(hourLatency, [hour]));
  return {
    hour,
    arrived: arrived / runs.length,
    refusedShare: shareOf(sum(Float64Array.from(refused)), arrived),
    refused: refusalsOf((_, reason) => refused[reason] / runs.length),
    // The site that is looked at is the first, so its hours are the first rows.
    utilizationShare: shareOf(
      total(({ siteBusyServerS }) => siteBusyServerS[hour]),
      total(({ siteServerS }) => siteServerS[hour]),
    ),
    ...percentiles(latency),
  };
}
