import { assert } from '../math/assert.ts';
import type { DemandPoints } from './demand-points.ts';

/**
 * Indices of the cities of each country, in the order of `countries`.
 * Errors: throws `AssertionError` for a city of a country that is not among them.
 */
export function citiesByCountry(
  { cities }: Pick<DemandPoints, 'cities'>,
  countries: readonly string[],
): readonly (readonly number[])[] {
  const byCountry = new Map<string, number[]>(countries.map((iso2) => [iso2, []]));
  cities.forEach(({ country }, i) => {
    const own = byCountry.get(country);
    assert(own !== undefined, `no demand country ${country}`);
    own.push(i);
  });
  return [...byCountry.values()];
}

/**
 * The shortest round trip from a city of each country to each site, `j * countries + c`, from those of all cities,
 * `j * cities + i`: a bound that settles whole countries at once. Infinite for a country without cities.
 */
export function leastRttMs(
  rttMs: Float64Array,
  citiesOf: readonly (readonly number[])[],
  sites: number,
): Float64Array {
  const cities = rttMs.length / (sites || 1);
  const countries = citiesOf.length;
  const countryOfCity = new Int32Array(cities);
  citiesOf.forEach((own, country) => {
    for (const i of own) countryOfCity[i] = country;
  });
  const least = new Float64Array(sites * countries).fill(Infinity);
  for (let j = 0; j < sites; j += 1) {
    for (let i = 0; i < cities; i += 1) {
      const at = j * countries + countryOfCity[i];
      least[at] = Math.min(least[at], rttMs[j * cities + i]);
    }
  }
  return least;
}
