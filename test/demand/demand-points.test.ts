import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { demandPoints, type DemandQuery } from '../../src/demand/demand-points.ts';
import { PROGRAM_CEILING_SHARE, programUsdPerYear } from '../../src/demand/ecosystem-program.ts';
import type { Workload } from '../../src/demand/workload.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

function workload(id: string, demandShare: number): Workload {
  return {
    id,
    label: id,
    demandShare,
    latencyBudgetMs: 100,
    dataClass: 'personal',
    needsAccelerators: false,
  };
}

const query: DemandQuery = {
  workloads: [workload('web', 0.75), workload('batch', 0.25)],
  asOf: '2024-07-01',
  horizonYears: 0,
  growthPerYear: {},
  programs: [],
};

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('demand points', () => {
  it('spreads the world’s market of 2024, but for countries without a city, over cities', () => {
    const points = demandPoints(world, query);
    const dropped = sum(points.dropped.map(({ usdPerYear }) => usdPerYear ?? 0));
    // Synergy via CRN: 330.4 billion USD in 2024.
    expect((sum(points.usdPerYear) + dropped) / 330.4e9).toBeCloseTo(1, 3);
    expect(dropped / 330.4e9).toBeLessThan(0.001);
  });

  it('counts the demand of the countries asked for alone', () => {
    const only = demandPoints(world, { ...query, countries: ['CN', 'SG'] });
    expect([...only.countries.keys()].sort()).toEqual(['CN', 'SG']);
    expect(new Set(only.cities.map(({ country }) => country))).toEqual(new Set(['CN', 'SG']));
    expect(only.dropped).toEqual([]);
    const all = demandPoints(world, query);
    expect(only.countries.get('CN')).toEqual(all.countries.get('CN'));
  });

  it('drops no country in silence', () => {
    const { countries, dropped } = demandPoints(world, query);
    expect(countries.size + dropped.length).toBe(world.countries.size);
    expect(dropped.every(({ name, because }) => name !== '' && because.length > 0)).toBe(true);
  });

  it('splits by population within a country and by share over workloads', () => {
    const points = demandPoints(world, query);
    const usd = (name: string, w: number) => {
      const index = points.cities.findIndex(({ id }) => id === name);
      return points.usdPerYear[index * 2 + w];
    };
    const [riyadh, jeddah] = ['SA/Riyadh', 'SA/Jeddah'].map((id) =>
      world.cities.find((city) => city.id === id),
    );
    const ratio = (riyadh?.population.value ?? NaN) / (jeddah?.population.value ?? NaN);
    expect(usd('SA/Riyadh', 0) / usd('SA/Jeddah', 0)).toBeCloseTo(ratio, 9);
    expect(usd('SA/Riyadh', 0) / usd('SA/Riyadh', 1)).toBeCloseTo(3, 9);
  });

  it('grows each country by its own rate, then by the one for all, then by the world’s', () => {
    const later = { ...query, horizonYears: 4 };
    const total = (growthPerYear: Readonly<Record<string, number>>) =>
      demandPoints(world, { ...later, growthPerYear }).countries;
    const before = demandPoints(world, query).countries.get('SA')?.usdPerYear ?? NaN;
    expect(total({ SA: 0.1, '*': 0 }).get('SA')?.usdPerYear).toBeCloseTo(before * 1.21, 0);
    expect(total({ EG: 0.1, '*': 0 }).get('SA')?.usdPerYear).toBeCloseTo(before, 0);
    expect(total({}).get('SA')?.usdPerYear).toBeGreaterThan(before * 1.2);
  });

  it('adds what a program is assumed to bring, with its range, and no more than a fifth', () => {
    const program = {
      name: 'developers',
      country: 'SA',
      developers: 200_000,
      partners: 1000,
      startups: 2000,
      years: 5,
    };
    const half = programUsdPerYear(program, 2.5);
    expect(half.mid).toBe((200_000 * 120 + 1000 * 30_000 + 2000 * 8000) / 2);
    expect(half.low).toBe(0);
    const later = { ...query, horizonYears: 10 };
    const plain = demandPoints(world, later).countries.get('SA');
    const with_ = demandPoints(world, { ...later, programs: [program] }).countries.get('SA');
    expect((with_?.usdPerYear ?? 0) - (plain?.usdPerYear ?? 0)).toBeCloseTo(half.mid * 2, 0);
    const huge = { ...program, developers: 1e9 };
    const capped = demandPoints(world, { ...later, programs: [huge] }).countries.get('SA');
    expect((capped?.usdPerYear ?? 0) / (plain?.usdPerYear ?? 1)).toBeCloseTo(
      1 + PROGRAM_CEILING_SHARE,
      9,
    );
  });

  test.prop([fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 0, max: 15 })], {
    seed: 5,
    numRuns: 10,
  })(
    'the range of every country holds its middle, and a low confidence widens it',
    (year, horizonYears) => {
      const points = demandPoints(world, { ...query, asOf: `${year}-01-01`, horizonYears });
      const outside = [...points.countries.keys()].filter(
        (iso2) =>
          (points.lowFactor.get(iso2) ?? NaN) > 1 || (points.highFactor.get(iso2) ?? NaN) < 1,
      );
      expect(outside).toEqual([]);
      expect(points.lowFactor.get('KE')).toBeLessThanOrEqual(0.5);
    },
  );
});
