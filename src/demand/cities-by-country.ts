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
