import type { City, World } from './types.ts';

/**
 * The metro of a country where a region would stand first: the largest of its proposed sites, or its largest city where
 * the world proposes none. `undefined` for a country without a city in the tables.
 */
export function bestMetroOf(world: Pick<World, 'cities'>, iso2: string): City | undefined {
  const cities = world.cities.filter(({ country }) => country === iso2);
  const proposed = cities.filter(({ isCandidate }) => isCandidate);
  return largest(proposed) ?? largest(cities);
}

function largest(cities: readonly City[]): City | undefined {
  return cities.reduce<City | undefined>(
    (most, city) => (most && most.population.value >= city.population.value ? most : city),
    undefined,
  );
}
