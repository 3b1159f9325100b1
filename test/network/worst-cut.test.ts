import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { cableDependence } from '../../src/network/cable-dependence.ts';
import { grownRoutes } from '../../src/network/grown-routes.ts';
import { placesOf, rttMatrix, type RttProfile } from '../../src/network/rtt-matrix.ts';
import { rttModel, type RttModel } from '../../src/network/rtt-model.ts';
import type { SiteDemand } from '../../src/network/route-demand.ts';
import { worstCut } from '../../src/network/worst-cut.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const model = rttModel(world);
const hub = fc.constantFrom(...world.backbone.hubs.keys());
const profile = fc.constantFrom<RttProfile>('cloud', 'public');
const SATELLITE_RTT_MS = 600;

/** The demand-weighted mean by brute force: all routes of the model. */
function meanMs(of: RttModel, { site, demand, profile }: SiteDemand): number {
  const { rttMs } = rttMatrix(of, { from: placesOf(demand), to: placesOf([site]), profile });
  const weight = demand.reduce((sum, place) => sum + place.weight, 0);
  const sum = demand.reduce(
    (total, place, i) =>
      total + place.weight * (rttMs[i] === Infinity ? SATELLITE_RTT_MS : rttMs[i]),
    0,
  );
  return sum / weight;
}

describe('routes grown when asked for', () => {
  const cut = rttModel(world, { cuts: ['Red Sea', 'SEA-ME-WE 5'] });
  const grownOf = (profile: RttProfile) => {
    const { graph, peering } = cut.network(profile);
    return grownRoutes({ graph, groups: cut.groups, ...(peering && { peering }) });
  };
  const grown = { cloud: grownOf('cloud'), public: grownOf('public') };

  test.prop([hub, hub, profile], { seed: 31, numRuns: 3000 })(
    'are those that are worked out all at once',
    (a, b, profile) => {
      const { routes } = cut.network(profile);
      const ms = routes.rttMs[a * routes.count + b];
      const grownMs = grown[profile](a, b);
      if (ms === Infinity) expect(grownMs).toBe(Infinity);
      else expect(grownMs).toBeCloseTo(ms, 9);
    },
  );
});

describe('worstCut', () => {
  const demand = world.cities
    .filter((_, i) => i % 25 === 0)
    .map((city) => ({ ...city, weight: city.population.value }));

  it.each([
    ['KE/Nairobi', 'public'],
    ['NZ/Auckland', 'cloud'],
  ] as const)(
    'of %s is no less than what losing each of the busiest does, all routes worked out',
    (id, profile) => {
      const site = world.cities.find((city) => city.id === id);
      if (site === undefined) throw new Error(`no ${id}`);
      const query = { site, demand, profile };
      const worst = worstCut(model, query);
      const afterLosing = (name: string) => meanMs(rttModel(world, { cuts: [name] }), query);
      expect(worst.rttMs).toBeCloseTo(meanMs(model, query), 9);
      expect(worst.rttMsAfter).toBeCloseTo(afterLosing(worst.cut ?? ''), 9);
      for (const { name } of cableDependence(model, query).slice(0, 3)) {
        expect(worst.rttMsAfter).toBeGreaterThanOrEqual(afterLosing(name) - 1e-9);
      }
    },
  );

  it('sends what it cuts off by satellite, and says how much that is', () => {
    const at = (id: string) => {
      const found = world.cities.find((city) => city.id === id);
      if (found === undefined) throw new Error(`no ${id}`);
      return found;
    };
    const worst = worstCut(model, {
      site: at('AU/Sydney'),
      demand: [
        { ...at('TO/Nukualofa'), weight: 1 },
        { ...at('AU/Melbourne'), weight: 3 },
      ],
      profile: 'public',
    });
    expect(worst.cut).toBe('Tonga Cable');
    expect(worst.lostShare).toBeCloseTo(0.25, 12);
    expect(worst.rttMsAfter).toBeGreaterThan(SATELLITE_RTT_MS / 4);
  });
});
