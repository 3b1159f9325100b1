import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCountry, findInWorld, findPlaces, findProvider } from '../../src/world/find.ts';
import { loadWorld } from '../../src/world/load.ts';
import { foldedName } from '../../src/world/names.ts';

const world = loadWorld();
const idsOf = (text: string): string[] =>
  findInWorld(world, text).matches.map((thing) => {
    switch (thing.kind) {
      case 'provider':
        return thing.provider.id;
      case 'country':
        return thing.country.iso2;
      case 'city':
        return thing.city.id;
      case 'region':
        return thing.region.id;
    }
  });

describe('findInWorld', () => {
  it.each([
    ['MX', ['MX']],
    ['mex', ['MX']],
    ['Mexico', ['MX']],
    ['Turkey', ['TR']],
    ['turkiye', ['TR', 'gcp:turkiye']],
    ['Côte d’Ivoire', ['CI']],
    ["cote d'ivoire", ['CI']],
    ['queretaro', ['MX/Querétaro']],
    ['MX/Querétaro', ['MX/Querétaro']],
    ['mexico/queretaro', ['MX/Querétaro']],
    ['Santiago, CL', ['CL/Santiago']],
    ['Santiago, Chile', ['CL/Santiago']],
    ['Alibaba Cloud', ['alibaba']],
    ['aliyun', ['alibaba']],
    ['Microsoft', ['azure']],
    ['alibaba:me-central-1', ['alibaba:me-central-1']],
    ['me-central-1', ['alibaba:me-central-1', 'aws:me-central-1']],
    ['Columbia', ['US/Columbia (Missouri)', 'US/Columbia (South Carolina)']],
  ])('knows %j', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it('puts a country before its namesake city, and the larger city first', () => {
    expect(idsOf('Singapore')).toEqual(['SG', 'SG/Singapore']);
    const [first, second] = idsOf('San Jose');
    expect([first, second]).toEqual(['US/San Jose', 'CR/San José']);
  });

  it('proposes the nearest names where nothing matches, and nothing where something does', () => {
    const nearest = (text: string) => findInWorld(world, text).near.map(({ name }) => name)[0];
    expect(nearest('Rijadh')).toBe('Riyadh');
    expect(nearest('Quertaro')).toBe('Querétaro');
    expect(nearest('microsft')).toBe('Microsoft');
    expect(nearest('Thailnd')).toBe('Thailand');
    expect(findInWorld(world, 'xyzzyplugh').near).toEqual([]);
    expect(findInWorld(world, 'MX').near).toEqual([]);
  });

  it('finds no provider among places', () => {
    expect(findPlaces(world, 'alibaba').matches).toEqual([]);
    expect(findProvider(world, 'nobody')).toBeUndefined();
    expect(findCountry(world, '')).toBeUndefined();
  });

  it('finds every city, country and region by its id, whatever case and accents', () => {
    const cities = fc.constantFrom(...world.cities);
    const regions = fc.constantFrom(...world.regions);
    fc.assert(
      fc.property(cities, regions, (city, region) => {
        expect(idsOf(city.id)).toContain(city.id);
        expect(idsOf(`${foldedName(city.name)}, ${city.country.toLowerCase()}`)).toContain(city.id);
        expect(idsOf(region.id.toUpperCase())).toEqual([region.id]);
      }),
      { seed: 20240601, numRuns: 60 },
    );
  });
});
