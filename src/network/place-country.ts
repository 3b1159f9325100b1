import { nearestPlaceFinder } from '../math/nearest-place.ts';
import type { World } from '../world/types.ts';

/**
 * The country of coordinates whose country nobody gave: that of the nearest city of the world tables.
 * Accuracy: wrong near borders, where the nearest city lies on the other side.
 */
export function countryFinder({
  cities,
}: Pick<World, 'cities'>): (latDeg: number, lonDeg: number) => string {
  const nearest = nearestPlaceFinder({
    latDeg: cities.map((city) => city.latDeg),
    lonDeg: cities.map((city) => city.lonDeg),
  });
  return (latDeg, lonDeg) => cities[nearest(latDeg, lonDeg).index].country;
}
