import { mmcQueue, type MultiServerLoad } from './erlang-c.ts';
import type { QueueMetrics, UnstableQueue } from './queue-metrics.ts';

/** A station of a line of queues. */
export type TandemStation = Omit<MultiServerLoad, 'arrivalsPerS'>;

/**
 * Mean time through M/M/c stations one after the other: each behaves as if Poisson arrivals came to it alone, because
 * departures of M/M/c are Poisson again (Burke 1956, "The Output of a Queuing System").
 * Returns the first unstable station where there is one.
 * Source: Jackson 1957, "Networks of Waiting Lines".
 */
export function tandemResponseS(
  arrivalsPerS: number,
  stations: readonly TandemStation[],
): number | UnstableQueue {
  const metrics = stations.map((station) => mmcQueue({ ...station, arrivalsPerS }));
  const unstable = metrics.find((queue) => 'kind' in queue);
  if (unstable) return unstable;
  return metrics.reduce((sum, queue) => sum + (queue as QueueMetrics).meanResponseS, 0);
}
