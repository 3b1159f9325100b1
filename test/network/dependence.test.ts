import { describe, expect, it } from 'vitest';
import { cableDependence, disjointRoutes } from '../../src/network/cable-dependence.ts';
import { neighborDependence } from '../../src/network/neighbor-dependence.ts';
import { rttModel } from '../../src/network/rtt-model.ts';
import { worstCut } from '../../src/network/worst-cut.ts';
import { loadWorld } from '../../src/world/load.ts';
import { cityOf } from './cities.ts';

const world = loadWorld();
const model = rttModel(world);

const mumbai = cityOf('IN/Mumbai');
const frankfurt = cityOf('DE/Frankfurt');

describe('neighborDependence', () => {
  it('is nearly whole for a landlocked country with one gateway, and nearly none for an island', () => {
    expect(neighborDependence(model, { place: cityOf('UG/Kampala') })).toMatchObject({
      neighbor: 'KE',
      share: expect.closeTo(0.98, 1) as number,
    });
    expect(neighborDependence(model, { place: cityOf('JP/Tokyo') }).share).toBe(0);
  });

  it('follows the weights of the countries', () => {
    const onlyMexico = (country: string) => Number(country === 'MX');
    const dallas = { place: cityOf('US/Dallas'), weightOf: onlyMexico };
    expect(neighborDependence(model, dallas)).toEqual({ neighbor: 'MX', share: 1 });
  });
});

describe('cableDependence', () => {
  const query = {
    site: mumbai,
    demand: [
      { ...frankfurt, weight: 3 },
      { ...cityOf('SG/Singapore'), weight: 1 },
    ],
    profile: 'cloud',
  } as const;

  it('puts the share of demand behind a chokepoint wholly on it', () => {
    const shares = new Map(cableDependence(model, query).map(({ name, share }) => [name, share]));
    expect(shares.get('Red Sea')).toBeCloseTo(0.75);
    expect(shares.get('Egypt land crossing')).toBeCloseTo(0.75);
    expect(shares.get('Malacca Strait')).toBeCloseTo(0.25);
  });

  it('keeps shares when all weights are scaled, and never exceeds one', () => {
    const scaled = {
      ...query,
      demand: query.demand.map((it) => ({ ...it, weight: it.weight * 7 })),
    };
    const before = cableDependence(model, query);
    cableDependence(model, scaled).forEach(({ name, share }, i) => {
      expect(name).toBe(before[i].name);
      expect(share).toBeCloseTo(before[i].share, 12);
      expect(share).toBeLessThanOrEqual(1 + 1e-12);
    });
  });

  it('finds the worst loss: it is one of what carries demand, and lengthens the mean', () => {
    const worst = worstCut(model, query);
    const names = cableDependence(model, query).map(({ name }) => name);
    expect(names).toContain(worst.cut);
    expect(worst.rttMsAfter).toBeGreaterThan(worst.rttMs + 10);
  });
});

describe('disjointRoutes', () => {
  it('counts more ways out of Frankfurt than out of Kampala', () => {
    const count = (id: string) => disjointRoutes(model, cityOf(id)).map(({ routes }) => routes);
    expect(Math.min(...count('DE/Frankfurt'))).toBeGreaterThan(Math.max(...count('UG/Kampala')));
    expect(Math.min(...count('UG/Kampala'))).toBeGreaterThanOrEqual(1);
  });

  it('loses ways when links are cut', () => {
    const routes = (of: typeof model) =>
      disjointRoutes(of, cityOf('UG/Kampala')).reduce((sum, it) => sum + it.routes, 0);
    expect(routes(rttModel(world, { cuts: ['EBB-NBO'] }))).toBeLessThan(routes(model));
  });
});
