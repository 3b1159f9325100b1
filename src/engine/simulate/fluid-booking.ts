import { userRttFactor } from '../../region/user-rtt.ts';
import type { Conditions } from './conditions.ts';
import { DELAY_POINTS, roundTripPoint, serverDelayMs, type SiteDelays } from './fluid-delays.ts';
import type { FluidPool, FluidWait } from './fluid-pools.ts';
import type { FluidRouting } from './fluid-routing.ts';
import { bookTraffic, linkShares } from './fluid-traffic.ts';
import { NO_SITE, type OperationsInput, type OperationsNetwork } from './operations-input.ts';
import { meanBackoffS, MOST_ATTEMPTS } from './retries.ts';
import { refuseFlow, tallyLatency, windowHours, type OperationsTally } from './operations-tally.ts';

/** Everything that a run of flows changes. */
export interface FluidState {
  readonly input: OperationsInput;
  readonly tally: OperationsTally;
  pools: readonly FluidPool[];
}

/** One stretch of equal conditions, with what is worked out once for it. */
export interface Stretch {
  readonly conditions: Conditions;
  readonly lengthS: number;
  readonly steps: number;
  readonly network: OperationsNetwork;
  /** By class and site: `class * sites + site`. */
  readonly delays: readonly SiteDelays[];
}

/** What was routed in a stretch, and how long it waited. */
export interface Booking {
  /** Requests of the stretch. */
  readonly total: FluidRouting;
  /** By step, then by class and site. */
  readonly waits: readonly (readonly FluidWait[])[];
  readonly ratesPerS: Float64Array;
}

/** Counts a stretch: who arrived, what was served and refused, how long it took, what was busy and what was sent. */
export function bookStretch(state: FluidState, stretch: Stretch, booking: Booking): void {
  const { input, tally } = state;
  const { hour } = stretch.conditions;
  const shares = linkShares(input, stretch, booking.total.poolPerS);
  const points = delayPoints(input, stretch.delays, booking.waits);
  for (let i = 0; i < input.sources.count; i++) {
    const arrived = booking.ratesPerS[i] * stretch.lengthS;
    tally.arrived += arrived;
    tally.hourArrived[hour] += arrived;
    bookSource(state, { stretch, booking, source: i, points, linkShares: shares });
    tally.retries += retriesOf(state, stretch, { source: i, requests: arrived, booking });
  }
  bookServers(state, stretch, booking.waits);
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
  let failed = 0;
  let waitedMs = 0;
  for (let rank = 0; rank < network.options; rank++) {
    const at = source * network.options + rank;
    if (network.siteOf[at] === NO_SITE) break;
    const pool = classOf[source] * input.sites.length + network.siteOf[at];
    const backoffMs = waitedMs;
    // Who goes on from an open site has tried it, and waits before the next.
    if (state.pools[pool].servers > 0) waitedMs += 1000 * meanBackoffS(++failed);
    const admitted = booking.total.admittedPerS[at];
    if (admitted === 0) continue;
    const { commitMs } = stretch.delays[pool];
    const { writeShare } = input.classes[classOf[source]];
    const lost = writeShare * (1 - linkShares[pool]) * admitted;
    const served = admitted - lost;
    const reason = commitMs === undefined ? 'no quorum' : 'link full';
    refuseFlow(tally, { reason, hour: conditions.hour, requests: lost });
    tally.refusedOf[cell] += lost;
    tally.served += served;
    if (rank > 0) tally.rerouted += served;
    tally.siteServed[network.siteOf[at] * windowHours(input) + conditions.hour] += served;
    bookLatency(
      state,
      { source, hour: conditions.hour, rttMs: network.rttMs[at], backoffMs },
      {
        served,
        points: points.subarray(pool * DELAY_POINTS, (pool + 1) * DELAY_POINTS),
      },
    );
  }
}

/** Attempts that failed at an open site and were made again at another: what each such site could not admit. */
function retriesOf(
  { input, pools }: FluidState,
  { network }: Stretch,
  {
    source,
    requests,
    booking,
  }: { readonly source: number; readonly requests: number; readonly booking: Booking },
): number {
  const first = source * network.options;
  const open = Array.from({ length: network.options }, (_, rank) => first + rank).filter((at) => {
    const pool = input.sources.classOf[source] * input.sites.length + network.siteOf[at];
    return network.siteOf[at] !== NO_SITE && pools[pool].servers > 0;
  });
  let left = requests;
  let retries = 0;
  // The last of them has none to go on to.
  for (const at of open.slice(0, Math.min(open.length, MOST_ATTEMPTS) - 1)) {
    left -= booking.total.admittedPerS[at];
    retries += Math.max(0, left);
  }
  return retries;
}

function bookLatency(
  { input, tally }: FluidState,
  {
    source,
    hour,
    rttMs,
    backoffMs,
  }: {
    readonly source: number;
    readonly hour: number;
    readonly rttMs: number;
    readonly backoffMs: number;
  },
  { served, points }: { readonly served: number; readonly points: Float64Array },
): void {
  const weight = served / DELAY_POINTS;
  for (let point = 0; point < DELAY_POINTS; point++) {
    tallyLatency(tally, input, {
      class: input.sources.classOf[source],
      country: input.sources.countryOf[source],
      latencyMs: rttMs * ROUND_TRIP_FACTORS[point] + points[point] + backoffMs,
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
  const reason = isOrphan ? 'no site' : 'no capacity';
  refuseFlow(tally, { reason, hour: conditions.hour, requests: refused });
  tally.refusedOf[classOf[source] * input.countries.length + countryOf[source]] += refused;
}

/** Server time in use and there. */
function bookServers(
  { input, tally, pools }: FluidState,
  { conditions, lengthS }: Stretch,
  waits: Booking['waits'],
): void {
  const sites = input.sites.length;
  const hours = windowHours(input);
  pools.forEach(({ servers }, at) => {
    const cell = (at % sites) * hours + conditions.hour;
    for (const step of waits) tally.siteBusyServerS[cell] += step[at].busyServerS;
    tally.siteServerS[cell] += servers * lengthS;
  });
}
