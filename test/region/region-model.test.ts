import { beforeAll, describe, expect, it } from 'vitest';
import { cableRisk } from '../../src/region/cable-risk.ts';
import { loadLand, type CountryLand } from '../../src/region/coastline.ts';
import { metroSpacingKm } from '../../src/region/metro-spacing.ts';
import { recoveries } from '../../src/region/recovery.ts';
import {
  commitLatencies,
  existingShape,
  neededZonesOf,
  regionModel,
  type RegionShape,
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
const RIYADH: RegionShape = {
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
const modelOf = (shape: RegionShape, iso2 = 'SA') =>
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
  const risksOf = (iso2: string, cableWays = { ways: 3, seaKm: 500, landKm: 100 }) =>
    usualRisks({
      country: world.countries.get(iso2),
      zones: modelOf(RIYADH).layout.zones,
      cableWays,
    });
  const named = (part: string, iso2 = 'SA') => {
    const found = risksOf(iso2).find(({ name }) => name.includes(part));
    if (found === undefined) throw new Error(`no ${part}`);
    return found;
  };
  it('keeps the power feed of a zone and the grid of all zones apart', () => {
    expect(named('power feed').commonShare).toBe(0);
    expect(named('grid').commonShare).toBeGreaterThan(0);
    // 53 % with an outage in three years, a tenth of them severe, 54 % of those by power.
    expect(8766 / named('power feed').mtbfHours).toBeCloseTo(0.0136, 4);
    // A bad grid strikes more often; a zone's own transformers do not know of it.
    expect(named('grid', 'NG').mtbfHours).toBeLessThan(named('grid').mtbfHours);
    expect(named('power feed', 'NG').mtbfHours).toBe(named('power feed').mtbfHours);
  });
  it('takes all zones when all cables are cut, and none where nothing is known of cables', () => {
    expect(named('cables')).toMatchObject({ commonShare: 1, ways: 3 });
    const unknown = usualRisks({ country: undefined, zones: [] });
    expect(unknown.some(({ name }) => name.includes('cables'))).toBe(false);
  });
  it('says of every rate where it comes from', () => {
    for (const { provenance } of risksOf('SA')) {
      expect(provenance?.source).not.toBe('');
      expect(provenance?.year).toBeGreaterThan(2000);
      expect(provenance?.confidence).toBe('low');
    }
  });
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
    // A tenth of a degree is 11.1 km, beyond the reach of 10 km.
    expect(hazardGroups([at('z1', 24), at('z2', 24.1)])).toEqual([[0], [1]]);
    const hazards = usualRisks({ country: undefined, zones }).filter(({ name }) =>
      name.includes('hazard'),
    );
    expect(hazards.map(({ commonShare, zones: reach }) => [commonShare, reach])).toEqual([
      [0, [1]],
      [1, [0, 2, 3]],
    ]);
  });
});

describe('cableRisk', () => {
  it('adds the rates of stretches at sea and on land, and repairs as what failed most', () => {
    const sea = cableRisk({ ways: 4, seaKm: 1000, landKm: 0 });
    expect(8766 / sea.mtbfHours).toBeCloseTo(175 / 1700, 12);
    expect(sea.mttrHours).toBe(600);
    const land = cableRisk({ ways: 4, seaKm: 0, landKm: 1609 });
    expect(8766 / land.mtbfHours).toBeCloseTo(4.39, 12);
    const both = cableRisk({ ways: 4, seaKm: 1000, landKm: 1609 });
    expect(1 / both.mtbfHours).toBeCloseTo(1 / sea.mtbfHours + 1 / land.mtbfHours, 12);
    expect(both.mttrHours).toBeCloseTo(((600 * 175) / 1700 + 12 * 4.39) / (175 / 1700 + 4.39), 9);
  });
  it('counts two ways at least, and a metro on fewer ways is less available', () => {
    const shareOf = (ways: number) =>
      modelOf({ ...RIYADH, cableWays: { ways, seaKm: 2000, landKm: 0 } }).availability.share;
    expect(cableRisk({ ways: 1, seaKm: 100, landKm: 0 }).ways).toBe(2);
    expect(shareOf(1)).toBe(shareOf(2));
    expect(shareOf(2)).toBeLessThan(shareOf(3));
    expect(shareOf(3)).toBeLessThan(modelOf(RIYADH).availability.share);
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
