import type { Fault } from '../region/fault.ts';
import type { Replication } from '../region/replication.ts';
import type { PriceJump } from './price-jump.ts';

/** What a scenario says of one class of requests; what it leaves out comes from the class's preset. */
export interface TrafficSettings {
  readonly serviceTimeS?: number;
  /** Variance of the service time over its squared mean. */
  readonly serviceScv?: number;
  readonly writeShare?: number;
  readonly writeKilobytes?: number;
  readonly requestKilobytes?: number;
  /** Longest wait before a request is refused. */
  readonly patienceS?: number;
}

/** How a region's capacity follows its demand over the years. */
export interface GrowthSettings {
  /** One step of capacity over what the region begins with. */
  readonly stepShare: number;
  /** Time from the order of a step until it serves. */
  readonly leadTimeYears: number;
  /** Capacity is ordered when the mean utilization foreseen for the end of the lead time exceeds this. */
  readonly orderAboveShare: number;
  /** Growth a year of single workloads, on top of their country's, as a fraction. */
  readonly workloadGrowthPerYear: Readonly<Record<string, number>>;
  /** Absent where no price jumps. */
  readonly priceJumps?: readonly PriceJump[];
}

/** How a scenario's operations are simulated. */
export interface SimulationSettings {
  /** Share of server time in use, mean over a week, that sites are sized for. */
  readonly utilizationShare: number;
  /**
   * Requests a second at the site that is looked at, mean over a week and all classes. Without it, what its servers do
   * at the utilization above; with it, the utilization follows.
   */
  readonly requestsPerS?: number;
  readonly replication: Replication;
  /** Whether zones of every region that serves are also lost at random, at the rates of its risks. */
  readonly randomFaults: boolean;
  readonly faults: readonly Fault[];
  readonly growth: GrowthSettings;
  /** By id of the workload. */
  readonly traffic: Readonly<Record<string, TrafficSettings>>;
}

/** What holds where a scenario says nothing. */
export const DEFAULT_SIMULATION: SimulationSettings = {
  utilizationShare: 0.5,
  replication: { kind: 'quorum', replicas: 3 },
  randomFaults: true,
  faults: [],
  growth: { stepShare: 0.25, leadTimeYears: 1, orderAboveShare: 0.6, workloadGrowthPerYear: {} },
  traffic: {},
};

/** Replication schemes by the names that files use. */
export const REPLICATION_NAMES = {
  'quorum of 3': { kind: 'quorum', replicas: 3 },
  'quorum of 5': { kind: 'quorum', replicas: 5 },
  'all of 2': { kind: 'synchronous', copies: 2 },
  'all of 3': { kind: 'synchronous', copies: 3 },
  asynchronous: { kind: 'asynchronous' },
} as const satisfies Readonly<Record<string, Replication>>;
