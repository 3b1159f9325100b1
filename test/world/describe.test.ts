import { describe, expect, it } from 'vitest';
import { describeTables } from '../../src/world/describe-tables.ts';
import { describeThing } from '../../src/world/describe.ts';
import { findInWorld } from '../../src/world/find.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

function described(text: string) {
  const [thing] = findInWorld(world, text).matches;
  return describeThing(world, thing);
}

describe('describeTables', () => {
  it('counts rows and rates quality', () => {
    const tables = new Map(describeTables(world).map((it) => [it.table, it]));
    expect(tables.get('cities')?.rows).toBe(world.cities.length);
    expect(tables.get('countries')?.rows).toBe(world.countries.size);
    for (const { oldestYear, newestYear, lowConfidenceShare, values, sources } of tables.values()) {
      expect(oldestYear).toBeLessThanOrEqual(newestYear);
      expect(lowConfidenceShare).toBeGreaterThanOrEqual(0);
      expect(lowConfidenceShare).toBeLessThanOrEqual(1);
      expect(sources).toBeLessThanOrEqual(values);
    }
  });

  it('takes the share of low confidence from the values', () => {
    const laws = describeTables(world).find(({ table }) => table === 'laws');
    const low = world.laws.filter(({ provenance }) => provenance.confidence === 'low');
    expect(laws?.lowConfidenceShare).toBe(low.length / world.laws.length);
  });
});

describe('describeThing', () => {
  it('gives each value of a country with its source', () => {
    const mexico = described('MX');
    const price = mexico.values.find(({ name }) => name === 'powerPriceUsdPerKwh');
    expect(price).toMatchObject({
      value: 0.095,
      unit: 'USD/kWh',
      year: 2024,
      confidence: 'medium',
    });
    expect(price?.source).toMatch(/BloombergNEF/);
    expect(mexico.related.map(({ title }) => title.split(' ')[0])).toEqual([
      'Laws',
      'Cities',
      'Regions',
    ]);
  });

  it('gives a city the nearest open region of every provider', () => {
    const riyadh = described('Riyadh');
    const rows = riyadh.related.flatMap(({ rows: own }) => own);
    expect(rows).toHaveLength(world.providers.size);
    expect(rows).toContainEqual({
      provider: 'Huawei Cloud',
      region: 'me-east-1',
      city: 'Riyadh',
      distanceKm: 0,
    });
  });

  it('gives a provider all of its regions, closed ones too', () => {
    const alibaba = described('alibaba');
    const own = world.regions.filter(({ provider }) => provider === 'alibaba');
    expect(alibaba.related[0]?.rows).toHaveLength(own.length);
    expect(alibaba.related[0]?.rows).toContainEqual(
      expect.objectContaining({ code: 'ap-south-1', status: 'closed', closed: '2024-07-15' }),
    );
  });

  it('gives a region its history and prices', () => {
    const names = described('aws:us-east-1').values.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['zones', 'launched', 'instanceUsdPerHour']));
  });
});
