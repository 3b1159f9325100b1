import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { greatCircleKm } from '../../src/math/great-circle.ts';
import { isOnLand, landOf, loadLand, type CountryLand } from '../../src/region/coastline.ts';
import { zoneLayout } from '../../src/region/zone-layout.ts';
import { zoneLinks, zoneRttMatrix, zoneRttMs } from '../../src/region/zone-links.ts';

const RIYADH = { latDeg: 24.7136, lonDeg: 46.6753 };
const SINGAPORE = { latDeg: 1.3521, lonDeg: 103.8198 };
const MUMBAI = { latDeg: 19.076, lonDeg: 72.8777 };
const MID_OCEAN = { latDeg: -30, lonDeg: -25 };

let land: readonly CountryLand[];
beforeAll(async () => {
  land = await loadLand();
});

describe('loadLand', () => {
  it('knows whose land a place is, and the sea', () => {
    expect(landOf(land, [RIYADH])?.name).toBe('Saudi Arabia');
    expect(landOf(land, [MID_OCEAN, SINGAPORE])?.name).toBe('Singapore');
    expect(landOf(land, [MID_OCEAN])).toBeUndefined();
  });
});

describe('zoneLayout', () => {
  it('sets three zones inland at exactly the spacing, on a ring around the metro', () => {
    const layout = zoneLayout(RIYADH, { zones: 3, zoneSpacingKm: 30 }, land);
    expect(layout.isCramped).toBe(false);
    expect(layout.smallestSpacingKm).toBeCloseTo(30, 2);
    expect(layout.zones.map(({ id }) => id)).toEqual(['z1', 'z2', 'z3']);
    expect(layout.zones.map(({ bearingDeg }) => bearingDeg)).toEqual([0, 120, 240]);
    for (const zone of layout.zones) {
      expect(greatCircleKm(RIYADH, zone)).toBeCloseTo(zone.distanceKm, 6);
    }
  });
  it('keeps every zone of a coastal metro on its land', () => {
    const layout = zoneLayout(MUMBAI, { zones: 3, zoneSpacingKm: 60 }, land);
    const india = land.find(({ name }) => name === 'India');
    expect(india && layout.zones.every((zone) => isOnLand(india, zone))).toBe(true);
    expect(layout.smallestSpacingKm).toBeGreaterThan(59);
  });
  it('says that a city state is cramped, and stays inside it', () => {
    const layout = zoneLayout(SINGAPORE, { zones: 3, zoneSpacingKm: 60 }, land);
    const singapore = land.find(({ name }) => name === 'Singapore');
    expect(layout.isCramped).toBe(true);
    expect(singapore && layout.zones.every((zone) => isOnLand(singapore, zone))).toBe(true);
  });
  it('has one zone in the center and nothing between', () => {
    const layout = zoneLayout(RIYADH, { zones: 1, zoneSpacingKm: 30 }, land);
    expect(layout.zones).toHaveLength(1);
    expect(layout.zones[0].distanceKm).toBe(0);
    expect(layout).not.toHaveProperty('smallestSpacingKm');
    expect(zoneLinks(layout.zones, 100)).toEqual([]);
  });

  const wish = fc.record({
    zones: fc.integer({ min: 1, max: 6 }),
    zoneSpacingKm: fc.double({ min: 5, max: 100, noNaN: true }),
  });
  test.prop([wish], { seed: 4, numRuns: 40 })(
    'gives the wished number of zones, never nearer than asked unless it says so',
    (wished) => {
      for (const metro of [RIYADH, MUMBAI, SINGAPORE, MID_OCEAN]) {
        const layout = zoneLayout(metro, wished, land);
        expect(layout.zones).toHaveLength(wished.zones);
        const spacing = layout.smallestSpacingKm ?? Infinity;
        expect(layout.isCramped || spacing >= wished.zoneSpacingKm * 0.99).toBe(true);
      }
    },
  );
});

describe('zoneLinks', () => {
  it('is the law of light with a detour: never below the fiber of the great circle, growing with distance', () => {
    expect(zoneRttMs(0)).toBeCloseTo(0.25, 12);
    for (const km of [1, 10, 50, 100, 200]) {
      expect(zoneRttMs(km)).toBeGreaterThan((2 * km * 1.468) / 299.792458);
      expect(zoneRttMs(km)).toBeGreaterThan(zoneRttMs(km * 0.9));
    }
  });
  it('fills a symmetric matrix from one link a pair', () => {
    const { zones } = zoneLayout(RIYADH, { zones: 4, zoneSpacingKm: 40 }, land);
    const links = zoneLinks(zones, 400);
    expect(links.map(({ from, to }) => `${from}${to}`)).toEqual([
      '01',
      '02',
      '03',
      '12',
      '13',
      '23',
    ]);
    const rttMs = zoneRttMatrix(zones, links);
    expect(rttMs[1 * 4 + 2]).toBe(rttMs[2 * 4 + 1]);
    expect(rttMs[0 * 4 + 2]).toBeGreaterThan(rttMs[0 * 4 + 1]);
    expect([0, 5, 10, 15].map((at) => rttMs[at])).toEqual([0.1, 0.1, 0.1, 0.1]);
  });
});
