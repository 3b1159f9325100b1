import { describe, expect, it } from 'vitest';
import type { OperationsClass } from '../../src/engine/simulate/operations-input.ts';
import type { OperationsTally } from '../../src/engine/simulate/operations-tally.ts';
import { simulateReplication } from '../../src/engine/simulate/run-operations.ts';
import { eventQueue, scheduleEvent } from '../../src/math/event-queue.ts';
import { runEvents } from '../../src/math/event-queue-run.ts';
import { erlangB } from '../../src/math/queueing/erlang-b.ts';
import { mmcQueue } from '../../src/math/queueing/erlang-c.ts';
import { mgcQueue } from '../../src/math/queueing/general-service.ts';
import {
  joinService,
  leaveService,
  multiServerQueue,
  NOBODY,
} from '../../src/math/queueing/multi-server-queue.ts';
import { tandemResponseS } from '../../src/math/queueing/tandem-queues.ts';
import { randomStream } from '../../src/math/random-stream.ts';
import { containsTruth, meanEstimate } from '../../src/math/statistics/confidence-interval.ts';
import { smallInput, smallSite } from '../engine/simulate/small-input.ts';

// The simulation that regions are judged by, on queues whose answer is known. Every estimate is the mean of independent
// replications, and its 99 % interval must hold the closed form; one source, so round trips are the only other delay.
const REPLICATIONS = 12;

interface Queue {
  readonly arrivalsPerS: number;
  readonly servers: number;
  readonly durationS: number;
  readonly class?: Partial<OperationsClass>;
}

function replications({ arrivalsPerS, servers, durationS, class: ofClass }: Queue) {
  const input = smallInput(arrivalsPerS, {
    durationS,
    warmUpS: 3600,
    seed: 'reference',
    sites: [smallSite('here', { zones: 1, serversPerZone: servers })],
    networks: [{ options: 1, siteOf: Int32Array.of(0), rttMs: Float64Array.of(0) }],
    ...(ofClass && { class: ofClass }),
  });
  return Array.from({ length: REPLICATIONS }, (_, replication) =>
    simulateReplication(input, 'events', replication),
  );
}

const meanWaitS = ({ latencySumMs, served }: OperationsTally): number =>
  latencySumMs[0] / 1000 / served;

function closedWaitS(queue: ReturnType<typeof mmcQueue>): number {
  return 'kind' in queue ? NaN : queue.meanWaitS;
}

describe('simulated queues against closed forms, at 99 percent', () => {
  // Cooper, "Introduction to Queueing Theory", 2nd ed., section 3.4 (Erlang C).
  it.each([
    ['M/M/1', 1, 0.7],
    ['M/M/4', 4, 0.8],
    ['M/M/16', 16, 0.9],
  ])('%s waits as Erlang says', (_, servers, utilization) => {
    const arrivalsPerS = servers * utilization;
    const tallies = replications({ arrivalsPerS, servers, durationS: 40_000 / servers });
    const closed = closedWaitS(mmcQueue({ arrivalsPerS, servers, meanServiceS: 1 }));
    expect(containsTruth(meanEstimate(tallies.map(meanWaitS), 0.99), closed)).toBe(true);
    const busy = tallies.map((tally) => tally.siteBusyServerS[0] / tally.siteServerS[0]);
    expect(busy.every((share) => Math.abs(share - utilization) < 0.1)).toBe(true);
  });

  // Pollaczek 1930, Khinchine 1932.
  it.each([
    ['M/D/1', 0],
    ['M/G/1 with half the variance of an exponential', 0.5],
    ['M/G/1 with twice the variance', 2],
  ])('%s waits as Pollaczek and Khinchine say', (_, serviceScv) => {
    const load = { arrivalsPerS: 0.7, meanServiceS: 1, servers: 1, serviceScv };
    const tallies = replications({ ...load, durationS: 40_000, class: { serviceScv } });
    const closed = closedWaitS(mgcQueue(load));
    expect(containsTruth(meanEstimate(tallies.map(meanWaitS), 0.99), closed)).toBe(true);
  });

  // Erlang 1917; Cooper, section 3.3: the loss is the same for every service-time distribution of the same mean.
  it.each([
    ['M/M/6/6', 1],
    ['M/D/6/6', 0],
  ])('%s loses as Erlang B says', (_, serviceScv) => {
    const tallies = replications({
      arrivalsPerS: 5,
      servers: 6,
      durationS: 8000,
      class: { serviceScv, patienceS: 0 },
    });
    const lost = tallies.map(({ refused, arrived }) => refused[1] / arrived);
    expect(containsTruth(meanEstimate(lost, 0.99), erlangB(6, 5))).toBe(true);
  });

  // Jackson 1957; Burke 1956: stations one after the other, each as if it stood alone.
  it('tandem queues take the sum of their stations', () => {
    const stations = [
      { meanServiceS: 1, servers: 2 },
      { meanServiceS: 0.5, servers: 1 },
    ];
    const times = Array.from({ length: REPLICATIONS }, (_, replication) =>
      simulatedTandemS(1.4, stations, `tandem ${replication}`),
    );
    const closed = tandemResponseS(1.4, stations);
    expect(containsTruth(meanEstimate(times, 0.99), closed as number)).toBe(true);
  });
});

/** Mean time through stations one after the other, played on the event queue. */
function simulatedTandemS(
  arrivalsPerS: number,
  stations: readonly { readonly meanServiceS: number; readonly servers: number }[],
  label: string,
): number {
  const customers = 30_000;
  const draw = randomStream('reference', label);
  const exponential = (mean: number): number => -Math.log(1 - draw()) * mean;
  const pools = stations.map(({ servers }) => multiServerQueue(servers));
  const queue = eventQueue();
  const arrivedS = new Float64Array(customers);
  let arrived = 0;
  let left = 0;
  let sumS = 0;
  const kinds = stations.length + 1;
  const begin = (customer: number, station: number, nowS: number): void => {
    const endS = nowS + exponential(stations[station].meanServiceS);
    scheduleEvent(queue, endS, 0, customer * kinds + station + 1);
  };
  const enter = (customer: number, station: number, nowS: number): void => {
    if (joinService(pools[station], customer)) begin(customer, station, nowS);
  };
  const handle = (event: number, nowS: number): void => {
    const customer = Math.floor(event / kinds);
    const station = (event % kinds) - 1;
    if (station < 0) {
      arrivedS[customer] = nowS;
      enter(customer, 0, nowS);
      if (++arrived < customers) {
        scheduleEvent(queue, nowS + exponential(1 / arrivalsPerS), 1, arrived * kinds);
      }
      return;
    }
    const next = leaveService(pools[station]);
    if (next !== NOBODY) begin(next, station, nowS);
    if (station + 1 < stations.length) enter(customer, station + 1, nowS);
    else if (customer >= customers / 10) {
      left++;
      sumS += nowS - arrivedS[customer];
    }
  };
  scheduleEvent(queue, 0, 1, 0);
  while (!runEvents(queue, handle, { untilS: Infinity, maxEvents: 100_000 }).isDone);
  return sumS / left;
}
