import { greatCircleKm } from '../math/great-circle.ts';
import type { Coordinates, Fact, World } from '../world/types.ts';
import { countryValue, type CountryValue } from './country-value.ts';

/** A place whose climate is asked for: a city of the world's tables, or a place of the user's own. */
export interface ClimatePlace extends Coordinates {
  readonly temperatureMeanC?: Fact | undefined;
}

/** Cities farther away than this share no climate, km. */
const SAME_CLIMATE_KM = 400;

/** Degrees of latitude in {@link SAME_CLIMATE_KM}, rounded up: cities beyond need no distance. */
const SAME_CLIMATE_DEG = 4;

/** Half the range of a temperature that is carried over from other cities, °C: height above the sea is not known. */
const CARRIED_SPREAD_C = 4;

/**
 * Mean temperature of the hottest month at a place, °C: the country's, moved by as much as the place is warmer or colder than
 * its country over the year (the tables have no summer of a city). A large country's mean says little of any of its cities.
 * A place without a temperature of its own takes that of the cities around it, nearer ones counting more, with wider
 * bounds; without a city near, the country's value stands.
 * Accuracy: assumes that the place's seasons are as wide as its country's.
 * Source: Shepard 1968, "A two-dimensional interpolation function for irregularly-spaced data" (inverse square distance).
 */
export function summerPeak(
  world: World,
  iso2: string,
  place: ClimatePlace | undefined,
): CountryValue {
  const peak = countryValue(world, iso2, 'temperatureSummerPeakC');
  const countryMean = world.countries.get(iso2)?.numbers.temperatureMeanC;
  const own = place && (place.temperatureMeanC ?? carriedOver(world, place));
  if (!own || !countryMean) return peak;
  const warmerC = own.value - countryMean.value;
  const spreadC = place.temperatureMeanC ? 0 : CARRIED_SPREAD_C;
  return {
    low: peak.low + warmerC - spreadC,
    mid: peak.mid + warmerC,
    high: peak.high + warmerC + spreadC,
    isUnknown: peak.isUnknown,
    provenance: [...peak.provenance, own],
  };
}

function carriedOver(world: World, place: Coordinates): Fact | undefined {
  let weights = 0;
  let sum = 0;
  let nearest: Fact | undefined;
  let nearestKm = SAME_CLIMATE_KM;
  for (const city of world.cities) {
    const fact = city.temperatureMeanC;
    if (!fact || Math.abs(city.latDeg - place.latDeg) > SAME_CLIMATE_DEG) continue;
    const distanceKm = greatCircleKm(city, place);
    if (distanceKm > SAME_CLIMATE_KM) continue;
    const weight = 1 / (1 + distanceKm) ** 2;
    weights += weight;
    sum += weight * fact.value;
    if (distanceKm > nearestKm) continue;
    nearestKm = distanceKm;
    nearest = fact;
  }
  return nearest && { ...nearest, value: sum / weights, confidence: 'low' };
}
