import { beforeAll, describe, expect, it } from 'vitest';
import { loadLand, type CountryLand } from '../../src/region/coastline.ts';
import { metroSpacingKm } from '../../src/region/metro-spacing.ts';
import { recoveries } from '../../src/region/recovery.ts';
import {
  commitLatencies,
  existingShape,
  neededZonesOf,
  regionModel,
} from '../../src/region/region-model.ts';
import { copyZones, replicationLabel } from '../../src/region/replication.ts';
import {
  gridOutagesPerYear,
  hazardGroups,
  usualRisks,
  yearsBetweenDisasters,
} from '../../src/region/usual-risks.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const RIYADH = {
  latDeg: 24.7136,
  lonDeg: 46.6753,
  zones: 3,
  zoneSpacingKm: 40,
  interZoneGbps: 400,
};
let land: readonly CountryLand[];
beforeAll(async () => {
  land = await loadLand();
});
const modelOf = (shape: typeof RIYADH, iso2 = 'SA') =>
  regionModel(shape, world.countries.get(iso2), land);

describe('regionModel', () => {
  it('commits slower over wider zones, and slower the more copies must answer', () => {
    const near = commitLatencies(modelOf(RIYADH));
    const wide = commitLatencies(modelOf({ ...RIYADH, zoneSpacingKm: 80 }));
    const p95 = new Map(
      near.map(({ replication, latency }) => [replicationLabel(replication), latency.p95Ms]),
    );
    near.forEach(({ replication, latency }, at) => {
      const isLocal = replication.kind === 'asynchronous';
      expect(wide[at].latency.p95Ms > latency.p95Ms).toBe(!isLocal);
    });
    expect(p95.get('all of 3')).toBeGreaterThan(p95.get('quorum 2 of 3') ?? Infinity);
    expect(p95.get('quorum 2 of 3')).toBeGreaterThan(p95.get('asynchronous') ?? Infinity);
  });
  it('is more available with three zones than with one, and lies where providers promise', () => {
    const three = modelOf(RIYADH).availability;
    const one = modelOf({ ...RIYADH, zones: 1 }).availability;
    expect(three.share).toBeGreaterThan(0.9999);
    expect(three.share).toBeLessThan(0.99999);
    expect(one.share).toBeLessThan(three.share);
    expect(one.share).toBeCloseTo(one.zoneShare, 12);
  });
  it('is less available on a bad grid', () => {
    const shares = ['SA', 'NG'].map((iso2) => modelOf(RIYADH, iso2).availability.zoneShare);
    expect(shares[1]).toBeLessThan(shares[0]);
  });
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [6, 3],
  ])('of %d zones needs %d', (zones, needed) => {
    expect(neededZonesOf(zones)).toBe(needed);
  });
  it('gives existing regions their real zone count', () => {
    const region = world.regions.find(({ id }) => id === 'aws:us-east-1');
    expect(region?.zones?.value).toBe(6);
    const shape = region && existingShape(region, world, 400);
    expect(shape?.zones).toBe(6);
    expect(shape?.zoneSpacingKm).toBeLessThanOrEqual(100);
  });
});

describe('metroSpacingKm', () => {
  it('grows with the metro, and no two zones stand more than 100 km apart', () => {
    expect(metroSpacingKm(5e6, 3)).toBeGreaterThan(metroSpacingKm(1e6, 3));
    for (const zones of [2, 3, 4, 5, 6]) {
      const spacing = metroSpacingKm(40e6, zones);
      const widest =
        (spacing * Math.sin((Math.PI * Math.floor(zones / 2)) / zones)) / Math.sin(Math.PI / zones);
      expect(widest).toBeLessThan(100.001);
    }
  });
});

describe('usualRisks', () => {
  it('has its ends where it says', () => {
    expect(gridOutagesPerYear(0)).toBe(0.5);
    expect(gridOutagesPerYear(1)).toBe(50);
    expect(yearsBetweenDisasters(10)).toBe(10);
    expect(yearsBetweenDisasters(0)).toBe(1000);
  });
  it('takes zones on one flood plain together, the others one by one', () => {
    const at = (id: string, latDeg: number) => ({
      id,
      latDeg,
      lonDeg: 46,
      distanceKm: 0,
      bearingDeg: 0,
    });
    const zones = [at('z1', 24), at('z2', 25), at('z3', 24.08), at('z4', 24.16)];
    expect(hazardGroups(zones)).toEqual([[0, 2, 3], [1]]);
    const hazards = usualRisks(undefined, zones).filter(({ name }) => name.includes('hazard'));
    expect(hazards.map(({ commonShare, zones: reach }) => [commonShare, reach])).toEqual([
      [0, [1]],
      [1, [0, 2, 3]],
    ]);
  });
});

describe('recoveries', () => {
  it('loses no data with a zone when a commit waited for another, and some when none did', () => {
    const zoneLoss = (replication: Parameters<typeof recoveries>[0]['replication']) =>
      recoveries({ replication, zones: 3, standbyRttMs: 40 })[0];
    const quorum = zoneLoss({ kind: 'quorum', replicas: 3 });
    const all = zoneLoss({ kind: 'synchronous', copies: 2 });
    expect([quorum.rpoS, all.rpoS]).toEqual([0, 0]);
    expect(all.rtoS).toBeGreaterThan(quorum.rtoS);
    expect(zoneLoss({ kind: 'asynchronous' }).rpoS).toBeGreaterThan(0);
  });
  it('falls back on the last backup without a standby region, and a single zone is the region', () => {
    const [zone, region] = recoveries({ replication: { kind: 'quorum', replicas: 3 }, zones: 1 });
    expect(region.rpoS).toBe(86_400);
    expect({ ...zone, loss: 'region' }).toEqual(region);
  });
});

it('spreads copies over all zones before any gets a second', () => {
  expect(copyZones(5, 1, 3)).toEqual([1, 2, 0, 1, 2]);
  expect(copyZones(2, 0, 1)).toEqual([0, 0]);
});
