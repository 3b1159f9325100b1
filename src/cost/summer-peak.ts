import type { City, World } from '../world/types.ts';
import { countryValue, type CountryValue } from './country-value.ts';

/**
 * Mean temperature of the hottest month at a site, °C: the country's, moved by as much as the city is warmer or colder than
 * its country over the year (the table has no summer of a city). A large country's mean says little of any of its cities.
 * Edge: without a city or its temperature the country's own value stands.
 * Accuracy: assumes that the city's seasons are as wide as its country's.
 */
export function summerPeak(world: World, iso2: string, city: City | undefined): CountryValue {
  const peak = countryValue(world, iso2, 'temperatureSummerPeakC');
  const cityMean = city?.temperatureMeanC;
  const countryMean = world.countries.get(iso2)?.numbers.temperatureMeanC;
  if (!cityMean || !countryMean) return peak;
  const warmerC = cityMean.value - countryMean.value;
  return {
    low: peak.low + warmerC,
    mid: peak.mid + warmerC,
    high: peak.high + warmerC,
    isUnknown: peak.isUnknown,
    provenance: [...peak.provenance, cityMean],
  };
}
