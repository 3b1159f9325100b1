import { foldedName } from '../world/names.ts';
import type { City, Country, Provider } from '../world/types.ts';
import type { NamedWorld } from './schema/context.ts';

/** The world's names, folded as {@link foldedName} does, ready for a list of thousands of candidates. */
export interface NameIndex {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly countries: ReadonlyMap<string, Country>;
  readonly citiesById: ReadonlyMap<string, City>;
  /** Namesakes together; `Columbia` also finds `Columbia (Missouri)`. */
  readonly cities: ReadonlyMap<string, readonly City[]>;
  /** What an event may cut: cable systems, chokepoints, links from hub to hub. */
  readonly cuts: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<NamedWorld, NameIndex>();

/** The index of a world, made at its first use. */
export function nameIndexOf(world: NamedWorld): NameIndex {
  let index = indexes.get(world);
  if (!index) indexes.set(world, (index = newIndex(world)));
  return index;
}

function newIndex(world: NamedWorld): NameIndex {
  const providers = new Map<string, Provider>();
  for (const provider of world.providers.values()) {
    const { id, name, aliases } = provider;
    for (const text of [...aliases, name, id]) providers.set(foldedName(text), provider);
  }
  const countries = new Map<string, Country>();
  for (const country of world.countries.values()) {
    const { iso2, iso3, name, aliases = [] } = country;
    for (const text of [...aliases, name, iso3, iso2]) countries.set(foldedName(text), country);
  }
  const cities = new Map<string, City[]>();
  for (const city of world.cities) {
    const bare = city.name.split(' (', 1).join();
    for (const text of new Set([foldedName(city.name), foldedName(bare)])) {
      cities.set(text, [...(cities.get(text) ?? []), city]);
    }
  }
  const cuts = new Map<string, string>();
  for (const { from, to, cables, chokepoints } of world.backbone.links) {
    for (const name of [`${from}-${to}`, ...cables, ...chokepoints])
      cuts.set(foldedName(name), name);
    cuts.set(foldedName(`${to}-${from}`), `${to}-${from}`);
  }
  const citiesById = new Map(world.cities.map((city) => [city.id, city]));
  return { providers, countries, citiesById, cities, cuts };
}
