import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { containsTruth, meanEstimate } from '../../src/math/statistics/confidence-interval.ts';
import {
  availabilityShare,
  regionAvailability,
  type AvailabilityModel,
} from '../../src/region/availability.ts';
import { simulateUptime } from '../../src/region/availability-simulation.ts';

const HOURS_PER_YEAR = 8766;

// A zone that is gone 10 % of the time makes the differences visible within a few thousand simulated years.
const SHAKY = { name: 'shaky', mtbfHours: 90, mttrHours: 10, commonShare: 0 };

describe('regionAvailability', () => {
  it('is k-of-n: 2 of 3 zones of 90 % give 97.2 %, 1 of 2 give 99 %', () => {
    const two = regionAvailability({ zones: 3, neededZones: 2, risks: [SHAKY] });
    expect(two.share).toBeCloseTo(0.972, 12);
    expect(two.zoneShare).toBeCloseTo(0.9, 12);
    expect(two.minutesDownPerYear).toBeCloseTo(0.028 * HOURS_PER_YEAR * 60, 6);
    expect(regionAvailability({ zones: 2, neededZones: 1, risks: [SHAKY] }).share).toBeCloseTo(
      0.99,
      12,
    );
  });
  it('is a series system when all zones are needed', () => {
    const model = { zones: 4, neededZones: 4, risks: [SHAKY] };
    expect(regionAvailability(model).share).toBeCloseTo(0.9 ** 4, 12);
  });
  it('is no better than one zone when every failure is common (beta factor 1)', () => {
    const risks = [{ ...SHAKY, commonShare: 1 }];
    const common = regionAvailability({ zones: 5, neededZones: 1, risks });
    expect(common.share).toBeCloseTo(availabilityShare(SHAKY), 12);
  });
  it('lets a hazard take the zones of its reach only', () => {
    const risks = [{ ...SHAKY, commonShare: 1, zones: [0, 1] }];
    expect(regionAvailability({ zones: 3, neededZones: 1, risks }).share).toBe(1);
    expect(regionAvailability({ zones: 3, neededZones: 2, risks }).share).toBeCloseTo(0.9, 12);
  });
});

// Trivedi 2001, "Probability and Statistics with Reliability", 2nd ed.: a parallel system is down while all of it is.
describe('regionAvailability of ways of which one is enough', () => {
  it('is 1 - u^n: two ways of 90 % are down 1 % of the time, and take all zones with them', () => {
    const cables = { ...SHAKY, commonShare: 1, ways: 2 };
    const region = regionAvailability({ zones: 3, neededZones: 1, risks: [cables] });
    expect(region.share).toBeCloseTo(0.99, 12);
    expect(region.zoneShare).toBeCloseTo(0.99, 12);
  });
  it('holds for the own ways of each zone: 2 of 3 zones of 99 %', () => {
    const risks = [{ ...SHAKY, ways: 2 }];
    const { share } = regionAvailability({ zones: 3, neededZones: 2, risks });
    expect(share).toBeCloseTo(0.99 ** 3 + 3 * 0.99 ** 2 * 0.01, 12);
  });
  it('knows no ways that are common in part', () => {
    const risks = [{ ...SHAKY, commonShare: 0.5, ways: 2 }];
    expect(() => regionAvailability({ zones: 3, neededZones: 2, risks })).toThrow('ways');
  });
});

// Barlow and Proschan 1975, "Statistical Theory of Reliability and Life Testing", chapter 2; Fleming 1975 (beta factor).
describe('regionAvailability against simulation', () => {
  const models: readonly (readonly [string, AvailabilityModel])[] = [
    ['2 of 3 zones', { zones: 3, neededZones: 2, risks: [SHAKY] }],
    [
      'common causes',
      {
        zones: 4,
        neededZones: 2,
        risks: [
          { ...SHAKY, commonShare: 0.3 },
          { name: 'grid', mtbfHours: 400, mttrHours: 8, commonShare: 0.5 },
          { name: 'flood plain', mtbfHours: 900, mttrHours: 40, commonShare: 1, zones: [1, 2] },
        ],
      },
    ],
    [
      'power feed, grid and cables',
      {
        zones: 3,
        neededZones: 2,
        risks: [
          { name: 'power feed', mtbfHours: 300, mttrHours: 6, commonShare: 0 },
          { name: 'grid', mtbfHours: 200, mttrHours: 4, commonShare: 0.2 },
          { name: 'cables', mtbfHours: 150, mttrHours: 40, commonShare: 1, ways: 3 },
        ],
      },
    ],
  ];
  it.each(models)('%s lies in the interval of replications, at 99 percent', (label, model) => {
    const shares = Array.from({ length: 25 }, (_, replication) => {
      const run = { hours: 10 * HOURS_PER_YEAR, seed: 'uptime', label: `${label} ${replication}` };
      return simulateUptime(model, run).upShare;
    });
    const closed = regionAvailability(model).share;
    expect(containsTruth(meanEstimate(shares, 0.99), closed)).toBe(true);
  });
  it('tells the same history for the same seed and label', () => {
    const run = { hours: 10_000, seed: 'uptime', label: 'twice' };
    const model = { zones: 3, neededZones: 2, risks: [SHAKY] };
    expect(simulateUptime(model, run)).toEqual(simulateUptime(model, run));
    expect(simulateUptime(model, run).outages).toBeGreaterThan(0);
  });
});

describe('laws of availability', () => {
  const risk = fc.record({
    name: fc.constant('risk'),
    mtbfHours: fc.double({ min: 1, max: 1e5, noNaN: true }),
    mttrHours: fc.double({ min: 0, max: 1e3, noNaN: true }),
    commonShare: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const models = fc
    .record({
      zones: fc.integer({ min: 1, max: 6 }),
      needed: fc.double({ min: 0, max: 1, noNaN: true }),
      risks: fc.array(risk, { maxLength: 4 }),
    })
    .map(({ zones, needed, risks }) => ({
      zones,
      neededZones: Math.max(1, Math.ceil(needed * zones)),
      risks,
    }));
  test.prop([models], { seed: 4 })('needing one zone more never raises availability', (model) => {
    const { share } = regionAvailability(model);
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1 + 1e-12);
    if (model.neededZones < model.zones) {
      const stricter = { ...model, neededZones: model.neededZones + 1 };
      expect(regionAvailability(stricter).share).toBeLessThanOrEqual(share + 1e-12);
    }
  });
  test.prop([models], { seed: 4 })('losing a zone for good never raises availability', (model) => {
    fc.pre(model.zones > 1 && model.neededZones < model.zones);
    const fewer = { ...model, zones: model.zones - 1 };
    const { share } = regionAvailability(model);
    expect(regionAvailability(fewer).share).toBeLessThanOrEqual(share + 1e-12);
  });
  test.prop([models, fc.nat()], { seed: 4 })('relabeling zones changes nothing', (model, turn) => {
    const reach = [0, Math.min(1, model.zones - 1)];
    const hazard = { name: 'hazard', mtbfHours: 100, mttrHours: 10, commonShare: 0.5 };
    const at = (zones: number[]) =>
      regionAvailability({ ...model, risks: [...model.risks, { ...hazard, zones }] }).share;
    const unique = [...new Set(reach)];
    const turned = unique.map((zone) => (zone + turn) % model.zones);
    expect(at(turned)).toBeCloseTo(at(unique), 12);
  });
});
