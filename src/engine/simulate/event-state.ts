import { eventQueue, type EventQueue } from '../../math/event-queue.ts';
import { multiServerQueue, type MultiServerQueue } from '../../math/queueing/multi-server-queue.ts';
import { timeSampler } from '../../math/queueing/service-time.ts';
import { randomStream, type RandomStream } from '../../math/random-stream.ts';
import { conditionsOf, type Conditions } from './conditions.ts';
import { requestTable, type RequestTable } from './event-requests.ts';
import { zoneCount, type OperationsInput, type OperationsNetwork } from './operations-input.ts';
import { emptyTally, type OperationsTally } from './operations-tally.ts';
import type { SiteCommit } from './site-commits.ts';
import { zoneTraffic, type ZoneTraffic } from './zone-traffic.ts';

/** Kinds of events; an event is `subject * EVENT_KINDS + kind`. */
export const EVENT = { conditions: 0, arrival: 1, departure: 2, committed: 3, retry: 4 } as const;
export const EVENT_KINDS = 8;

/** At one moment first the world changes, then requests leave, then they come. */
export const EVENT_PRIORITY = { conditions: 0, leave: 1, come: 2 } as const;

/** Everything that a replication of single events changes. One pool of servers per zone and class: `zone * classes + class`. */
export interface EventState {
  readonly input: OperationsInput;
  readonly tally: OperationsTally;
  readonly queue: EventQueue;
  readonly table: RequestTable;
  readonly pools: readonly MultiServerQueue[];
  readonly traffic: ZoneTraffic;
  readonly conditions: readonly Conditions[];
  readonly siteOfZone: Int32Array;
  readonly draws: EventDraws;
  readonly serviceTimes: readonly ((draw: RandomStream) => number)[];
  /** Sources of each class, and the running sum of their rates now. */
  readonly sourcesOfClass: readonly Int32Array[];
  readonly runningRates: readonly Float64Array[];
  /** Time of the next arrival of each class; an arrival at another time was drawn under older rates. */
  readonly nextArrivalS: Float64Array;
  /** Server time in use since the hour began, by pool, as of `busyAsOfS`. */
  readonly busyServerS: Float64Array;
  readonly busyAsOfS: Float64Array;
  now: EventConditions;
}

/** What holds now, worked out once per stretch of time. */
export interface EventConditions {
  /** Index into the conditions of the run; -1 before it began. */
  readonly index: number;
  readonly network: OperationsNetwork;
  /** By class and site (`class * sites + site`), by leading zone. */
  readonly commits: readonly (readonly (SiteCommit | undefined)[])[];
  /** Servers of each class at each site: `class * sites + site`. */
  readonly siteServers: Float64Array;
}

interface EventDraws {
  readonly arrivals: RandomStream;
  readonly sources: RandomStream;
  readonly zones: RandomStream;
  readonly services: RandomStream;
  readonly roundTrips: RandomStream;
  readonly commits: RandomStream;
  readonly backoffs: RandomStream;
}

/** The state before the first event: nobody there, nothing up. */
export function openEventState(input: OperationsInput, replication: number): EventState {
  const { classes, sites, seed } = input;
  const pools = zoneCount(input) * classes.length;
  const sourcesOfClass = classes.map((_, index) => sourcesIn(input, index));
  const stream = (name: string): RandomStream =>
    randomStream(seed, `operations ${replication} ${name}`);
  return {
    input,
    tally: emptyTally(input),
    queue: eventQueue(),
    table: requestTable(),
    pools: Array.from({ length: pools }, () => multiServerQueue(0)),
    traffic: zoneTraffic(input),
    conditions: conditionsOf(input),
    siteOfZone: Int32Array.from(
      sites.flatMap(({ zones }, site) => new Array<number>(zones).fill(site)),
    ),
    draws: {
      arrivals: stream('arrivals'),
      sources: stream('sources'),
      zones: stream('zones'),
      services: stream('services'),
      roundTrips: stream('round trips'),
      commits: stream('commits'),
      backoffs: stream('backoffs'),
    },
    serviceTimes: classes.map(({ meanServiceS, serviceScv }) =>
      timeSampler({ mean: meanServiceS, scv: serviceScv }),
    ),
    sourcesOfClass,
    runningRates: sourcesOfClass.map(({ length }) => new Float64Array(length)),
    nextArrivalS: new Float64Array(classes.length).fill(Infinity),
    busyServerS: new Float64Array(pools),
    busyAsOfS: new Float64Array(pools),
    now: {
      index: -1,
      network: input.networks[0],
      commits: [],
      siteServers: new Float64Array(classes.length * sites.length),
    },
  };
}

function sourcesIn({ sources }: OperationsInput, index: number): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < sources.count; i++) if (sources.classOf[i] === index) found.push(i);
  return Int32Array.from(found);
}

/** Brings the server time of a pool up to now; called before its number of busy servers changes. */
export function countBusy(state: EventState, pool: number, nowS: number): void {
  state.busyServerS[pool] += state.pools[pool].busy * (nowS - state.busyAsOfS[pool]);
  state.busyAsOfS[pool] = nowS;
}
