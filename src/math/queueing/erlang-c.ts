import { erlangB } from './erlang-b.ts';
import { metricsFromWait, type QueueMetrics, type UnstableQueue } from './queue-metrics.ts';

/**
 * Erlang's delay formula: the probability that an arrival at an M/M/c queue must wait. 1 where the load is not below
 * the servers. Source: Erlang 1917; Cooper, "Introduction to Queueing Theory", 2nd ed., equation 3.4.8:
 * C = B / (1 - ρ (1 - B)) with ρ = a / c.
 */
export function erlangC(servers: number, offeredErlangs: number): number {
  if (offeredErlangs >= servers) return 1;
  const blocking = erlangB(servers, offeredErlangs);
  return blocking / (1 - (offeredErlangs / servers) * (1 - blocking));
}

export interface MultiServerLoad {
  /** Poisson arrivals, 0 or more. */
  readonly arrivalsPerS: number;
  /** Mean of the exponential service time, above 0. */
  readonly meanServiceS: number;
  /** Whole number, 1 or more. */
  readonly servers: number;
}

/** Steady state of M/M/c, first come first served; M/M/1 with one server. Mean wait = C(c, a) s / (c - a). */
export function mmcQueue(load: MultiServerLoad): QueueMetrics | UnstableQueue {
  const { arrivalsPerS, meanServiceS, servers } = load;
  const offered = arrivalsPerS * meanServiceS;
  const utilization = offered / servers;
  if (!(utilization < 1)) return { kind: 'unstable', utilization };
  const waitProbability = erlangC(servers, offered);
  const meanWaitS = (waitProbability * meanServiceS) / (servers - offered);
  return metricsFromWait({ arrivalsPerS, meanServiceS, utilization, waitProbability, meanWaitS });
}

/**
 * Probability that the wait in M/M/c exceeds `waitS`: C(c, a) exp(-(c - a) t / s). 1 for ever where it is unstable.
 * Source: Cooper, "Introduction to Queueing Theory", 2nd ed., equation 3.4.22.
 */
export function mmcWaitExceeds(load: MultiServerLoad, waitS: number): number {
  const offered = load.arrivalsPerS * load.meanServiceS;
  if (offered >= load.servers) return 1;
  const drainPerS = (load.servers - offered) / load.meanServiceS;
  return erlangC(load.servers, offered) * Math.exp(-drainPerS * waitS);
}
