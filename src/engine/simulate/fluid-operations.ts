/**
 * Operations as flows. Loads of millions of requests a second are too many for single events; their queues are then so
 * large that chance hardly matters, and a queue is what comes in less what goes out. Below capacity the waiting follows
 * from the closed form of the queue, above it from the line that grows. It is checked against the events of
 * `event-operations.ts` where both can run.
 *
 * What a site cannot admit is retried with backoff at the next, as an inflow of its own that comes late. What it leaves
 * out: retries at the same site of writes that a full link turns away, and at the next of writes that find no quorum
 * (they are refused at once), and chance itself: replications differ only in the faults that strike them.
 */
import { replicationLabel } from '../../region/replication.ts';
import { conditionsOf, sourceRates, type Conditions } from './conditions.ts';
import { bookStretch, type FluidState } from './fluid-booking.ts';
import { siteDelays, type SiteDelays } from './fluid-delays.ts';
import { lostBacklogs, refuseBacklogs } from './fluid-lost.ts';
import { advancePool, fluidPools, type FluidWait } from './fluid-pools.ts';
import { routeFlows, type FluidRouting } from './fluid-routing.ts';
import type { OperationsInput, OperationsNetwork } from './operations-input.ts';
import type { OperationsRun } from './operations-run.ts';
import { emptyTally } from './operations-tally.ts';

/** Longest step: queues follow demand within minutes. */
const LONGEST_STEP_S = 300;

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
  const backlogs = lostBacklogs(before, state.pools);
  // Whose nearest the site was, the first network says: a lost site may be missing in that of now.
  refuseBacklogs(tally, input, { backlogs, network: input.networks[0], hour: conditions.hour });
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
