import { describe, expect, it } from 'vitest';
import { isOnLand, landOf, loadBorders } from '../../src/world/check/borders.ts';
import { capitalsAgree } from '../../src/world/check/capitals.ts';
import { runWorldChecks } from '../../src/world/check/check-world.ts';
import { noDuplicates, noTwinCities } from '../../src/world/check/duplicates.ts';
import type { WorldCheck } from '../../src/world/check/finding.ts';
import { measurementsObeyLight } from '../../src/world/check/light.ts';
import { nearestRegionsOfCapitals } from '../../src/world/check/nearest-regions.ts';
import { citiesFitCountries } from '../../src/world/check/people.ts';
import { placesInCountries } from '../../src/world/check/places-in-countries.ts';
import { everyValueSourced } from '../../src/world/check/provenance.ts';
import { boundsHoldValues, valuesInRange } from '../../src/world/check/ranges.ts';
import { regionsPlausible } from '../../src/world/check/regions.ts';
import { loadWorld } from '../../src/world/load.ts';
import type {
  City,
  CloudRegion,
  Coordinates,
  CostParameter,
  Fact,
  Provenance,
  World,
} from '../../src/world/types.ts';

const world = loadWorld();

const withRegion = (id: string, change: Partial<CloudRegion>): World => ({
  ...world,
  regions: world.regions.map((it) => (it.id === id ? { ...it, ...change } : it)),
});
const withCity = (id: string, change: Partial<City>): World => ({
  ...world,
  cities: world.cities.map((it) => (it.id === id ? { ...it, ...change } : it)),
});
const placeOf = (id: string): Coordinates => {
  const city = world.cities.find((it) => it.id === id);
  if (!city) throw new Error(`no city ${id}`);
  return { latDeg: city.latDeg, lonDeg: city.lonDeg };
};
const withCostParameter = (id: string, change: Partial<CostParameter>): World => {
  const found = world.costParameters.get(id);
  if (!found) throw new Error(`no cost parameter ${id}`);
  return {
    ...world,
    costParameters: new Map([...world.costParameters, [id, { ...found, ...change }]]),
  };
};
const [PARAMETER] = world.costParameters.values();
const BOOK: Provenance = { source: 'a book', year: 2025, confidence: 'high' };
const fact = (value: number): Fact => ({ value, ...BOOK });
const said = (value: string): Fact<string> => ({ value, ...BOOK });

describe('checkWorld', () => {
  it('finds nothing in the world as shipped, and looks at everything', () => {
    const results = runWorldChecks(world);
    expect(results.flatMap(({ findings }) => findings)).toEqual([]);
    const hubsOnLand = world.backbone.hubs.filter(({ country }) => country !== undefined);
    const looked = new Map(results.map(({ check, checked }) => [check, checked]));
    expect(looked.get('places-in-countries')).toBe(
      world.cities.length + world.regions.length + hubsOnLand.length,
    );
    expect(looked.get('nearest-regions')).toBe(40);
    expect(looked.get('measurements-obey-light')).toBe(world.rttMeasurements.from.length);
    expect(looked.get('links-have-their-length')).toBe(world.backbone.links.length);
  });

  it('catches a latitude with its sign lost, on the map and by the capitals nearby', () => {
    const { latDeg } = placeOf('ID/Jakarta');
    const broken = withRegion('alibaba:ap-southeast-5', { latDeg: -latDeg });
    const [fault, ...others] = placesInCountries.run(broken).faults;
    expect(others).toEqual([]);
    expect(fault.row).toBe('regions alibaba:ap-southeast-5');
    expect(fault.message).toMatch(/^lies \d+ km outside of Indonesia \(6\.2088, 106\.8456\)$/);
    expect(nearestRegionsOfCapitals.run(broken).faults.map(({ row }) => row)).toContain(
      'countries ID',
    );
  });

  it('would catch the lost sign of any place, but where the country reaches over the equator', () => {
    const borders = loadBorders();
    const missed = [...world.cities, ...world.regions].filter((place) => {
      const country = world.countries.get(place.country);
      const lands = country ? landOf(borders, country) : [];
      return isOnLand({ ...place, latDeg: -place.latDeg }, lands);
    });
    const countries = new Set(missed.map(({ country }) => country));
    expect([...countries].sort()).toEqual(['BR', 'CD', 'EC', 'GA', 'ID', 'KE', 'UG']);
    expect(missed.length / (world.cities.length + world.regions.length)).toBeLessThan(0.03);
  });

  it('catches latitude and longitude swapped', () => {
    const { latDeg, lonDeg } = placeOf('JP/Tokyo');
    const broken = withCity('JP/Tokyo', { latDeg: lonDeg, lonDeg: latDeg });
    for (const { run } of [placesInCountries, capitalsAgree, valuesInRange]) {
      expect(run(broken).faults).toHaveLength(1);
    }
  });

  it.each<[WorldCheck, World]>([
    [regionsPlausible, withRegion('aws:us-east-1', { zones: undefined })],
    [regionsPlausible, withRegion('aws:us-east-1', { zones: fact(0) })],
    [regionsPlausible, withRegion('aws:us-east-1', { launched: said('1999') })],
    [regionsPlausible, withRegion('aws:us-east-1', { launched: said('2027-01') })],
    [regionsPlausible, withRegion('alibaba:ap-south-1', { closed: undefined })],
    [regionsPlausible, withRegion('alibaba:ap-south-1', { closed: said('2017') })],
    [noDuplicates, { ...world, cities: [...world.cities, world.cities[0]] }],
    [noTwinCities, withCity('JP/Osaka', placeOf('JP/Nagoya'))],
    [valuesInRange, withRegion('aws:us-east-1', { latDeg: Number.NaN })],
    [everyValueSourced, withCity('JP/Tokyo', { population: { ...fact(37e6), source: '' } })],
    [
      everyValueSourced,
      withCity('JP/Tokyo', { population: { ...fact(37e6), source: 'from memory' } }),
    ],
    [boundsHoldValues, withCostParameter(PARAMETER.id, { low: PARAMETER.value + 1 })],
    [boundsHoldValues, withCostParameter(PARAMETER.id, { high: PARAMETER.value - 1 })],
    [citiesFitCountries, withCity('IS/Reykjavík', { population: fact(4e6) })],
  ])('has checks that can fail: $check', ({ run }, broken) => {
    expect(run(world).faults).toEqual([]);
    expect(run(broken).faults).toHaveLength(1);
  });

  it('catches a region that measured round trips put elsewhere', () => {
    // Doha for Sydney: every round trip to Asia and Oceania would beat light.
    const { latDeg, lonDeg } = placeOf('QA/Doha');
    const faults = measurementsObeyLight.run(
      withRegion('azure:australiaeast', { latDeg, lonDeg }),
    ).faults;
    expect(faults.length).toBeGreaterThan(20);
    expect(faults.every(({ row }) => row.includes('azure:australiaeast'))).toBe(true);
  });

  it('takes a check that looked at nothing for a finding', () => {
    const results = runWorldChecks({
      ...world,
      cities: [],
      regions: [],
      backbone: { ...world.backbone, hubs: [] },
    });
    const border = results.find(({ check }) => check === 'places-in-countries');
    expect(border?.findings.map(({ message }) => message)).toEqual([
      'looked at nothing, so it proved nothing',
    ]);
  });
});
