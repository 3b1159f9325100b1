/** Mean radius R1 = (2a + b) / 3 of the WGS 84 ellipsoid, km. Source: Moritz 2000, "Geodetic Reference System 1980". */
export const EARTH_MEAN_RADIUS_KM = 6371.0088;

/** The longest great-circle distance there is: half the circumference, km. */
export const HALF_CIRCUMFERENCE_KM = Math.PI * EARTH_MEAN_RADIUS_KM;

interface Degrees {
  readonly latDeg: number;
  readonly lonDeg: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Great-circle distance between two places on the mean sphere, km, by the haversine formula, which keeps its
 * digits for places close together. Symmetric; 0 for a place and itself; at most {@link HALF_CIRCUMFERENCE_KM}.
 * Accuracy: within 0.56 % of the geodesic on the WGS 84 ellipsoid.
 * Source: Sinnott 1984, "Virtues of the Haversine", Sky and Telescope 68(2), 159.
 */
export function greatCircleKm(a: Degrees, b: Degrees): number {
  const sinHalfLat = Math.sin(radians(b.latDeg - a.latDeg) / 2);
  const sinHalfLon = Math.sin(radians(b.lonDeg - a.lonDeg) / 2);
  const cosines = Math.cos(radians(a.latDeg)) * Math.cos(radians(b.latDeg));
  const haversine = sinHalfLat * sinHalfLat + cosines * sinHalfLon * sinHalfLon;
  return 2 * EARTH_MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/**
 * Great-circle distance that belongs to the square of a chord of the unit sphere, km: between unit vectors the chord is
 * 2 sin(angle / 2), the same quantity as the haversine, so the trigonometry of a place is done once (see
 * unit-vectors.ts) and a pair costs a square root and an arcsine.
 * Accuracy: agrees with {@link greatCircleKm} to 1e-8 km, to 1e-3 km within 1 km of the antipode.
 */
export function kmOfSquaredChord(squaredChord: number): number {
  return 2 * EARTH_MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
}
