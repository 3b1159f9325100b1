/**
 * Operations as flows. Loads of millions of requests a second are too many for single events; their queues are then so
 * large that chance hardly matters, and a queue is what comes in less what goes out. Below capacity the waiting follows
 * from the closed form of the queue, above it from the line that grows. It is checked against the events of
 * `event-operations.ts` where both can run.
 *
 * What it leaves out: retries (a flow that is refused goes on at once), and chance itself: replications differ only in
 * the faults that strike them.
 */
import { replicationLabel } from '../../region/replication.ts';
import { userRttFactor } from '../../region/user-rtt.ts';
import { conditionsOf, sourceRates, type Conditions } from './conditions.ts';
import {
  DELAY_POINTS,
  roundTripPoint,
  serverDelayMs,
  siteDelays,
  type SiteDelays,
} from './fluid-delays.ts';
import {
  advancePool,
  fluidPools,
  lostBacklog,
  type FluidPool,
  type FluidWait,
} from './fluid-pools.ts';
import { routeFlows, type FluidRouting } from './fluid-routing.ts';
import { bookTraffic, linkShares } from './fluid-traffic.ts';
import { NO_SITE, type OperationsInput, type OperationsNetwork } from './operations-input.ts';
import type { OperationsRun } from './operations-run.ts';
import { emptyTally, REFUSALS, tallyLatency, windowHours } from './operations-tally.ts';
import type { OperationsTally } from './operations-tally.ts';

/** Longest step: queues follow demand within minutes. */
const LONGEST_STEP_S = 300;

/** Everything that a run of flows changes. */
interface FluidState {
  readonly input: OperationsInput;
  readonly tally: OperationsTally;
  pools: readonly FluidPool[];
}

/** One stretch of equal conditions, with what is worked out once for it. */
interface Stretch {
  readonly conditions: Conditions;
  readonly lengthS: number;
  readonly steps: number;
  readonly network: OperationsNetwork;
  /** By class and site: `class * sites + site`. */
  readonly delays: readonly SiteDelays[];
}

/** A replication as flows; one step of {@link OperationsRun} is one stretch of equal conditions. */
export function fluidOperations(input: OperationsInput): OperationsRun {
  const state: FluidState = { input, tally: emptyTally(input), pools: [] };
  const all = conditionsOf(input);
  const delaysAt = delaysMemo(input);
  let at = 0;
  const advance = (steps: number): boolean => {
    // A stretch is worth thousands of events: a slice of the run takes one of them at least.
    for (const end = Math.min(all.length, at + Math.ceil(steps / 100_000)); at < end; at++) {
      advanceStretch(state, all[at], delaysAt(all[at]));
    }
    if (at < all.length) return false;
    leaveInFlight(state);
    return true;
  };
  return { advance, doneShare: () => at / all.length, tally: state.tally };
}

/** Delays are worked out anew only where zones came or went, and once for all classes of the same replication. */
function delaysMemo(input: OperationsInput): (conditions: Conditions) => readonly SiteDelays[] {
  const known = new Map<string, SiteDelays>();
  return ({ zoneShare }) =>
    input.classes.flatMap(({ replication }) =>
      input.sites.map((site, index) => {
        const isUp = (zone: number): boolean => zoneShare[site.firstZone + zone] > 0;
        const zones = Array.from({ length: site.zones }, (_, zone) => (isUp(zone) ? '1' : '0'));
        const key = `${index} ${zones.join('')} ${replicationLabel(replication)}`;
        const delays = known.get(key) ?? siteDelays(site, replication, isUp);
        known.set(key, delays);
        return delays;
      }),
    );
}

function advanceStretch(
  state: FluidState,
  conditions: Conditions,
  delays: readonly SiteDelays[],
): void {
  const { input, tally } = state;
  const before = state.pools;
  state.pools = fluidPools(input, conditions, before);
  const lengthS = conditions.toS - conditions.fromS;
  const steps = Math.ceil(lengthS / LONGEST_STEP_S);
  const stretch = {
    conditions,
    lengthS,
    steps,
    network: input.networks[conditions.network],
    delays,
  };
  const ratesPerS = sourceRates(input, conditions);
  const stepS = lengthS / steps;
  const waits: FluidWait[][] = [];
  const total = emptyRouting(input, stretch.network);
  for (let step = 0; step < steps; step++) {
    const { network } = stretch;
    const routing = routeFlows(input, { ratesPerS, network, pools: state.pools, stepS });
    waits.push(advancePools(state, routing, stepS));
    addRouting(total, routing, stepS);
    tally.steps++;
  }
  if (conditions.hour < 0) return;
  // It was counted as served when it was admitted.
  const lost = lostBacklog(before, state.pools);
  tally.served -= lost;
  tally.refused[REFUSALS.indexOf('no capacity')] += lost;
  tally.hourRefused[conditions.hour] += lost;
  bookStretch(state, stretch, { total, waits, ratesPerS });
}

/** What waits when the time is over was admitted, but is not served. */
function leaveInFlight({ tally, pools }: FluidState): void {
  const waiting = pools.reduce((sum, { backlog }) => sum + backlog, 0);
  tally.inFlight += waiting;
  tally.served -= waiting;
}

function advancePools(
  { input, pools }: FluidState,
  { poolPerS }: FluidRouting,
  stepS: number,
): FluidWait[] {
  return pools.map((pool, at) => {
    const { meanServiceS, serviceScv } = input.classes[Math.floor(at / input.sites.length)];
    return advancePool(pool, { admittedPerS: poolPerS[at], meanServiceS, serviceScv }, stepS);
  });
}

function emptyRouting(input: OperationsInput, { options }: OperationsNetwork): FluidRouting {
  const { count } = input.sources;
  return {
    admittedPerS: new Float64Array(count * options),
    refusedPerS: new Float64Array(count),
    poolPerS: new Float64Array(input.classes.length * input.sites.length),
  };
}

/** Adds a step's rates times its length: the totals are requests. */
function addRouting(total: FluidRouting, step: FluidRouting, stepS: number): void {
  const add = (into: Float64Array, from: Float64Array): void => {
    for (let at = 0; at < from.length; at++) into[at] += from[at] * stepS;
  };
  add(total.admittedPerS, step.admittedPerS);
  add(total.refusedPerS, step.refusedPerS);
  add(total.poolPerS, step.poolPerS);
}

interface Booking {
  /** Requests of the stretch. */
  readonly total: FluidRouting;
  /** By step, then by class and site. */
  readonly waits: readonly (readonly FluidWait[])[];
  readonly ratesPerS: Float64Array;
}

function bookStretch(state: FluidState, stretch: Stretch, booking: Booking): void {
  const { input, tally } = state;
  const { hour } = stretch.conditions;
  const shares = linkShares(input, stretch, booking.total.poolPerS);
  const points = delayPoints(input, stretch.delays, booking.waits);
  for (let i = 0; i < input.sources.count; i++) {
    const arrived = booking.ratesPerS[i] * stretch.lengthS;
    tally.arrived += arrived;
    tally.hourArrived[hour] += arrived;
    bookSource(state, { stretch, booking, source: i, points, linkShares: shares });
  }
  bookServers(state, stretch, booking.total.poolPerS);
  bookTraffic(tally, input, { ...stretch, poolRequests: booking.total.poolPerS, shares });
}

/** Points of the delay at the server by class and site, {@link DELAY_POINTS} each, spread over the steps. */
function delayPoints(
  input: OperationsInput,
  delays: readonly SiteDelays[],
  waits: Booking['waits'],
): Float64Array {
  const points = new Float64Array(delays.length * DELAY_POINTS);
  delays.forEach((delay, at) => {
    const of = input.classes[Math.floor(at / input.sites.length)];
    for (let point = 0; point < DELAY_POINTS; point++) {
      const step = Math.floor((point * waits.length) / DELAY_POINTS);
      const wait = waits[step][at];
      points[at * DELAY_POINTS + point] = serverDelayMs(delay, of, { wait, index: point });
    }
  });
  return points;
}

interface SourceBooking {
  readonly stretch: Stretch;
  readonly booking: Booking;
  readonly source: number;
  readonly points: Float64Array;
  /** Share of its writes that each class and site can commit. */
  readonly linkShares: Float64Array;
}

function bookSource(
  state: FluidState,
  { stretch, booking, source, points, linkShares }: SourceBooking,
): void {
  const { input, tally } = state;
  const { network, conditions } = stretch;
  const { classOf, countryOf } = input.sources;
  const cell = classOf[source] * input.countries.length + countryOf[source];
  refuse(state, { source, conditions, network }, booking.total.refusedPerS[source]);
  for (let rank = 0; rank < network.options; rank++) {
    const at = source * network.options + rank;
    const admitted = booking.total.admittedPerS[at];
    if (admitted === 0) continue;
    const pool = classOf[source] * input.sites.length + network.siteOf[at];
    const { commitMs } = stretch.delays[pool];
    const { writeShare } = input.classes[classOf[source]];
    const lost = writeShare * (1 - linkShares[pool]) * admitted;
    const served = admitted - lost;
    const reason = commitMs === undefined ? 'no quorum' : 'link full';
    tally.refused[REFUSALS.indexOf(reason)] += lost;
    tally.refusedOf[cell] += lost;
    tally.hourRefused[conditions.hour] += lost;
    tally.served += served;
    if (rank > 0) tally.rerouted += served;
    tally.siteServed[network.siteOf[at] * windowHours(input) + conditions.hour] += served;
    bookLatency(
      state,
      { source, hour: conditions.hour, rttMs: network.rttMs[at] },
      {
        served,
        points: points.subarray(pool * DELAY_POINTS, (pool + 1) * DELAY_POINTS),
      },
    );
  }
}

function bookLatency(
  { input, tally }: FluidState,
  {
    source,
    hour,
    rttMs,
  }: { readonly source: number; readonly hour: number; readonly rttMs: number },
  { served, points }: { readonly served: number; readonly points: Float64Array },
): void {
  const weight = served / DELAY_POINTS;
  for (let point = 0; point < DELAY_POINTS; point++) {
    tallyLatency(tally, input, {
      class: input.sources.classOf[source],
      country: input.sources.countryOf[source],
      latencyMs: rttMs * ROUND_TRIP_FACTORS[point] + points[point],
      hour,
      weight,
    });
  }
}

const ROUND_TRIP_FACTORS = Float64Array.from({ length: DELAY_POINTS }, (_, point) =>
  userRttFactor(roundTripPoint(point)),
);

function refuse(
  { input, tally }: FluidState,
  {
    source,
    conditions,
    network,
  }: { source: number; conditions: Conditions; network: OperationsNetwork },
  refused: number,
): void {
  if (refused === 0) return;
  const { classOf, countryOf } = input.sources;
  const isOrphan = network.siteOf[source * network.options] === NO_SITE;
  tally.refused[REFUSALS.indexOf(isOrphan ? 'no site' : 'no capacity')] += refused;
  tally.refusedOf[classOf[source] * input.countries.length + countryOf[source]] += refused;
  tally.hourRefused[conditions.hour] += refused;
}

/** Server time in use: what is served takes its service time, at most all servers all the time. */
function bookServers(
  { input, tally, pools }: FluidState,
  { conditions, lengthS }: Stretch,
  poolRequests: Float64Array,
): void {
  const sites = input.sites.length;
  const hours = windowHours(input);
  pools.forEach(({ servers }, at) => {
    const cell = (at % sites) * hours + conditions.hour;
    const wantedS = poolRequests[at] * input.classes[Math.floor(at / sites)].meanServiceS;
    tally.siteBusyServerS[cell] += Math.min(wantedS, servers * lengthS);
    tally.siteServerS[cell] += servers * lengthS;
  });
}
