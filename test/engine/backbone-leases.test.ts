import { describe, expect, it } from 'vitest';
import { backboneLeases } from '../../src/engine/backbone-leases.ts';
import { rttModel } from '../../src/network/rtt-model.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const today = rttModel(world, { asOf: '2025-01-01' });
const place = (id: string) => {
  const city = world.cities.find((each) => each.id === id);
  if (!city) throw new Error(`no ${id}`);
  return city;
};
const riyadh = place('SA/Riyadh');
const fleet = [place('BH/Manama'), place('DE/Frankfurt'), place('US/New York')];

describe('backboneLeases', () => {
  it('leads to the two nearest regions of the fleet, half of the capacity each', () => {
    const [leases] = backboneLeases(today, { sites: [riyadh], fleet });
    expect(leases.map(({ capacityShare }) => capacityShare)).toEqual([0.5, 0.5]);
    // Riyadh to Manama is 430 km, to Frankfurt 4,350 km over the great circle.
    expect(leases[0].lengthKm).toBeGreaterThan(430);
    expect(leases[0].lengthKm).toBeLessThan(1000);
    expect(leases[1].lengthKm).toBeGreaterThan(4350);
    expect(leases[1].lengthKm).toBeLessThan(10_000);
  });

  it('takes the way around when a cable is cut', () => {
    const sites = [place('IN/Mumbai')];
    const far = [place('FR/Marseille'), place('DE/Frankfurt')];
    const length = (cuts: readonly string[]) =>
      backboneLeases(rttModel(world, { asOf: '2025-01-01', cuts }), { sites, fleet: far })[0][0]
        .lengthKm;
    expect(length(['Red Sea'])).toBeGreaterThan(length([]));
  });

  it('leads to large exchanges where the provider has no regions', () => {
    const [leases] = backboneLeases(today, { sites: [riyadh], fleet: [] });
    expect(leases).toHaveLength(2);
  });
});
