import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { greatCircleKm } from '../../src/math/great-circle.ts';
import { fiberRttMs } from '../../src/network/fiber.ts';
import { rttEstimate } from '../../src/network/rtt-estimate.ts';
import { placesOf, rttMatrix, type RttProfile } from '../../src/network/rtt-matrix.ts';
import { rttModel, type RttModel } from '../../src/network/rtt-model.ts';
import { rttPairs } from '../../src/network/rtt-pairs.ts';
import { loadWorld } from '../../src/world/load.ts';
import { cityOf } from './cities.ts';

const world = loadWorld();
const model = rttModel(world);
const city = fc.constantFrom(...world.cities);
const profile = fc.constantFrom<RttProfile>('cloud', 'public');
const hub = fc.constantFrom(
  ...world.backbone.hubs.flatMap(({ country, ...it }) =>
    country === undefined ? [] : [{ ...it, country }],
  ),
);
const anywhere = fc.record({
  latDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  lonDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  country: fc.constantFrom('', ...world.countries.keys()),
});

function rttMs(
  from: { latDeg: number; lonDeg: number; country: string },
  to: { latDeg: number; lonDeg: number; country: string },
  { profile, of = model }: { profile: RttProfile; of?: RttModel },
): number {
  return rttMatrix(of, { from: placesOf([from]), to: placesOf([to]), profile }).rttMs[0];
}

describe('a round trip', () => {
  test.prop([anywhere, anywhere, profile], { seed: 11, numRuns: 300 })(
    'is never faster than light in fiber over the great circle, and never zero',
    (a, b, profile) => {
      const ms = rttMs(a, b, { profile });
      expect(ms).toBeGreaterThan(0.5);
      expect(ms).toBeGreaterThanOrEqual(fiberRttMs(greatCircleKm(a, b)));
    },
  );

  test.prop([anywhere, anywhere, profile], { seed: 12, numRuns: 200 })(
    'is the same both ways',
    (a, b, profile) => {
      expect(rttMs(a, b, { profile })).toBeCloseTo(rttMs(b, a, { profile }), 9);
    },
  );

  test.prop([hub, hub, hub, profile], { seed: 13, numRuns: 400 })(
    'obeys the triangle inequality through every hub that carries transit',
    (a, via, b, profile) => {
      fc.pre(!world.backbone.transitRules.has(via.country));
      const detour = rttMs(a, via, { profile }) + rttMs(via, b, { profile });
      expect(rttMs(a, b, { profile })).toBeLessThanOrEqual(detour + 1e-9);
    },
  );

  it('inside one metro is short and not zero', () => {
    const { rttMs } = rttMatrix(model, {
      from: placesOf(world.cities),
      to: placesOf(world.cities.slice(0, 1)),
      profile: 'cloud',
    });
    expect(rttMs[0]).toBeGreaterThan(1);
    expect(rttMs[0]).toBeLessThan(3);
  });

  it('exists between every city and every region of the tables', () => {
    for (const profile of ['cloud', 'public'] as const) {
      const matrix = rttMatrix(model, {
        from: placesOf(world.cities),
        to: placesOf(world.regions),
        profile,
      });
      expect(matrix.rttMs.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('the ways to ask', () => {
  test.prop([city, city, profile], { seed: 14, numRuns: 100 })(
    'matrix, pairs and estimate give the same numbers, and the hops add up to them',
    (a, b, profile) => {
      const from = placesOf([a]);
      const to = placesOf([b]);
      const matrix = rttMatrix(model, { from, to, profile });
      const pairs = rttPairs(model, { from, to, profile });
      const estimate = rttEstimate(model, { from: a, to: b, profile });
      expect(pairs.rttMs[0]).toBeCloseTo(matrix.rttMs[0], 9);
      expect(estimate.rttMs).toBeCloseTo(matrix.rttMs[0], 9);
      expect(estimate.rttMsP95).toBeCloseTo(matrix.rttMsP95At(0, 0), 9);
      expect(estimate.lowMs).toBeCloseTo(matrix.bandAt(0, 0).lowMs, 6);
      expect(estimate.pathKm).toBeCloseTo(pairs.pathKm[0], 6);
      const hopsMs = estimate.hops.reduce((sum, hop) => sum + hop.rttMs, 0);
      expect(hopsMs).toBeLessThanOrEqual(estimate.rttMs + 1e-9);
      expect(estimate.lowMs).toBeLessThanOrEqual(estimate.rttMs);
      expect(estimate.highMs).toBeGreaterThanOrEqual(estimate.rttMs);
      expect(estimate.rttMsP95).toBeGreaterThan(estimate.rttMs);
    },
  );

  test.prop([fc.shuffledSubarray(world.cities.slice(0, 40), { minLength: 5 })], {
    seed: 15,
    numRuns: 10,
  })('permuting the sites permutes the columns', (sites) => {
    const from = placesOf(world.cities.slice(0, 20));
    const whole = rttMatrix(model, { from, to: placesOf(sites), profile: 'public' });
    const turned = rttMatrix(model, {
      from,
      to: placesOf(sites.toReversed()),
      profile: 'public',
    });
    for (let i = 0; i < from.count; i++) {
      const row = whole.rttMs.slice(i * sites.length, (i + 1) * sites.length);
      expect(turned.rttMs.slice(i * sites.length, (i + 1) * sites.length)).toEqual(row.reverse());
    }
  });

  it('users behind an access network wait longer by what their country adds', () => {
    const query = {
      from: placesOf(world.cities.slice(0, 50)),
      to: placesOf(world.regions.slice(0, 3)),
      profile: 'public',
    } as const;
    const bare = rttMatrix(model, query).rttMs;
    const users = rttMatrix(model, { ...query, hasAccess: true }).rttMs;
    world.cities.slice(0, 50).forEach(({ country }, i) => {
      const added = world.backbone.accessRttMs.get(country)?.value ?? NaN;
      expect(added).toBeGreaterThan(5);
      expect(users[i * 3] - bare[i * 3]).toBeCloseTo(added, 9);
    });
  });
});

describe('cuts', () => {
  const names = [...world.backbone.chokepoints.keys(), ...world.backbone.cables.keys()];
  const from = placesOf(world.cities.filter((_, i) => i % 25 === 0));

  test.prop([fc.constantFrom(...names), profile], { seed: 16, numRuns: 25 })(
    'never shorten a round trip',
    (cut, profile) => {
      const before = rttMatrix(model, { from, to: from, profile }).rttMs;
      const after = rttMatrix(rttModel(world, { cuts: [cut] }), { from, to: from, profile }).rttMs;
      expect(after.every((ms, at) => ms >= before[at] - 1e-9)).toBe(true);
    },
  );

  it('take the Red Sea off every route, and lengthen Mumbai to Frankfurt', () => {
    const cut = rttModel(world, { cuts: ['red sea'] });
    expect(cut.links.some(({ chokepoints }) => chokepoints.includes('Red Sea'))).toBe(false);
    const [mumbai, frankfurt] = ['IN/Mumbai', 'DE/Frankfurt'].map((id) => cityOf(id));
    const before = rttMs(mumbai, frankfurt, { profile: 'cloud' });
    const after = rttMs(mumbai, frankfurt, { profile: 'cloud', of: cut });
    expect(after).toBeGreaterThan(before + 30);
  });

  it('of a system leave the links that other systems run along', () => {
    const cut = rttModel(world, { cuts: ['MAREA', 'dunant'] });
    const left = cut.links.map(({ from, to }) => `${from}-${to}`);
    expect(left).not.toContain('BIO-VAB');
    expect(left).not.toContain('SHR-VAB');
    expect(left).toContain('BUD-NYC');
  });
});

describe('the day', () => {
  const year = fc.integer({ min: 2000, max: 2026 });

  test.prop([year], { seed: 17, numRuns: 27 })(
    'no link runs on cables that are not in service',
    (y) => {
      const { links } = rttModel(world, { asOf: String(y) });
      for (const { cables } of links) {
        if (cables.length === 0) continue;
        const alive = cables.filter((name) => {
          const cable = world.backbone.cables.get(name);
          return cable !== undefined && Number(cable.inServiceFrom) <= y;
        });
        expect(alive.length).toBeGreaterThan(0);
      }
    },
  );

  it('knows no Dunant in 2019, and has it in 2022', () => {
    const has = (asOf: string) =>
      rttModel(world, { asOf }).links.some(({ cables }) => cables.includes('Dunant'));
    expect(has('2019')).toBe(false);
    expect(has('2022')).toBe(true);
  });

  it('counts a cable of a year from the end of that year', () => {
    const has = (asOf: string) =>
      rttModel(world, { asOf }).links.some(({ cables }) => cables.includes('MAREA'));
    expect(has('2018-06')).toBe(false);
    expect(has('2018')).toBe(true);
  });
});
