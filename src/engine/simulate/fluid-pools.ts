import { mgcQueue } from '../../math/queueing/general-service.ts';
import type { Conditions } from './conditions.ts';
import type { OperationsInput } from './operations-input.ts';

/** Servers and the queue of one class at one site, as a flow. The site's zones share its demand by their servers. */
export interface FluidPool {
  readonly servers: number;
  /** Servers of each zone of the site. */
  readonly zoneServers: readonly number[];
  /** Requests in line. */
  backlog: number;
}

/** Wait of what a pool admits in one step: nobody, or an exponential on top of the backlog. */
export interface FluidWait {
  readonly probability: number;
  /** Mean of the exponential part, given that one waits. */
  readonly meanS: number;
  /** Everybody waits this long for the backlog before him. */
  readonly backlogS: number;
  /** Server time that the step took: of what left the line or passed it by, never more than there is. */
  readonly busyServerS: number;
}

/**
 * Pools by class and site: `class * sites + site`. The backlog of the conditions before goes on: what waited in a zone
 * that is gone waits in the site's others. Where a site has no server left it is lost (`fluid-lost.ts`).
 */
export function fluidPools(
  input: OperationsInput,
  { zoneShare }: Conditions,
  before: readonly FluidPool[],
): readonly FluidPool[] {
  const classes = input.classes.length;
  return input.classes.flatMap((_, index) =>
    input.sites.map(({ firstZone, zones, servers }, site) => {
      const zoneServers = Array.from({ length: zones }, (__, zone) =>
        Math.floor(servers[zone * classes + index] * zoneShare[firstZone + zone]),
      );
      const total = zoneServers.reduce((sum, count) => sum + count, 0);
      const backlog = total > 0 ? (before.at(index * input.sites.length + site)?.backlog ?? 0) : 0;
      return { servers: total, zoneServers, backlog };
    }),
  );
}

/** Requests a second that a pool can admit over a step without making anybody wait longer than the class's patience. */
export function admissiblePerS(
  pool: FluidPool,
  { meanServiceS, patienceS }: { readonly meanServiceS: number; readonly patienceS: number },
  stepS: number,
): number {
  const drainPerS = pool.servers / meanServiceS;
  if (patienceS === Infinity) return drainPerS > 0 ? Infinity : 0;
  return Math.max(0, drainPerS + (drainPerS * patienceS - pool.backlog) / stepS);
}

/**
 * Moves the backlog of a pool on by one step at an admitted rate, and gives the wait of the step. Below capacity each
 * zone is an M/G/c queue in its steady state (zones are alike in load, so the largest stands for all); above it the line
 * grows by the difference.
 */
export function advancePool(
  pool: FluidPool,
  flow: {
    readonly admittedPerS: number;
    readonly meanServiceS: number;
    readonly serviceScv: number;
  },
  stepS: number,
): FluidWait {
  const { admittedPerS, meanServiceS, serviceScv } = flow;
  if (pool.servers === 0) return { probability: 0, meanS: 0, backlogS: 0, busyServerS: 0 };
  const drainPerS = pool.servers / meanServiceS;
  const before = pool.backlog;
  pool.backlog = Math.max(0, before + (admittedPerS - drainPerS) * stepS);
  const backlogS = (before + pool.backlog) / 2 / drainPerS;
  const busyServerS = (before + admittedPerS * stepS - pool.backlog) * meanServiceS;
  const servers = Math.max(...pool.zoneServers);
  const arrivalsPerS = admittedPerS * (servers / pool.servers);
  const queue = mgcQueue({ arrivalsPerS, meanServiceS, servers, serviceScv });
  if ('kind' in queue) return { probability: 1, meanS: 0, backlogS, busyServerS };
  const { waitProbability, meanWaitS } = queue;
  const meanS = waitProbability > 0 ? meanWaitS / waitProbability : 0;
  return { probability: waitProbability, meanS, backlogS, busyServerS };
}
