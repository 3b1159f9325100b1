import { scheduleEvent } from '../../math/event-queue.ts';
import { NOBODY, takeFromLine } from '../../math/queueing/multi-server-queue.ts';
import { sourceRates, type Conditions } from './conditions.ts';
import { fail, scheduleArrival, serve } from './event-requests-flow.ts';
import { PHASE } from './event-requests.ts';
import { countBusy, EVENT, EVENT_KINDS, EVENT_PRIORITY, type EventState } from './event-state.ts';
import { windowHours } from './operations-tally.ts';
import { siteCommits } from './site-commits.ts';
import { closeTraffic } from './zone-traffic.ts';

/** The next stretch of time begins: capacity, demand and routes change, and what a lost zone held starts again. */
export function changeConditions(state: EventState, index: number, nowS: number): void {
  closeStretch(state, nowS);
  const conditions = state.conditions[index];
  const lost = lostZones(state, index);
  const orphans = lost.length === 0 ? [] : orphansOf(state, lost, nowS);
  state.now = {
    index,
    network: state.input.networks[conditions.network],
    commits: allCommits(state, conditions),
    siteServers: setServers(state, conditions, nowS),
  };
  setRates(state, conditions);
  for (const row of orphans) fail(state, row, { reason: 'no capacity', nowS });
  fillServers(state, nowS);
  state.input.classes.forEach((_, at) => {
    scheduleArrival(state, at, nowS);
  });
  if (index + 1 < state.conditions.length) {
    const event = (index + 1) * EVENT_KINDS + EVENT.conditions;
    scheduleEvent(state.queue, state.conditions[index + 1].fromS, EVENT_PRIORITY.conditions, event);
  }
}

/** Books the server time and the traffic of the stretch that ends. */
export function closeStretch(state: EventState, nowS: number): void {
  if (state.now.index < 0) return;
  const { hour, fromS } = state.conditions[state.now.index];
  const { input, tally } = state;
  const classes = input.classes.length;
  const hours = windowHours(input);
  input.sites.forEach(({ firstZone, zones }, site) => {
    let busyS = 0;
    let serverS = 0;
    for (let at = firstZone * classes; at < (firstZone + zones) * classes; at++) {
      countBusy(state, at, nowS);
      busyS += state.busyServerS[at];
      serverS += state.pools[at].servers * (nowS - fromS);
      state.busyServerS[at] = 0;
    }
    const stretch = { nowS, lengthS: nowS - fromS };
    const peak = closeTraffic(state.traffic, { index: site, zones }, stretch);
    if (hour < 0) return;
    const cell = site * hours + hour;
    tally.siteBusyServerS[cell] += busyS;
    tally.siteServerS[cell] += serverS;
    tally.sitePeakLinkShare[cell] = Math.max(tally.sitePeakLinkShare[cell], peak);
  });
}

function lostZones(state: EventState, index: number): readonly number[] {
  if (index === 0) return [];
  const before = state.conditions[index - 1].zoneShare;
  const after = state.conditions[index].zoneShare;
  return [...after.keys()].filter((zone) => after[zone] === 0 && before[zone] > 0);
}

/** Takes all requests out of lost zones: those in line, in service, and those whose data are being committed there. */
function orphansOf(state: EventState, lost: readonly number[], nowS: number): readonly number[] {
  const { table, pools, input } = state;
  const classes = input.classes.length;
  const isLost = new Set(lost);
  const orphans: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const phase = table.phase[row];
    const isHeld =
      ((phase === PHASE.waiting || phase === PHASE.serving) && isLost.has(table.zone[row])) ||
      (phase === PHASE.committing && isLost.has(table.home[row]));
    if (isHeld) orphans.push(row);
  }
  for (const zone of lost) {
    for (let at = zone * classes; at < (zone + 1) * classes; at++) {
      countBusy(state, at, nowS);
      Object.assign(pools[at], { busy: 0, waiting: 0, head: 0 });
    }
  }
  return orphans;
}

/** Sets the servers of every pool; returns the servers of each class at each site. */
function setServers(state: EventState, conditions: Conditions, nowS: number): Float64Array {
  const { input, pools } = state;
  const classes = input.classes.length;
  const siteServers = new Float64Array(classes * input.sites.length);
  input.sites.forEach(({ firstZone, zones, servers }, site) => {
    for (let zone = 0; zone < zones; zone++) {
      for (let index = 0; index < classes; index++) {
        const at = (firstZone + zone) * classes + index;
        const share = conditions.zoneShare[firstZone + zone];
        const count = Math.floor(servers[zone * classes + index] * share);
        countBusy(state, at, nowS);
        pools[at].servers = count;
        siteServers[index * input.sites.length + site] += count;
      }
    }
  });
  return siteServers;
}

/** Servers that came back take who waits. */
function fillServers(state: EventState, nowS: number): void {
  state.pools.forEach((pool, at) => {
    countBusy(state, at, nowS);
    for (let row = takeFromLine(pool); row !== NOBODY; row = takeFromLine(pool)) {
      serve(state, row, nowS);
    }
  });
}

function setRates(state: EventState, conditions: Conditions): void {
  const rates = sourceRates(state.input, conditions);
  state.sourcesOfClass.forEach((sources, index) => {
    let sum = 0;
    sources.forEach((source, at) => {
      sum += rates[source];
      state.runningRates[index][at] = sum;
    });
  });
}

function allCommits(state: EventState, { zoneShare }: Conditions) {
  const { classes, sites } = state.input;
  return classes.flatMap(({ replication }) =>
    sites.map((site) =>
      siteCommits(site, replication, (zone) => zoneShare[site.firstZone + zone] > 0),
    ),
  );
}
