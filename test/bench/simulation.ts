import { spawnSync } from 'node:child_process';
import { eventQueue, scheduleEvent } from '../../src/math/event-queue.ts';
import { runEvents } from '../../src/math/event-queue-run.ts';
import {
  joinService,
  leaveService,
  multiServerQueue,
  NOBODY,
} from '../../src/math/queueing/multi-server-queue.ts';
import { mmcQueue } from '../../src/math/queueing/erlang-c.ts';
import { randomStream, type RandomStream } from '../../src/math/random-stream.ts';

const LOAD = { arrivalsPerS: 6.4, meanServiceS: 1, servers: 8 };
const DEPARTURES = 2_000_000;
const SLICE_EVENTS = 65_536;

interface MmcRun {
  readonly events: number;
  readonly meanWaitS: number;
  readonly seconds: number;
}

const exponential = (draw: RandomStream, mean: number): number => -Math.log(1 - draw()) * mean;

/** M/M/8 at 80 % through the general engine: event queue, event loop, multi-server pool, streams by label. */
function throughTheEngine(seed: string): MmcRun {
  const arrivals = randomStream(seed, 'arrivals');
  const services = randomStream(seed, 'services');
  const queue = eventQueue();
  const pool = multiServerQueue(LOAD.servers);
  const arrivedS = new Float64Array(1 << 16);
  const slots = arrivedS.length - 1;
  let arrived = 0;
  let departed = 0;
  let waitedS = 0;
  const ARRIVAL = 0;
  const serve = (customer: number, nowS: number): void => {
    waitedS += nowS - arrivedS[customer];
    scheduleEvent(queue, nowS + exponential(services, LOAD.meanServiceS), 0, customer + 1);
  };
  const handle = (event: number, nowS: number): void => {
    if (event === ARRIVAL) {
      const customer = arrived++ & slots;
      arrivedS[customer] = nowS;
      if (joinService(pool, customer)) serve(customer, nowS);
      if (arrived < DEPARTURES) {
        scheduleEvent(queue, nowS + exponential(arrivals, 1 / LOAD.arrivalsPerS), 1, ARRIVAL);
      }
      return;
    }
    departed++;
    const next = leaveService(pool);
    if (next !== NOBODY) serve(next, nowS);
  };
  const start = process.cpuUsage();
  scheduleEvent(queue, 0, 1, ARRIVAL);
  let events = 0;
  for (let isDone = false; !isDone;) {
    const slice = runEvents(queue, handle, { untilS: Infinity, maxEvents: SLICE_EVENTS });
    events += slice.events;
    isDone = slice.isDone || slice.events === 0;
  }
  const used = process.cpuUsage(start);
  const seconds = (used.user + used.system) / 1e6;
  return { events, meanWaitS: waitedS / departed, seconds };
}
console.log(mmcQueue(LOAD));
for (let i = 0; i < 5; i++) {
  const r = throughTheEngine('s' + i);
  console.log(r, (r.events / r.seconds / 1e6).toFixed(2));
}
void spawnSync;
