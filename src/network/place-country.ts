import { unitVectors } from '../math/unit-vectors.ts';
import type { World } from '../world/types.ts';

/**
 * The country of coordinates whose country nobody gave: that of the nearest city of the world tables.
 * Accuracy: wrong near borders, where the nearest city lies on the other side.
 */
export function countryFinder({
  cities,
}: Pick<World, 'cities'>): (latDeg: number, lonDeg: number) => string {
  const { x, y, z } = unitVectors({
    latDeg: cities.map((city) => city.latDeg),
    lonDeg: cities.map((city) => city.lonDeg),
  });
  return (latDeg, lonDeg) => {
    const place = unitVectors({ latDeg: [latDeg], lonDeg: [lonDeg] });
    let nearest = 0;
    let most = -2;
    for (let i = 0; i < x.length; i++) {
      const cosine = x[i] * place.x[0] + y[i] * place.y[0] + z[i] * place.z[0];
      if (cosine <= most) continue;
      most = cosine;
      nearest = i;
    }
    return cities[nearest].country;
  };
}
