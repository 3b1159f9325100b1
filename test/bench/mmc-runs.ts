import { eventQueue, scheduleEvent } from '../../src/math/event-queue.ts';
import { runEvents } from '../../src/math/event-queue-run.ts';
import {
  joinService,
  leaveService,
  multiServerQueue,
  NOBODY,
} from '../../src/math/queueing/multi-server-queue.ts';
import { randomStream, type RandomStream } from '../../src/math/random-stream.ts';

/** The same M/M/c queue for everybody: arrivals and departures are the events. */
export interface MmcCase {
  readonly customers: number;
  readonly servers: number;
  readonly arrivalsPerS: number;
}

const SLICE_EVENTS = 65_536;
const ARRIVAL = 0;

const exponential = (draw: RandomStream, mean: number): number => -Math.log(1 - draw()) * mean;

/** Through the general engine: event queue, loop in slices, multi-server pool. Gives the mean wait. */
export function mmcOnTheEngine({ customers, servers, arrivalsPerS }: MmcCase): number {
  const arrivals = randomStream('bench', 'arrivals');
  const services = randomStream('bench', 'services');
  const queue = eventQueue();
  const pool = multiServerQueue(servers);
  const arrivedS = new Float64Array(customers);
  const total = { waitedS: 0, arrived: 0 };
  const serve = (customer: number, nowS: number): void => {
    total.waitedS += nowS - arrivedS[customer];
    scheduleEvent(queue, nowS + exponential(services, 1), 0, customer + 1);
  };
  const handle = (event: number, nowS: number): void => {
    if (event === ARRIVAL) {
      const customer = total.arrived++;
      arrivedS[customer] = nowS;
      if (joinService(pool, customer)) serve(customer, nowS);
      if (total.arrived < customers) {
        scheduleEvent(queue, nowS + exponential(arrivals, 1 / arrivalsPerS), 1, ARRIVAL);
      }
      return;
    }
    const next = leaveService(pool);
    if (next !== NOBODY) serve(next, nowS);
  };
  scheduleEvent(queue, 0, 1, ARRIVAL);
  while (!runEvents(queue, handle, { untilS: Infinity, maxEvents: SLICE_EVENTS }).isDone);
  return total.waitedS / customers;
}

/** Written out by hand for this one queue: no event queue at all, a customer takes the server that is free first. */
export function mmcByHand({ customers, servers, arrivalsPerS }: MmcCase): number {
  const arrivals = randomStream('bench', 'arrivals');
  const services = randomStream('bench', 'services');
  const freeAtS = new Float64Array(servers);
  let nowS = 0;
  let waitedS = 0;
  for (let customer = 0; customer < customers; customer++) {
    let first = 0;
    for (let server = 1; server < servers; server++) {
      if (freeAtS[server] < freeAtS[first]) first = server;
    }
    const startS = Math.max(nowS, freeAtS[first]);
    waitedS += startS - nowS;
    freeAtS[first] = startS + exponential(services, 1);
    nowS += exponential(arrivals, 1 / arrivalsPerS);
  }
  return waitedS / customers;
}

/** What of simjs is used; the package has no types. */
export interface SimJs {
  readonly Sim: new () => {
    addEntity: (entity: unknown, name: string) => void;
    simulate: (endTime: number, maxEvents: number) => void;
  };
  readonly Entity: new (...args: unknown[]) => SimJsEntity;
  readonly Facility: new (name: string, discipline: undefined, servers: number) => object;
}

interface SimJsEntity {
  time: () => number;
  setTimer: (duration: number) => { done: (then: () => void) => void };
  useFacility: (facility: object, duration: number) => { done: (then: () => void) => void };
}

/** The same queue in simjs 2: one entity that makes customers, one facility that serves them. */
export function mmcOnSimJs(
  { Sim, Entity, Facility }: SimJs,
  { customers, servers, arrivalsPerS }: MmcCase,
): number {
  const arrivals = randomStream('bench', 'arrivals');
  const services = randomStream('bench', 'services');
  const pool = new Facility('pool', undefined, servers);
  const total = { waitedS: 0, arrived: 0 };
  class Source extends Entity {
    start(): void {
      const arrivedS = this.time();
      const serviceS = exponential(services, 1);
      this.useFacility(pool, serviceS).done(() => {
        total.waitedS += this.time() - arrivedS - serviceS;
      });
      if (++total.arrived >= customers) return;
      this.setTimer(exponential(arrivals, 1 / arrivalsPerS)).done(() => {
        this.start();
      });
    }
  }
  const sim = new Sim();
  sim.addEntity(Source, 'source');
  sim.simulate(1e12, 1e12);
  return total.waitedS / customers;
}

/** simjs is a script for browsers: it hangs itself on `window`, which exists for as long as it takes. */
export async function loadSimJs(): Promise<SimJs> {
  const globals = globalThis as { window?: { Sim?: SimJs } & Partial<SimJs> };
  const window: { Sim?: SimJs } & Partial<SimJs> = {};
  globals.window = window;
  // A name that the compiler does not follow: the package has no types.
  await import(['simjs'].join(''));
  delete globals.window;
  const all = { ...window, ...window.Sim } as SimJs;
  if (typeof all.Facility !== 'function') throw new Error('simjs has changed its form');
  return all;
}
