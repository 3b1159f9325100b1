import { describe, expect, it } from 'vitest';
import type {
  OperationsClass,
  OperationsInput,
  TimedEffect,
} from '../../../src/engine/simulate/operations-input.ts';
import { REFUSALS, type OperationsTally } from '../../../src/engine/simulate/operations-tally.ts';
import { simulateReplication } from '../../../src/engine/simulate/run-operations.ts';
import { commitSummary } from '../../../src/region/commit-latency.ts';
import { zoneCommits } from '../../../src/region/replication.ts';
import { userRttFactor } from '../../../src/region/user-rtt.ts';
import { FLAT, smallInput, smallSite } from './small-input.ts';

const HOUR_S = 3600;
const MODES = ['events', 'flows'] as const;

const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
const meanLatencyMs = (tally: OperationsTally): number =>
  total(tally.latencySumMs) / total(tally.latency);
const refused = (tally: OperationsTally, reason: (typeof REFUSALS)[number]): number =>
  tally.refused[REFUSALS.indexOf(reason)];

/** Mean of a user's round trip over its median. */
const MEAN_RTT_FACTOR =
  Array.from({ length: 10_000 }, (_, i) => userRttFactor((i + 0.5) / 10_000)).reduce(
    (sum, factor) => sum + factor,
    0,
  ) / 10_000;

interface Chain {
  /** Sites of one zone each, nearest first, by their servers. */
  readonly servers: readonly number[];
  readonly rttMs: readonly number[];
  readonly ofClass: Partial<OperationsClass>;
  readonly perS: number;
  readonly effects?: readonly TimedEffect[];
  readonly durationS?: number;
}

/** One source and several sites that it turns to one after the other. */
function chain({ servers, rttMs, ofClass, perS, effects = [], durationS = HOUR_S }: Chain) {
  return smallInput(perS, {
    durationS,
    warmUpS: 600,
    class: ofClass,
    sites: servers.map((serversPerZone, site) =>
      smallSite(`S${site}`, { zones: 1, firstZone: site, serversPerZone }),
    ),
    networks: [
      {
        options: servers.length,
        siteOf: Int32Array.from(servers, (_, site) => site),
        rttMs: Float64Array.from(rttMs),
      },
    ],
    effects,
  });
}

describe('retries', () => {
  // One server that takes a minute turns away nearly everybody: those go on to the next site after a while.
  const full = { meanServiceS: 60, serviceScv: 0, patienceS: 1e-6 };

  it.each(MODES)('as %s wait a tenth of a second, before the next site is tried', (mode) => {
    const input = chain({ servers: [1, 1e6], rttMs: [10, 50], ofClass: full, perS: 5 });
    const tally = simulateReplication(input, mode, 0);
    expect(tally.rerouted / tally.arrived).toBeGreaterThan(0.95);
    expect(tally.retries / tally.arrived).toBeCloseTo(1, 1);
    expect(meanLatencyMs(tally) / (50 * MEAN_RTT_FACTOR + 100)).toBeCloseTo(1, 1);
  });
  it.each(MODES)('as %s wait twice as long before the third', (mode) => {
    const input = chain({ servers: [1, 1, 1e6], rttMs: [10, 20, 50], ofClass: full, perS: 5 });
    const tally = simulateReplication(input, mode, 0);
    expect(tally.retries / tally.rerouted).toBeCloseTo(2, 1);
    expect(meanLatencyMs(tally) / (50 * MEAN_RTT_FACTOR + 100 + 200)).toBeCloseTo(1, 1);
  });
  it.each(MODES)('as %s end after four attempts, and the reason of the last is counted', (mode) => {
    const input = chain({
      servers: [1, 1, 1, 1, 1e6],
      rttMs: [1, 2, 3, 4, 5],
      ofClass: full,
      perS: 2,
    });
    const tally = simulateReplication(input, mode, 0);
    expect(refused(tally, 'no capacity') / tally.arrived).toBeGreaterThan(0.95);
    expect(tally.retries / refused(tally, 'no capacity')).toBeCloseTo(3, 0);
  });
  it.each(MODES)('as %s are not spent on a site that is known to be gone', (mode) => {
    const lost = { kind: 'capacity', zones: [0], share: 0, startS: 0, endS: HOUR_S } as const;
    const input = chain({
      servers: [1e6, 1e6],
      rttMs: [10, 50],
      ofClass: {},
      perS: 5,
      effects: [lost],
    });
    const tally = simulateReplication(input, mode, 0);
    expect(tally.retries).toBe(0);
    expect(tally.rerouted).toBeCloseTo(tally.served, 6);
    expect(meanLatencyMs(tally) / (50 * MEAN_RTT_FACTOR)).toBeCloseTo(1, 1);
  });
  it('are as many, and cost as much, in both modes when a site lacks a third of what it is asked', () => {
    const ofClass = { meanServiceS: 10, serviceScv: 1, patienceS: 1 };
    const input = chain({ servers: [200, 1000], rttMs: [10, 30], ofClass, perS: 30 });
    const [events, flows] = MODES.map((mode) => simulateReplication(input, mode, 0));
    expect(events.retries / events.arrived).toBeCloseTo(1 / 3, 1);
    expect(Math.abs(flows.retries / events.retries - 1)).toBeLessThan(0.05);
    expect(Math.abs(flows.rerouted / events.rerouted - 1)).toBeLessThan(0.05);
    expect(Math.abs(meanLatencyMs(flows) / meanLatencyMs(events) - 1)).toBeLessThan(0.1);
  });
});

describe('flows beyond capacity', () => {
  const slow = { meanServiceS: 100, serviceScv: 1, patienceS: 1000 };

  it('keep servers no busier than they are, and book the work of a line when it is done', () => {
    const crowd = { kind: 'crowd', factor: 3, startS: 0, endS: HOUR_S } as const;
    const input = chain({
      servers: [10],
      rttMs: [10],
      ofClass: slow,
      perS: 0.05,
      effects: [crowd],
      durationS: 4 * HOUR_S,
    });
    const tally = simulateReplication(input, 'flows', 0);
    for (const [hour, busyS] of tally.siteBusyServerS.entries()) {
      expect(busyS).toBeLessThanOrEqual(tally.siteServerS[hour] * (1 + 1e-12));
    }
    expect(tally.inFlight).toBe(0);
    expect(total(tally.siteBusyServerS)).toBeCloseTo(tally.served * 100, 3);
  });
  it('lose the line with the site: it never serves more than it could while it stood', () => {
    const input = chain({
      servers: [10],
      rttMs: [10],
      ofClass: slow,
      perS: 0.2,
      effects: [{ kind: 'capacity', zones: [0], share: 0, startS: 1800, endS: HOUR_S }],
    });
    const tally = simulateReplication(input, 'flows', 0);
    expect(tally.served).toBeLessThanOrEqual((10 / 100) * 1800);
    expect(refused(tally, 'no capacity')).toBeCloseTo(tally.arrived - tally.served, 6);
  });
});

describe('commits', () => {
  it('of a zone that is lost are begun again elsewhere', () => {
    // Ten minutes from zone to zone, so that many writes are on their way when the zone goes.
    const site = {
      ...smallSite('A', { zones: 3, serversPerZone: 1000 }),
      zoneRttMs: Float64Array.of(0.1, 6e5, 6e5, 6e5, 0.1, 6e5, 6e5, 6e5, 0.1),
    };
    const lost = { kind: 'capacity', zones: [0], share: 0, startS: 1800, endS: HOUR_S } as const;
    const input = smallInput(1, {
      durationS: HOUR_S,
      class: { writeShare: 1 },
      sites: [site],
      effects: [lost],
    });
    const { retries } = simulateReplication(input, 'events', 0);
    // A third of the writes of the last ten minutes.
    expect(retries).toBeGreaterThan(150);
    expect(retries).toBeLessThan(250);
  });
});

describe('faults', () => {
  it.each([0, 0.4])('that leave %d of a site leave that share of its servers', (share) => {
    const struck = {
      kind: 'capacity',
      zones: [0],
      share,
      startS: HOUR_S,
      endS: 2 * HOUR_S,
    } as const;
    const input = chain({
      servers: [10],
      rttMs: [10],
      ofClass: {},
      perS: 1,
      effects: [struck],
      durationS: 3 * HOUR_S,
    });
    for (const mode of MODES) {
      const { siteServerS } = simulateReplication(input, mode, 0);
      expect([...siteServerS].map((serverS) => Math.round(serverS / HOUR_S))).toEqual([
        10,
        10 * share,
        10,
      ]);
    }
  });
  it('forget nobody: who was in line, in service or being committed is served or refused in the end', () => {
    const effects: readonly TimedEffect[] = [
      { kind: 'capacity', zones: [0], share: 0, startS: HOUR_S, endS: 2 * HOUR_S },
      // Nobody comes in the last hour, so that all who came have been answered.
      { kind: 'crowd', factor: 0, startS: 2 * HOUR_S, endS: 3 * HOUR_S },
    ];
    const input = smallInput(3.3, {
      durationS: 3 * HOUR_S,
      class: { meanServiceS: 10, writeShare: 0.9, patienceS: 60 },
      sites: [smallSite('A', { zones: 3, serversPerZone: 10 })],
      effects,
    });
    const tally = simulateReplication(input, 'events', 0);
    expect(tally.inFlight).toBe(0);
    expect(tally.served + total(tally.refused)).toBe(tally.arrived);
    expect(tally.retries).toBeGreaterThan(0);
  });
  it('of one country leave the others as they were', () => {
    const sources = {
      count: 2,
      classOf: Int32Array.of(0, 0),
      countryOf: Int32Array.of(0, 1),
      meanPerS: Float64Array.of(2, 2),
      rhythmOf: Int32Array.of(0, 0),
      rhythms: [FLAT],
    };
    const crowd = { kind: 'crowd', country: 1, factor: 3, startS: 0, endS: HOUR_S } as const;
    const input = smallInput(0, {
      durationS: HOUR_S,
      warmUpS: 0,
      countries: ['SA', 'IN'],
      sources,
      sites: [smallSite('A', { zones: 1, serversPerZone: 1e5 })],
      networks: [{ options: 1, siteOf: Int32Array.of(0, 0), rttMs: Float64Array.of(10, 20) }],
      effects: [crowd],
    });
    for (const mode of MODES) {
      const { latency } = simulateReplication(input, mode, 0);
      const [quiet, crowded] = [0, 1].map((country) =>
        total(
          latency.subarray((country * latency.length) / 2, ((country + 1) * latency.length) / 2),
        ),
      );
      expect(crowded / quiet).toBeGreaterThan(2.7);
      expect(crowded / quiet).toBeLessThan(3.3);
    }
  });
});

/** A site of three zones, the third far from the others, with servers as given, its zones taken in `order`. */
function lopsided(order: readonly number[], changes: Partial<OperationsInput> = {}) {
  const ms = [
    [0.1, 1, 20],
    [1, 0.1, 22],
    [20, 22, 0.1],
  ];
  const servers = [40, 20, 30];
  return smallInput(8, {
    durationS: 2 * HOUR_S,
    class: { meanServiceS: 5, writeShare: 0.5, writeKilobytes: 50 },
    sites: [
      {
        ...smallSite('A', { zones: 3, serversPerZone: 1 }),
        zoneRttMs: Float64Array.from(order.flatMap((from) => order.map((to) => ms[from][to]))),
        servers: Float64Array.from(order, (zone) => servers[zone]),
      },
    ],
    ...changes,
  });
}

describe('zones', () => {
  it.each(MODES)('that are told in another order change nothing that users see (%s)', (mode) => {
    const told = (order: readonly number[]): OperationsTally =>
      simulateReplication(lopsided(order), mode, 0);
    const one = told([0, 1, 2]);
    for (const other of [told([2, 0, 1]), told([1, 2, 0])]) {
      expect(other.served / one.served).toBeCloseTo(1, 1);
      expect(meanLatencyMs(other) / meanLatencyMs(one)).toBeCloseTo(1, 1);
      const gigabytes = total(other.siteCrossZoneGigabytes) / total(one.siteCrossZoneGigabytes);
      expect(gigabytes).toBeCloseTo(1, 1);
    }
  });
  it('that hold the data of a request cost a hop, and its commit what order statistics say', () => {
    const writes = lopsided([0, 1, 2], {
      classes: [{ ...lopsided([0, 1, 2]).classes[0], writeShare: 1, meanServiceS: 0.1 }],
    });
    const [{ zoneRttMs }] = writes.sites;
    const { replication } = writes.classes[0];
    const commitMs = commitSummary(zoneCommits(replication, zoneRttMs))?.meanMs ?? NaN;
    // A request lands on a zone by its servers (4, 2, 3 of 9); its data are in each of the three as often.
    const hopMs = [
      [4, 1 + 20],
      [2, 1 + 22],
      [3, 20 + 22],
    ].reduce((sum, [servers, ms]) => sum + (servers / 9) * (ms / 3), 0);
    const expectedMs = 20 * MEAN_RTT_FACTOR + hopMs + commitMs;
    for (const mode of MODES) {
      const got = meanLatencyMs(simulateReplication(writes, mode, 0));
      // Flows take zones as equally often reached, and 24 points for the whole.
      expect(Math.abs(got / expectedMs - 1)).toBeLessThan(mode === 'events' ? 0.02 : 0.06);
    }
  });
});

describe('links', () => {
  it('refuse what they cannot carry in both modes alike, and are never fuller than full', () => {
    const input = lopsided([0, 1, 2], {
      classes: [{ ...lopsided([0, 1, 2]).classes[0], writeShare: 1, meanServiceS: 0.1 }],
      sites: lopsided([0, 1, 2]).sites.map((site) => ({ ...site, linkGbps: 2.5e-4 })),
    });
    const [events, flows] = MODES.map((mode) => simulateReplication(input, mode, 0));
    for (const tally of [events, flows]) {
      expect(Math.max(...tally.sitePeakLinkShare)).toBeLessThanOrEqual(1 + 1e-9);
      expect(Math.max(...tally.sitePeakLinkShare)).toBeGreaterThan(0.95);
      expect(refused(tally, 'link full') / tally.arrived).toBeGreaterThan(0.2);
    }
    const share = (tally: OperationsTally): number => refused(tally, 'link full') / tally.arrived;
    expect(Math.abs(share(events) - share(flows))).toBeLessThan(0.1);
  });
});
