import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../src/engine/simulate/conditions.ts';
import { utcOffsetHours, weeklyRhythm } from '../../../src/engine/simulate/daily-rhythm.ts';
import type {
  OperationsInput,
  TimedEffect,
} from '../../../src/engine/simulate/operations-input.ts';
import { REFUSALS, type OperationsTally } from '../../../src/engine/simulate/operations-tally.ts';
import {
  operationsRun,
  simulateReplication,
  suitableMode,
  watchReplication,
} from '../../../src/engine/simulate/run-operations.ts';
import {
  HISTOGRAM_BUCKETS,
  histogramQuantile,
} from '../../../src/math/statistics/log-histogram.ts';
import { FLAT, smallInput, smallSite } from './small-input.ts';

const HOUR_S = 3600;

/** Two regions of three zones; Saudi users are near the first, Indian users near the second. */
function twoRegions(effects: readonly TimedEffect[], changes: Partial<OperationsInput> = {}) {
  return smallInput(0, {
    durationS: 10 * HOUR_S,
    class: { meanServiceS: 5, writeShare: 0.3, patienceS: 20 },
    sites: [
      smallSite('A', { zones: 3, serversPerZone: 6 }),
      smallSite('B', { zones: 3, firstZone: 3, serversPerZone: 6 }),
    ],
    countries: ['SA', 'IN'],
    sources: {
      count: 2,
      classOf: Int32Array.of(0, 0),
      countryOf: Int32Array.of(0, 1),
      meanPerS: Float64Array.of(1.2, 0.8),
      rhythmOf: Int32Array.of(0, 0),
      rhythms: [FLAT],
    },
    networks: [
      { options: 2, siteOf: Int32Array.of(0, 1, 1, 0), rttMs: Float64Array.of(15, 60, 30, 70) },
    ],
    effects,
    ...changes,
  });
}

const capacity = (zones: readonly number[], share: number): TimedEffect => ({
  kind: 'capacity',
  zones,
  share,
  startS: 4 * HOUR_S,
  endS: 8 * HOUR_S,
});

const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
const utilization = (tally: OperationsTally): number =>
  total(tally.siteBusyServerS) / total(tally.siteServerS);
const quantileOf = (tally: OperationsTally, cell: number, share: number): number =>
  histogramQuantile(
    tally.latency.subarray(cell * HISTOGRAM_BUCKETS, (cell + 1) * HISTOGRAM_BUCKETS),
    share,
  ) ?? NaN;

function expectConserved(tally: OperationsTally): void {
  const out = tally.served + total(tally.refused) + tally.inFlight;
  expect(Math.abs(tally.arrived - out)).toBeLessThan(1e-6 * Math.max(1, tally.arrived));
  expect(total(tally.hourArrived)).toBeCloseTo(tally.arrived, 3);
  // Every refusal is told by reason, by reason and hour, and by class and country.
  REFUSALS.forEach((_, reason) => {
    const ofReason = tally.hourRefused.filter((__, cell) => cell % REFUSALS.length === reason);
    expect(total(ofReason)).toBeCloseTo(tally.refused[reason], 3);
  });
  expect(total(tally.refusedOf)).toBeCloseTo(total(tally.refused), 3);
  // What was served is told by hour of every site, and has a latency, but for what waits when the time is over.
  const waiting = tally.inFlight + total(tally.refused);
  expect(total(tally.siteServed)).toBeGreaterThanOrEqual(tally.served - 1e-3);
  expect(total(tally.siteServed)).toBeLessThanOrEqual(tally.served + waiting + 1e-3);
  expect(total(tally.latency)).toBeCloseTo(total(tally.siteServed), 3);
  expect(total(tally.hourLatency)).toBeCloseTo(total(tally.siteServed), 3);
}

describe('weeklyRhythm', () => {
  it('has mean 1, follows local time, and rests on the days of the country', () => {
    const riyadh = weeklyRhythm('interactive', 3, 'SA').factors;
    const london = weeklyRhythm('interactive', 0, 'GB').factors;
    expect(total(riyadh) / 168).toBeCloseTo(1, 12);
    // Monday 20:00 in Riyadh is 17:00 UTC.
    expect(riyadh[17] / riyadh[17 + 4 * 24]).toBeCloseTo(1 / 0.8, 12);
    expect(london[20] / london[20 + 4 * 24]).toBeCloseTo(1, 12);
    expect(Math.max(...riyadh.slice(0, 24))).toBe(riyadh[17]);
    expect(weeklyRhythm('batch', 0, 'GB').factors[4]).toBeGreaterThan(1);
  });
  it('mixes hours where the offset is half an hour', () => {
    const whole = weeklyRhythm('interactive', 5, 'IN').factors;
    const half = weeklyRhythm('interactive', 5.5, 'IN').factors;
    expect(half[3]).toBeCloseTo((whole[3] + whole[4]) / 2, 3);
  });
  it.each([
    ['Asia/Riyadh', '2026-07-01', 3],
    ['Asia/Kolkata', '2026-07-01', 5.5],
    ['America/New_York', '2026-07-01', -4],
    ['America/New_York', '2026-01-15', -5],
    ['UTC', '2026-01-15', 0],
  ])('knows that %s on %s is %d hours ahead of UTC', (zone, day, hours) => {
    expect(utcOffsetHours(zone, day)).toBe(hours);
  });
});

describe('conditionsOf', () => {
  it('cuts time at hours and effects, without gap or overlap, and multiplies what overlaps', () => {
    const effects: TimedEffect[] = [
      { kind: 'capacity', zones: [0], share: 0.5, startS: 1800, endS: 9000 },
      { kind: 'capacity', zones: [0, 1], share: 0.4, startS: 5400, endS: 1e9 },
      { kind: 'crowd', factor: 3, startS: 0, endS: 1800 },
    ];
    const all = conditionsOf(twoRegions(effects, { durationS: 10_000 }));
    expect(all[0].fromS).toBe(0);
    expect(all.at(-1)?.toS).toBe(HOUR_S + 10_000);
    all.slice(1).forEach(({ fromS }, index) => {
      expect(fromS).toBe(all[index].toS);
    });
    const at = (s: number) => all.find(({ fromS, toS }) => fromS <= s && s < toS);
    expect(at(HOUR_S + 6000)?.zoneShare.slice(0, 3)).toEqual(Float64Array.of(0.2, 0.4, 1));
    expect(at(HOUR_S + 100)?.crowd).toEqual(Float64Array.of(3, 3));
    const networks: TimedEffect[] = [
      { kind: 'network', network: 2, startS: 1800, endS: 5400 },
      { kind: 'network', network: 1, startS: 0, endS: 9000 },
    ];
    const later = [networks, networks.toReversed()].map((both) =>
      conditionsOf(twoRegions(both)).map(({ network }) => network),
    );
    expect(later[0]).toEqual(later[1]);
    expect(new Set(later[0])).toEqual(new Set([0, 1, 2]));
    expect(at(100)?.hour).toBe(-1);
  });
});

describe('events', () => {
  it('tell the same story for the same seed, another for another replication', () => {
    const input = twoRegions([capacity([0], 0)], { durationS: 9 * HOUR_S });
    const once = simulateReplication(input, 'events', 3);
    expect(simulateReplication(input, 'events', 3)).toEqual(once);
    expect(simulateReplication(input, 'events', 4).arrived).not.toBe(once.arrived);
  });
  it('refuse what no site may serve, and say so', () => {
    const nobody = { options: 1, siteOf: Int32Array.of(-1, 1), rttMs: Float64Array.of(0, 30) };
    const tally = simulateReplication(twoRegions([], { networks: [nobody] }), 'events', 0);
    expect(tally.refused[0]).toBe(tally.refusedOf[0]);
    expect(tally.refused[0]).toBeGreaterThan(0);
    expectConserved(tally);
  });
  it('lose a region: its users are served by the other one, farther away', () => {
    const quiet = simulateReplication(twoRegions([]), 'events', 0);
    const struck = simulateReplication(twoRegions([capacity([0, 1, 2], 0)]), 'events', 0);
    expect(struck.rerouted).toBeGreaterThan(quiet.rerouted + 5000);
    expect(quantileOf(struck, 0, 0.9)).toBeGreaterThan(quantileOf(quiet, 0, 0.9) + 30);
    expect(struck.hourArrived).toEqual(quiet.hourArrived);
    expectConserved(struck);
  });
  it('cannot commit to a quorum when two of three zones are gone', () => {
    const alone = { options: 1, siteOf: Int32Array.of(0, 0), rttMs: Float64Array.of(15, 70) };
    const light = { servers: new Float64Array(3).fill(60) };
    const sites = [{ ...smallSite('A', { zones: 3, serversPerZone: 6 }), ...light }];
    const input = twoRegions([capacity([0, 1], 0)], { networks: [alone], sites });
    const { refused } = simulateReplication(input, 'events', 0);
    expect(refused[2]).toBeGreaterThan(0);
    // Three of ten requests write, for four of ten hours.
    expect(refused[2] / simulateReplication(input, 'events', 0).arrived).toBeCloseTo(0.12, 2);
  });
  it('never load a link above its bandwidth, and refuse what would wait too long for it', () => {
    const plain = twoRegions([]);
    const narrow = (linkGbps: number) =>
      twoRegions([], {
        durationS: HOUR_S,
        sites: plain.sites.map((site) => ({ ...site, linkGbps })),
        classes: plain.classes.map((each) => ({ ...each, writeShare: 1, meanServiceS: 0.1 })),
        sources: { ...plain.sources, meanPerS: Float64Array.of(12, 8) },
      });
    const fits = simulateReplication(narrow(1e-2), 'events', 0);
    const full = simulateReplication(narrow(1e-4), 'events', 0);
    expect(Math.max(...full.sitePeakLinkShare)).toBeLessThanOrEqual(1 + 1e-9);
    expect(Math.max(...full.sitePeakLinkShare)).toBeGreaterThan(0.95);
    expect(full.refused[3]).toBeGreaterThan(0);
    expect(fits.refused[3]).toBe(0);
    expectConserved(full);
  });
});

describe('laws of both modes', () => {
  const shares = fc.constantFrom(0, 0.3, 0.7, 1);
  const effect = fc.oneof(
    fc
      .record({ zone: fc.nat({ max: 5 }), share: shares })
      .map(({ zone, share }) => capacity([zone], share)),
    fc
      .record({ country: fc.constantFrom(0, 1, undefined), factor: fc.constantFrom(0, 0.5, 2, 4) })
      .map(({ country, factor }): TimedEffect => ({
        kind: 'crowd',
        factor,
        startS: 2 * HOUR_S,
        endS: 6 * HOUR_S,
        ...(country !== undefined && { country }),
      })),
  );
  const short = { durationS: 7 * HOUR_S, warmUpS: 600 };
  test.prop([fc.array(effect, { maxLength: 4 })], { seed: 4, numRuns: 6 })(
    'arrived = served + refused + in flight, and servers are never busier than they are',
    (effects) => {
      for (const mode of ['events', 'flows'] as const) {
        const tally = simulateReplication(twoRegions(effects, short), mode, 0);
        expectConserved(tally);
        tally.siteBusyServerS.forEach((busyS, at) => {
          // Servers that are taken away finish what they have.
          expect(busyS).toBeLessThanOrEqual(tally.siteServerS[at] * 1.01 + 60);
        });
      }
    },
  );
  test.prop([fc.nat({ max: 5 }), fc.array(effect, { maxLength: 2 })], { seed: 4, numRuns: 10 })(
    'losing a zone never raises capacity or the demand that is served',
    (zone, effects) => {
      const before = simulateReplication(twoRegions(effects, short), 'flows', 0);
      const after = simulateReplication(
        twoRegions([...effects, capacity([zone], 0)], short),
        'flows',
        0,
      );
      expect(total(after.siteServerS)).toBeLessThanOrEqual(total(before.siteServerS));
      expect(after.served).toBeLessThanOrEqual(before.served * (1 + 1e-9));
    },
  );
  test.prop([fc.nat({ max: 2 })], { seed: 4, numRuns: 3 })(
    'relabeling the zones of a region changes nothing that users see',
    (zone) => {
      const struck = simulateReplication(twoRegions([capacity([zone], 0)]), 'flows', 0);
      const first = simulateReplication(twoRegions([capacity([0], 0)]), 'flows', 0);
      expect(struck.served).toBeCloseTo(first.served, 6);
      expect(struck.latencySumMs[0]).toBeCloseTo(first.latencySumMs[0], 3);
    },
  );
});

describe('flows against events', () => {
  it.each([
    ['a quiet day', []],
    ['a lost zone', [capacity([0], 0)]],
    ['a lost region', [capacity([0, 1, 2], 0)]],
    ['a crowd', [{ kind: 'crowd' as const, factor: 1.3, startS: 7200, endS: 21_600 }]],
  ])(
    '%s: the same demand served, servers busy, bytes sent, and nearly the same latency',
    (_, effects) => {
      // Large pools, for which flows are made: 60 servers a zone.
      const input = twoRegions(effects, {
        durationS: 10 * HOUR_S,
        sites: [
          smallSite('A', { zones: 3, serversPerZone: 60 }),
          smallSite('B', { zones: 3, firstZone: 3, serversPerZone: 60 }),
        ],
        sources: { ...twoRegions([]).sources, meanPerS: Float64Array.of(0, 0) },
      });
      const loaded = {
        ...input,
        classes: [{ ...input.classes[0], meanServiceS: 75, patienceS: 20 }],
        sources: { ...input.sources, meanPerS: Float64Array.of(1.6, 1.2) },
      };
      const events = [0, 1].map((r) => simulateReplication(loaded, 'events', r));
      const flows = simulateReplication(loaded, 'flows', 0);
      const mean = (of: (tally: OperationsTally) => number): number =>
        events.reduce((sum, tally) => sum + of(tally), 0) / events.length;
      expect(flows.served / mean(({ served }) => served)).toBeCloseTo(1, 1);
      expect(utilization(flows)).toBeCloseTo(mean(utilization), 1);
      expect(
        total(flows.siteCrossZoneGigabytes) / mean((t) => total(t.siteCrossZoneGigabytes)),
      ).toBeCloseTo(1, 1);
      expect(
        total(flows.siteCrossRegionGigabytes) / mean((t) => total(t.siteCrossRegionGigabytes)),
      ).toBeCloseTo(1, 1);
      for (const cell of [0, 1]) {
        const p50 = mean((tally) => quantileOf(tally, cell, 0.5));
        expect(Math.abs(quantileOf(flows, cell, 0.5) / p50 - 1)).toBeLessThan(0.1);
      }
    },
  );
});

describe('watchReplication', () => {
  it('reports how far it is, and can be stopped between slices', async () => {
    const run = operationsRun(twoRegions([]), 'events', 0);
    const controller = new AbortController();
    const seen: number[] = [];
    const stopped = await watchReplication(run, {
      signal: controller.signal,
      onProgress: (share) => {
        seen.push(share);
        if (share > 0.1) controller.abort();
      },
    });
    expect(stopped.kind).toBe('cancelled');
    expect(stopped.kind === 'cancelled' && stopped.doneShare).toBe(seen.at(-1));
    expect(seen.at(-1)).toBeLessThan(1);
  });
  it('gives the same tally as a run that nobody watches', async () => {
    const input = twoRegions([], { durationS: 2 * HOUR_S });
    const watched = await watchReplication(operationsRun(input, 'events', 1), {});
    expect(watched).toEqual({ kind: 'finished', tally: simulateReplication(input, 'events', 1) });
  });
});

describe('suitableMode', () => {
  it('takes events for small loads and flows for large ones', () => {
    expect(suitableMode(smallInput(5, {}))).toBe('events');
    expect(suitableMode(smallInput(1e6, {}))).toBe('flows');
  });
});
