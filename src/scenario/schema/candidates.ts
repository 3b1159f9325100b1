import { z } from 'zod';
import type { CandidateSite } from '../types.ts';
import { countryNamed, metroOf, placeNamed, siteOf, type Named } from '../world-names.ts';
import type { SchemaContext } from './context.ts';
import { nameField, numberField, resolvedField, textField, type Collect } from './fields.ts';

const MOST_CANDIDATES = 5000;

type Sites = readonly CandidateSite[];
type WorldOnly = Pick<SchemaContext, 'world'>;

/** `candidates`: the places where a region may be built. */
export function candidatesSchema(context: WorldOnly) {
  const item = z.union([placeField(context), countriesField(context), ownPlaceField(context)]);
  const items = z
    .array(item)
    .min(1)
    .max(MOST_CANDIDATES)
    .transform((sites) => sites.flat());
  const given = z
    .union([items, item])
    .meta({ description: 'places where a region may be built, one or a list' });
  return resolvedField(given, withoutNamesakes);
}

/** A place of the user's own is known by its name alone. */
function withoutNamesakes(sites: Sites, collect: Collect): Sites {
  const byId = new Map<string, CandidateSite>();
  for (const site of sites) {
    const same = byId.get(site.id) ?? site;
    if (same.latDeg !== site.latDeg || same.lonDeg !== site.lonDeg) {
      collect({ path: [], message: `has two places named ${site.id}` });
    }
    byId.set(site.id, site);
  }
  return sites;
}

/** `excludeCandidates`: places that the list, or `all`, would name. */
export function excludedSchema(context: WorldOnly) {
  return z
    .array(placeField(context))
    .max(MOST_CANDIDATES)
    .transform((sites) => sites.flat())
    .meta({ description: 'places that candidates names and that shall not be looked at' })
    .prefault([]);
}

/** A country by its code or name, read as ISO 3166-1 alpha-2. */
export function countryField({ world }: WorldOnly, description: string) {
  const lookUp = (text: string): Named<string> => {
    const country = countryNamed(world, text);
    return country.ok ? { ok: true, value: country.value.iso2 } : country;
  };
  return nameField(lookUp, { description, example: 'MX' });
}

function placeField({ world }: WorldOnly) {
  const lookUp = (text: string): Named<Sites> => {
    if (text === 'all') return { ok: true, value: proposedSites(world) };
    return asList(placeNamed(world, text));
  };
  return nameField(lookUp, {
    description:
      'a city, a city with its country, a country (its best metro), or all that the world proposes',
    example: 'Santiago, CL',
  });
}

function countriesField({ world }: WorldOnly) {
  const lookUp = (text: string): Named<Sites> => {
    if (text === 'all') return { ok: true, value: metrosOfAll(world) };
    const country = countryNamed(world, text);
    return country.ok ? asList(metroOf(world, country.value)) : country;
  };
  const country = nameField(lookUp, { description: 'a country, or all', example: 'all' });
  return z
    .strictObject({
      countries: z
        .union([z.array(country).min(1).max(MOST_CANDIDATES), country])
        .meta({ description: 'countries, each by its best metro; all for every country' }),
    })
    .transform(({ countries }) => countries.flat())
    .meta({ description: 'the best metro of each country' });
}

function ownPlaceField(context: WorldOnly) {
  return z
    .strictObject({
      name: textField(80, { description: 'what reports call the place' }),
      country: countryField(context, 'country in which it lies'),
      lat: numberField(
        { min: -90, max: 90 },
        { description: 'latitude, north positive', unit: '°' },
      ),
      lon: numberField(
        { min: -180, max: 180 },
        { description: 'longitude, east positive', unit: '°' },
      ),
    })
    .transform(({ name, country, lat, lon }): Sites => [
      { id: name, name, country, latDeg: lat, lonDeg: lon },
    ])
    .meta({ description: 'a place of your own' });
}

function proposedSites({ cities }: WorldOnly['world']): Sites {
  return cities.filter(({ isCandidate }) => isCandidate).map(siteOf);
}

/** Countries without a city in the tables have no site; nobody asked for them by name. */
function metrosOfAll(world: WorldOnly['world']): Sites {
  return [...world.countries.values()].flatMap((country) => {
    const metro = metroOf(world, country);
    return metro.ok ? [metro.value] : [];
  });
}

function asList<T>(named: Named<T>): Named<readonly T[]> {
  return named.ok ? { ok: true, value: [named.value] } : named;
}
