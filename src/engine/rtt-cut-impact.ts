import { descending, max, mean } from 'd3-array';
import { placesOf, rttMatrix, type RttProfile } from '../network/rtt-matrix.ts';
import type { RttModel } from '../network/rtt-model.ts';
import type { City, World } from '../world/types.ts';

/** What a cut does to one country. */
export interface CountryImpact {
  readonly country: string;
  /** Mean rise of the median round trip to the largest cities of all other countries, ms. */
  readonly meanRiseMs: number;
  readonly worstRiseMs: number;
  /** Share of the other countries to which it rises by more than a millisecond. */
  readonly affectedShare: number;
  /** How many countries it no longer reaches. */
  readonly unreachable: number;
}

/** A rise below this is noise, ms. */
const NOTICEABLE_MS = 1;

/** Who is hit by the difference between two models: countries by the mean rise of their round trips, worst first. */
export function cutImpact(
  world: World,
  { before, after }: { readonly before: RttModel; readonly after: RttModel },
  profile: RttProfile,
): readonly CountryImpact[] {
  const cities = largestCities(world);
  const places = placesOf(cities);
  const [old, now] = [before, after].map(
    (model) => rttMatrix(model, { from: places, to: places, profile }).rttMs,
  );
  return cities
    .map(({ country }, i) => {
      const rises = cities
        .map((_, j) => i * cities.length + j)
        .filter((at) => Number.isFinite(old[at]))
        .map((at) => now[at] - old[at]);
      const finite = rises.filter(Number.isFinite);
      return {
        country,
        meanRiseMs: mean(finite) ?? 0,
        worstRiseMs: max(finite) ?? 0,
        affectedShare: rises.filter((rise) => rise > NOTICEABLE_MS).length / rises.length,
        unreachable: rises.length - finite.length,
      };
    })
    .filter(({ affectedShare }) => affectedShare > 0)
    .sort(
      (a, b) => descending(a.unreachable, b.unreachable) || descending(a.meanRiseMs, b.meanRiseMs),
    );
}

function largestCities({ cities }: World): readonly City[] {
  const largest = new Map<string, City>();
  for (const city of cities) {
    const known = largest.get(city.country);
    if (!known || city.population.value > known.population.value) largest.set(city.country, city);
  }
  return [...largest.values()];
}
