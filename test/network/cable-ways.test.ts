import { describe, expect, it } from 'vitest';
import { waysOut } from '../../src/network/cable-ways.ts';
import { rttModel } from '../../src/network/rtt-model.ts';
import { loadWorld } from '../../src/world/load.ts';
import { cityOf } from './cities.ts';

const world = loadWorld();
const model = rttModel(world);

describe('waysOut', () => {
  it('finds more ways out of Frankfurt than out of Kampala, which has no sea', () => {
    const kampala = waysOut(model, cityOf('UG/Kampala'));
    expect(waysOut(model, cityOf('DE/Frankfurt')).ways).toBeGreaterThan(kampala.ways);
    expect(kampala.seaKm).toBe(0);
    expect(kampala.landKm).toBeGreaterThan(100);
  });
  it('has the sea alone around an island', () => {
    const { seaKm, landKm } = waysOut(model, cityOf('TO/Nukualofa'));
    expect(seaKm).toBeGreaterThan(500);
    expect(landKm).toBe(0);
  });
  it('loses a way with a link that is cut', () => {
    const cut = rttModel(world, { cuts: ['EBB-NBO'] });
    const kampala = cityOf('UG/Kampala');
    expect(waysOut(cut, kampala).ways).toBeLessThan(waysOut(model, kampala).ways);
  });
});
