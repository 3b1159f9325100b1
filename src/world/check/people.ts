import { checkEach, type WorldCheck } from './finding.ts';

/**
 * Metros of city states and of small countries run a little past the border count: Monaco by 10 %, Macao by 6 %,
 * Liechtenstein by 2 %, Taiwan by 1 % (their sources are of different years).
 */
const MOST_OF_COUNTRY = 1.12;

/** The cities of a country hold no more people than the country has. */
export const citiesFitCountries: WorldCheck = {
  check: 'cities-fit-countries',
  meaning: 'the cities of a country hold no more people than the country',
  run: ({ countries, cities }) => {
    const people = new Map<string, number>();
    for (const { country, population } of cities) {
      people.set(country, (people.get(country) ?? 0) + population.value);
    }
    return checkEach(people, ([iso2, inCities]) => {
      const all = countries.get(iso2)?.numbers.population?.value ?? 0;
      if (inCities <= all * MOST_OF_COUNTRY) return [];
      const message = `its cities hold ${inCities} people, the country has ${all}`;
      return [{ row: `countries ${iso2}`, message }];
    });
  },
};
