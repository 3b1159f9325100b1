import { mmcQueue, type MultiServerLoad } from './erlang-c.ts';
import { metricsFromWait, type QueueMetrics, type UnstableQueue } from './queue-metrics.ts';

export interface GeneralServiceLoad extends MultiServerLoad {
  /** Variance of the service time over its squared mean: 0 fixed, 1 exponential, above 1 bursty. */
  readonly serviceScv: number;
}

/**
 * Steady state of a queue with Poisson arrivals and any service time.
 *
 * One server: exact, the Pollaczek-Khinchine formula W = ρ s (1 + scv) / (2 (1 - ρ)).
 * Several servers: the M/M/c wait times (1 + scv) / 2.
 * Accuracy: exact for one server and for scv = 1; else a two-moment approximation, within some percent at utilizations
 * above one half (Whitt 1993, "Approximations for the GI/G/m Queue", table 1).
 * Source: Pollaczek 1930, Khinchine 1932; Lee and Longton 1959 for several servers.
 */
export function mgcQueue(load: GeneralServiceLoad): QueueMetrics | UnstableQueue {
  const exponential = mmcQueue(load);
  if ('kind' in exponential) return exponential;
  const { arrivalsPerS, meanServiceS, serviceScv } = load;
  const { utilization, waitProbability } = exponential;
  const meanWaitS = exponential.meanWaitS * ((1 + serviceScv) / 2);
  return metricsFromWait({ arrivalsPerS, meanServiceS, utilization, waitProbability, meanWaitS });
}
