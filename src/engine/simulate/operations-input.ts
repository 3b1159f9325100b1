import type { Replication } from '../../region/replication.ts';
import type { Rhythm } from './daily-rhythm.ts';

/**
 * All that the simulation of operations needs, as numbers: who asks where and how often, what serves them, and what
 * goes wrong when. It is made from a scenario by `operations-scenario.ts`; both modes (single events, flows) read it.
 */
export interface OperationsInput {
  /** Measured time; the warm-up comes before it. */
  readonly durationS: number;
  readonly warmUpS: number;
  readonly seed: string;
  readonly sites: readonly OperationsSite[];
  readonly classes: readonly OperationsClass[];
  readonly countries: readonly string[];
  readonly sources: OperationsSources;
  /** Routes from sources to sites, the first as long as no effect names another. */
  readonly networks: readonly OperationsNetwork[];
  readonly effects: readonly TimedEffect[];
}

/** A region that serves. Zones count over all sites: zone `firstZone + z` is the site's z-th. */
export interface OperationsSite {
  readonly id: string;
  readonly name: string;
  readonly zones: number;
  readonly firstZone: number;
  /** Row-major over the site's zones. */
  readonly zoneRttMs: Float64Array;
  /** Bandwidth of each pair of zones, each way. */
  readonly linkGbps: number;
  /** Servers (places where one request is served at a time), whole, by zone of the site and class: `zone * classes + class`. */
  readonly servers: Float64Array;
}

/** A class of requests. */
export interface OperationsClass {
  readonly id: string;
  readonly label: string;
  readonly latencyBudgetMs: number;
  readonly meanServiceS: number;
  /** Variance of the service time over its squared mean. */
  readonly serviceScv: number;
  readonly writeShare: number;
  readonly writeKilobytes: number;
  /** Request and answer together. */
  readonly requestKilobytes: number;
  readonly replication: Replication;
  /** Longest wait that a request is admitted to; above it, it is refused. */
  readonly patienceS: number;
}

/** Demand points as columns: source `i` is a city's demand for one class under one law. */
export interface OperationsSources {
  readonly count: number;
  readonly classOf: Int32Array;
  readonly countryOf: Int32Array;
  /** Requests a second, mean over a week. */
  readonly meanPerS: Float64Array;
  /** Rhythm of each source, by index into `rhythms`. */
  readonly rhythmOf: Int32Array;
  readonly rhythms: readonly Rhythm[];
}

/** Lawful sites of each source, nearest first, `options` of them; {@link NO_SITE} where there are fewer. */
export interface OperationsNetwork {
  readonly options: number;
  /** `source * options + rank`. */
  readonly siteOf: Int32Array;
  readonly rttMs: Float64Array;
}

export const NO_SITE = -1;

/** Something that holds for a time of the measured window, whatever mode simulates it. */
export type TimedEffect = { readonly startS: number; readonly endS: number } & (
  | { readonly kind: 'capacity'; readonly zones: readonly number[]; readonly share: number }
  /** Without a country, everywhere. */
  | { readonly kind: 'crowd'; readonly country?: number; readonly factor: number }
  | { readonly kind: 'network'; readonly network: number }
);

/** Zones of all sites. */
export function zoneCount(input: Pick<OperationsInput, 'sites'>): number {
  return input.sites.reduce((sum, { zones }) => sum + zones, 0);
}

/** Requests a second over all sources, mean over a week. */
export function meanRequestsPerS({ sources }: Pick<OperationsInput, 'sources'>): number {
  return sources.meanPerS.reduce((sum, rate) => sum + rate, 0);
}
