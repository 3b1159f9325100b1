import { foldedName, nearestNames } from './names.ts';
import type { City, CloudRegion, Country, Provider, World } from './types.ts';

/** Something that the world has a name for. */
export type WorldThing =
  | { readonly kind: 'provider'; readonly provider: Provider }
  | { readonly kind: 'country'; readonly country: Country }
  | { readonly kind: 'city'; readonly city: City }
  | { readonly kind: 'region'; readonly region: CloudRegion };

export type PlaceThing = Exclude<WorldThing, { kind: 'provider' }>;

/** What a text names, and what it may have been meant to name where it names nothing. */
export interface Found<T extends WorldThing> {
  /** Most likely first: countries, then cities by people, then regions. */
  readonly matches: readonly T[];
  /** Nearest first; empty where there are matches. */
  readonly near: readonly { readonly name: string; readonly thing: T }[];
}

const MOST_NEAR = 5;

/** The provider of an id, a name or an alias, case aside. */
export function findProvider(world: World, text: string): Provider | undefined {
  const wanted = foldedName(text);
  return [...world.providers.values()].find((provider) =>
    providerNames(provider).some((name) => foldedName(name) === wanted),
  );
}

/** The country of an ISO 3166-1 code (two or three letters), an English name or another name of it. */
export function findCountry(world: World, text: string): Country | undefined {
  const byCode = world.countries.get(text.trim().toUpperCase());
  if (byCode) return byCode;
  const wanted = foldedName(text);
  return [...world.countries.values()].find((country) =>
    countryNames(country).some((name) => foldedName(name) === wanted),
  );
}

/**
 * The places that a text names: a country (`MX`, `MEX`, `Mexico`), cities of a name (`Querétaro`, `queretaro`), a city
 * of a country (`MX/Querétaro`, `Santiago, CL`, `Santiago, Chile`), regions (`alibaba:me-central-1`, `me-central-1`).
 */
export function findPlaces(world: World, text: string): Found<PlaceThing> {
  const country = findCountry(world, text);
  const matches: PlaceThing[] = [
    ...(country ? [{ kind: 'country', country } as const] : []),
    ...findCities(world, text).map((city) => ({ kind: 'city', city }) as const),
    ...findRegions(world, text).map((region) => ({ kind: 'region', region }) as const),
  ];
  return { matches, near: matches.length > 0 ? [] : near(text, placeNames(world)) };
}

/** Whatever a text names: a provider, or places as {@link findPlaces} knows them. */
export function findInWorld(world: World, text: string): Found<WorldThing> {
  const provider = findProvider(world, text);
  const places = findPlaces(world, text).matches;
  const matches = provider ? [{ kind: 'provider', provider } as const, ...places] : places;
  if (matches.length > 0) return { matches, near: [] };
  const named = [...world.providers.values()].flatMap((it) =>
    providerNames(it).map((name) => [name, { kind: 'provider', provider: it }] as const),
  );
  return { matches, near: near<WorldThing>(text, [...named, ...placeNames(world)]) };
}

function findCities(world: World, text: string): readonly City[] {
  const whole = citiesCalled(world.cities, text);
  const found = whole.length > 0 ? whole : citiesOfCountry(world, text);
  return found.toSorted((a, b) => b.population.value - a.population.value);
}

/** A city's name alone also stands for its namesakes: `Columbia` is `Columbia (Missouri)` and the one in South Carolina. */
function citiesCalled(cities: readonly City[], name: string): readonly City[] {
  const wanted = foldedName(name);
  return cities.filter((city) => {
    const [bare = city.name] = city.name.split(' (');
    return [city.name, bare].some((it) => foldedName(it) === wanted);
  });
}

function citiesOfCountry(world: World, text: string): readonly City[] {
  const slash = /^([^/]+)\/(.+)$/.exec(text);
  const comma = /^(.+),([^,]+)$/.exec(text);
  const [name, place] = slash ? [slash[2], slash[1]] : comma ? [comma[1], comma[2]] : [];
  const country = place === undefined ? undefined : findCountry(world, place);
  if (name === undefined || !country) return [];
  const own = world.cities.filter((city) => city.country === country.iso2);
  return citiesCalled(own, name);
}

function findRegions(world: World, text: string): readonly CloudRegion[] {
  const wanted = text.trim().toLowerCase();
  return world.regions.filter(
    ({ id, code }) => id.toLowerCase() === wanted || code.toLowerCase() === wanted,
  );
}

function near<T extends WorldThing>(
  text: string,
  known: Iterable<readonly [string, T]>,
): Found<T>['near'] {
  return nearestNames(text, known, MOST_NEAR).map(({ name, value }) => ({ name, thing: value }));
}

function placeNames(world: World): readonly (readonly [string, PlaceThing])[] {
  return [
    ...[...world.countries.values()].flatMap((country) =>
      [country.name, ...(country.aliases ?? [])].map(
        (name) => [name, { kind: 'country', country }] as const,
      ),
    ),
    ...world.cities
      .toSorted((a, b) => b.population.value - a.population.value)
      .map((city) => [city.name, { kind: 'city', city }] as const),
    ...world.regions.map((region) => [region.code, { kind: 'region', region }] as const),
  ];
}

function providerNames({ id, name, aliases }: Provider): readonly string[] {
  return [id, name, ...aliases];
}

function countryNames({ iso3, name, aliases = [] }: Country): readonly string[] {
  return [iso3, name, ...aliases];
}
