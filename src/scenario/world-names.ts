import { bestMetroOf } from '../world/best-metro.ts';
import { foldedName } from '../world/names.ts';
import type { City, Country, Provider } from '../world/types.ts';
import type { NamedWorld } from './schema/context.ts';
import { nameIndexOf } from './name-index.ts';
import { didYouMean } from './nearest-name.ts';
import type { CandidateSite } from './types.ts';

/** What a name of a file means in the world, or why it means nothing; the hint takes time and is made when wanted. */
export type Named<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly hint: () => string | undefined };

/** The provider of an id, a name or an alias, case aside. */
export function providerNamed(world: NamedWorld, text: string): Named<Provider> {
  const value = nameIndexOf(world).providers.get(foldedName(text));
  if (value) return { ok: true, value };
  const known = (): string[] => [...world.providers.values()].flatMap(({ id, name }) => [id, name]);
  return unknown(`${quoted(text)} is not a provider the world knows`, text, known);
}

/** The country of an ISO 3166-1 code (two or three letters), an English name or another name of it. */
export function countryNamed(world: NamedWorld, text: string): Named<Country> {
  const value = nameIndexOf(world).countries.get(foldedName(text));
  if (value) return { ok: true, value };
  return unknown(`${quoted(text)} is not a country the world knows`, text, () =>
    countryNames(world),
  );
}

/**
 * The place of a name: a city id (`MX/Querétaro`), a country (its best metro), a city, or a city with its country
 * (`Santiago, CL`). A name that several cities share means the one that the world proposes as a site, if it is one.
 */
export function placeNamed(world: NamedWorld, text: string): Named<CandidateSite> {
  const byId = nameIndexOf(world).citiesById.get(text);
  if (byId) return { ok: true, value: siteOf(byId) };
  const country = countryNamed(world, text);
  if (country.ok) return metroOf(world, country.value);
  const matches = citiesCalled(world, text);
  const proposed = matches.filter(({ isCandidate }) => isCandidate);
  const [meant, ...others] = proposed.length === 1 ? proposed : matches;
  if (matches.length === 0) {
    return unknown(`${quoted(text)} is not a place the world knows`, text, () => [
      ...countryNames(world),
      ...world.cities.flatMap(({ id, name }) => [name, id]),
    ]);
  }
  if (others.length === 0) return { ok: true, value: siteOf(meant) };
  const names = matches.map((city) => `${city.name}, ${city.country}`);
  return {
    ok: false,
    message: `${quoted(text)} is several cities`,
    hint: () => names.join(' or '),
  };
}

/** The metro in which a first region of a country would stand. */
export function metroOf(world: NamedWorld, { iso2, name }: Country): Named<CandidateSite> {
  const metro = bestMetroOf(world, iso2);
  if (metro) return { ok: true, value: siteOf(metro) };
  const hint = (): string => 'give a place of your own: {name, country, lat, lon}';
  return { ok: false, message: `the world has no city of ${name}`, hint };
}

/** The cable system, chokepoint or link of a name, as the backbone spells it. */
export function cutNamed(world: NamedWorld, text: string): Named<string> {
  const { cuts } = nameIndexOf(world);
  const value = cuts.get(foldedName(text));
  if (value !== undefined) return { ok: true, value };
  const message = `${quoted(text)} is no cable, chokepoint or link of the backbone`;
  return unknown(message, text, () => [...cuts.values()]);
}

/** A city as a site. */
export function siteOf({ id, name, country, latDeg, lonDeg }: City): CandidateSite {
  return { id, name, country, latDeg, lonDeg };
}

/** Cities of a whole name, else of a name with its country (`Santiago, CL`, `CL/Santiago`). */
function citiesCalled(world: NamedWorld, text: string): readonly City[] {
  const { cities } = nameIndexOf(world);
  const whole = cities.get(foldedName(text));
  if (whole) return whole;
  const slash = /^([^/]+)\/(.+)$/.exec(text);
  const comma = /^(.+),([^,]+)$/.exec(text);
  if (!slash && !comma) return [];
  const [name, place] = slash ? [slash[2], slash[1]] : comma ? [comma[1], comma[2]] : [text, text];
  const country = countryNamed(world, place);
  if (!country.ok) return [];
  const named = cities.get(foldedName(name)) ?? [];
  return named.filter((city) => city.country === country.value.iso2);
}

function countryNames({ countries }: NamedWorld): string[] {
  return [...countries.values()].map(({ name }) => name);
}

function quoted(text: string): string {
  return `"${text.slice(0, 60)}"`;
}

function unknown(message: string, text: string, known: () => readonly string[]): Named<never> {
  return { ok: false, message, hint: () => didYouMean(text, known()) };
}
