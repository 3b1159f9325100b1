import { scheduleEvent } from '../../math/event-queue.ts';
import { joinService, leaveService, NOBODY } from '../../math/queueing/multi-server-queue.ts';
import { acknowledgementDelay } from '../../region/commit-latency.ts';
import { userRttFactor } from '../../region/user-rtt.ts';
import { closeRequest, openRequest, PHASE } from './event-requests.ts';
import { countBusy, EVENT, EVENT_KINDS, EVENT_PRIORITY, type EventState } from './event-state.ts';
import { NO_SITE } from './operations-input.ts';
import { REFUSALS, tallyLatency, type Refusal } from './operations-tally.ts';
import { hourOf, isMeasured, siteHour } from './request-hour.ts';
import { meanBackoffS, MOST_ATTEMPTS } from './retries.ts';
import type { SiteCommit } from './site-commits.ts';
import { gigabytesOf, LINK_PATIENCE_S, sendingTimeS, sendOver } from './zone-traffic.ts';

/** A request of a class arrives: the next one is drawn, and this one looks for a site. */
export function arrive(state: EventState, index: number, nowS: number): void {
  if (nowS !== state.nextArrivalS[index]) return;
  scheduleArrival(state, index, nowS);
  const row = openRequest(state.table, drawSource(state, index), nowS);
  state.table.failure[row] = REFUSALS.indexOf('no site');
  if (isMeasured(state, row)) {
    state.tally.arrived++;
    state.tally.hourArrived[hourOf(state, row)]++;
  }
  attempt(state, row, nowS);
}

/** Draws the next arrival of a class under the rates of now. */
export function scheduleArrival(state: EventState, index: number, nowS: number): void {
  const ratePerS = state.runningRates[index].at(-1) ?? 0;
  const nextS = ratePerS > 0 ? nowS - Math.log(1 - state.draws.arrivals()) / ratePerS : Infinity;
  state.nextArrivalS[index] = nextS;
  if (nextS === Infinity) return;
  scheduleEvent(state.queue, nextS, EVENT_PRIORITY.come, index * EVENT_KINDS + EVENT.arrival);
}

/** A source of the class, by its share of the rate: the first whose running sum exceeds a uniform draw of the total. */
function drawSource(state: EventState, index: number): number {
  const sums = state.runningRates[index];
  const wanted = state.draws.sources() * sums[sums.length - 1];
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return state.sourcesOfClass[index][low];
}

/** The request goes to the first of its sites, from the one it is at, that has servers; it is refused where none has. */
function attempt(state: EventState, row: number, nowS: number): void {
  const { table, input, draws } = state;
  const site = openSite(state, row);
  if (site === NO_SITE) {
    refuse(state, row);
    return;
  }
  const index = input.sources.classOf[table.source[row]];
  const { options, rttMs } = state.now.network;
  const zone = drawZone(state, site, index);
  const home = drawHome(state, site);
  table.zone[row] = zone;
  table.home[row] = home;
  table.travelMs[row] =
    rttMs[table.source[row] * options + table.option[row]] * userRttFactor(draws.roundTrips());
  const at = zone * input.classes.length + index;
  const pool = state.pools[at];
  const { patienceS, meanServiceS } = input.classes[index];
  if (pool.busy >= pool.servers && (pool.waiting + 1) * meanServiceS > patienceS * pool.servers) {
    table.option[row]++;
    fail(state, row, { reason: 'no capacity', nowS });
    return;
  }
  if (home !== zone) hop(state, row, { site, index });
  countBusy(state, at, nowS);
  if (joinService(pool, row)) serve(state, row, nowS);
  else table.phase[row] = PHASE.waiting;
}

/** The request reaches a zone that does not hold its data: there and back once more. */
function hop(
  state: EventState,
  row: number,
  { site, index }: { site: number; index: number },
): void {
  const { zones, firstZone, zoneRttMs } = state.input.sites[site];
  const from = state.table.zone[row] - firstZone;
  state.table.travelMs[row] += zoneRttMs[from * zones + state.table.home[row] - firstZone];
  if (!isMeasured(state, row)) return;
  const { requestKilobytes } = state.input.classes[index];
  state.tally.siteCrossZoneGigabytes[siteHour(state, site, row)] += gigabytesOf(requestKilobytes);
}

/** Moves the request's option on to a site with servers; {@link NO_SITE} where none is left. */
function openSite(state: EventState, row: number): number {
  const { table, input, now } = state;
  const { options, siteOf } = now.network;
  const source = table.source[row];
  const servers = input.sources.classOf[source] * input.sites.length;
  for (; table.option[row] < options; table.option[row]++) {
    const site = siteOf[source * options + table.option[row]];
    if (site === NO_SITE) return NO_SITE;
    if (now.siteServers[servers + site] > 0) return site;
    table.failure[row] = REFUSALS.indexOf('no capacity');
  }
  return NO_SITE;
}

/** A zone by its share of the site's servers of the class. */
function drawZone(state: EventState, site: number, index: number): number {
  const { input, pools, now, draws } = state;
  const classes = input.classes.length;
  const { firstZone, zones } = input.sites[site];
  let left = draws.zones() * now.siteServers[index * input.sites.length + site];
  for (let zone = firstZone; zone < firstZone + zones; zone++) {
    left -= pools[zone * classes + index].servers;
    if (left < 0) return zone;
  }
  return firstZone + zones - 1;
}

/** A zone that is up, each as likely: where the data of the request live. */
function drawHome(state: EventState, site: number): number {
  const { firstZone, zones } = state.input.sites[site];
  const { zoneShare } = state.conditions[state.now.index];
  let up = 0;
  for (let zone = firstZone; zone < firstZone + zones; zone++) if (zoneShare[zone] > 0) up++;
  let left = Math.floor(state.draws.zones() * up);
  for (let zone = firstZone; zone < firstZone + zones; zone++) {
    if (zoneShare[zone] > 0 && left-- === 0) return zone;
  }
  return firstZone;
}

/** A server takes the request. */
export function serve(state: EventState, row: number, nowS: number): void {
  const { table, input } = state;
  const index = input.sources.classOf[table.source[row]];
  const serviceS = state.serviceTimes[index](state.draws.services);
  table.phase[row] = PHASE.serving;
  table.serviceS[row] = serviceS;
  table.dueS[row] = nowS + serviceS;
  scheduleEvent(
    state.queue,
    nowS + serviceS,
    EVENT_PRIORITY.leave,
    row * EVENT_KINDS + EVENT.departure,
  );
}

/** A server is done with the request: it takes the next, and a write goes to be committed. */
export function depart(state: EventState, row: number, nowS: number): void {
  const { table, input } = state;
  if (table.dueS[row] !== nowS) return;
  const index = input.sources.classOf[table.source[row]];
  const at = table.zone[row] * input.classes.length + index;
  countBusy(state, at, nowS);
  const next = leaveService(state.pools[at]);
  if (next !== NOBODY) serve(state, next, nowS);
  const isWrite = state.draws.commits() < input.classes[index].writeShare;
  if (isWrite) commit(state, row, nowS);
  else finish(state, row, nowS);
}

/** Sends the copies of a write, and waits for as many answers as it needs. */
function commit(state: EventState, row: number, nowS: number): void {
  const { table, input, now } = state;
  const index = input.sources.classOf[table.source[row]];
  const site = state.siteOfZone[table.zone[row]];
  const leader = table.home[row] - input.sites[site].firstZone;
  const plan = now.commits[index * input.sites.length + site][leader];
  if (plan === undefined) {
    table.option[row]++;
    fail(state, row, { reason: 'no quorum', nowS });
    return;
  }
  const commitMs = sendCopies(state, { row, site, leader, nowS }, plan);
  if (commitMs === undefined) {
    fail(state, row, { reason: 'link full', nowS });
    return;
  }
  table.phase[row] = PHASE.committing;
  table.dueS[row] = nowS + commitMs / 1000;
  const event = row * EVENT_KINDS + EVENT.committed;
  scheduleEvent(state.queue, table.dueS[row], EVENT_PRIORITY.leave, event);
}

/** Milliseconds until enough copies have answered; undefined, and nothing sent, where a link is too far behind. */
function sendCopies(
  state: EventState,
  write: { row: number; site: number; leader: number; nowS: number },
  plan: SiteCommit,
): number | undefined {
  const { input, traffic, tally, draws } = state;
  const { row, site, leader, nowS } = write;
  const { zones, linkGbps } = input.sites[site];
  const { writeKilobytes } = input.classes[input.sources.classOf[state.table.source[row]]];
  const lengthS = sendingTimeS(writeKilobytes, linkGbps);
  const firstLink = traffic.first[site] + leader * zones;
  const isBehind = plan.zones.some(
    (zone) => zone !== leader && traffic.freeAtS[firstLink + zone] - nowS > LINK_PATIENCE_S,
  );
  if (isBehind) return undefined;
  const answers = plan.copies.map((copy, at) => {
    const zone = plan.zones[at];
    const { floorMs, meanMs } = acknowledgementDelay(copy);
    const ownMs = floorMs - Math.log(1 - draws.commits()) * meanMs;
    if (zone === leader) return ownMs;
    if (isMeasured(state, row)) {
      tally.siteCrossZoneGigabytes[siteHour(state, site, row)] += gigabytesOf(writeKilobytes);
    }
    return ownMs + 1000 * sendOver(traffic, firstLink + zone, nowS, lengthS);
  });
  return answers.sort((a, b) => a - b)[plan.needed - 1];
}

/** The write is safe. */
export function committed(state: EventState, row: number, nowS: number): void {
  if (state.table.dueS[row] !== nowS) return;
  const { input, table, tally } = state;
  const site = state.siteOfZone[table.zone[row]];
  const { writeKilobytes } = input.classes[input.sources.classOf[table.source[row]]];
  if (isMeasured(state, row) && input.sites.length > 1) {
    tally.siteCrossRegionGigabytes[siteHour(state, site, row)] += gigabytesOf(writeKilobytes);
  }
  finish(state, row, nowS);
}

/** The user has the answer. */
function finish(state: EventState, row: number, nowS: number): void {
  const { table, tally, input } = state;
  if (isMeasured(state, row)) {
    const source = table.source[row];
    const hour = hourOf(state, row);
    const site = state.siteOfZone[table.zone[row]];
    const serverMs = (nowS - table.arrivedS[row] - table.serviceS[row]) * 1000;
    tally.served++;
    if (table.option[row] > 0) tally.rerouted++;
    tally.siteServed[siteHour(state, site, row)]++;
    tallyLatency(tally, input, {
      class: input.sources.classOf[source],
      country: input.sources.countryOf[source],
      // Subtracting the service time may leave a rounding below zero.
      latencyMs: table.travelMs[row] + Math.max(0, serverMs),
      hour,
      weight: 1,
    });
  }
  closeRequest(table, row);
}

/** An attempt came to nothing: the request tries again after a while, or is refused. */
export function fail(
  state: EventState,
  row: number,
  { reason, nowS }: { readonly reason: Refusal; readonly nowS: number },
): void {
  const { table, tally, draws, queue } = state;
  table.failure[row] = REFUSALS.indexOf(reason);
  table.attempts[row]++;
  if (table.attempts[row] >= MOST_ATTEMPTS || openSite(state, row) === NO_SITE) {
    refuse(state, row);
    return;
  }
  if (isMeasured(state, row)) tally.retries++;
  const backoffS = meanBackoffS(table.attempts[row]) * (0.5 + draws.backoffs());
  table.phase[row] = PHASE.backingOff;
  table.serviceS[row] = 0;
  table.dueS[row] = nowS + backoffS;
  scheduleEvent(queue, nowS + backoffS, EVENT_PRIORITY.come, row * EVENT_KINDS + EVENT.retry);
}

/** The wait before another attempt is over. */
export function retry(state: EventState, row: number, nowS: number): void {
  if (state.table.dueS[row] === nowS) attempt(state, row, nowS);
}

function refuse(state: EventState, row: number): void {
  const { table, tally, input } = state;
  if (isMeasured(state, row)) {
    const source = table.source[row];
    const cell =
      input.sources.classOf[source] * input.countries.length + input.sources.countryOf[source];
    tally.refused[table.failure[row]]++;
    tally.refusedOf[cell]++;
    tally.hourRefused[hourOf(state, row) * REFUSALS.length + table.failure[row]]++;
  }
  closeRequest(table, row);
}
