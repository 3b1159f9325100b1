import { greatCircleKm } from '../../math/great-circle.ts';
import type { World } from '../types.ts';
import { checkEach, type WorldCheck } from './finding.ts';

/** Every row of every table by the name that must be its own. */
function namesOf(world: World): readonly string[] {
  return [
    ...[...world.countries.values()].flatMap(({ iso2, iso3, isoNumeric }) => [
      `countries iso2 ${iso2}`,
      `countries iso3 ${iso3}`,
      ...(isoNumeric === undefined ? [] : [`countries isoNumeric ${isoNumeric}`]),
    ]),
    ...world.cities.map(({ id }) => `cities ${id}`),
    ...world.regions.map(({ id }) => `regions ${id}`),
    ...world.laws.map(({ id }) => `laws ${id}`),
    ...world.prices.map(({ regionId, instance }) => `prices ${regionId} ${instance}`),
    ...world.backbone.hubs.map(({ id }) => `backbone-hubs ${id}`),
  ];
}

/** No code or id stands twice. */
export const noDuplicates: WorldCheck = {
  check: 'no-duplicates',
  meaning: 'no code, id or name of a row stands twice',
  run: (world) => {
    const seen = new Set<string>();
    return checkEach(namesOf(world), (row) => {
      const isNew = !seen.has(row);
      seen.add(row);
      return isNew ? [] : [{ row, message: 'stands twice' }];
    });
  },
};

/** Two cities of a country nearer than this are one metro written twice, km; Kansas City stands on a state line. */
const TWIN_KM = 3;
const TWINS: ReadonlySet<string> = new Set(['US/Kansas City (Kansas)']);

/** No metro stands twice under two names. */
export const noTwinCities: WorldCheck = {
  check: 'no-twin-cities',
  meaning: `no two cities of a country lie within ${TWIN_KM} km of each other`,
  run: ({ cities }) =>
    checkEach(cities, (city) => {
      const twin = cities.find(
        (other) =>
          other.country === city.country &&
          other.id < city.id &&
          greatCircleKm(city, other) < TWIN_KM,
      );
      if (!twin || TWINS.has(city.id)) return [];
      return [{ row: `cities ${city.id}`, message: `stands on the same spot as ${twin.id}` }];
    }),
};
