/** Places as parallel columns of degrees; row `i` of both is one place. */
export interface DegreeColumns {
  readonly latDeg: ArrayLike<number>;
  readonly lonDeg: ArrayLike<number>;
}

/** Points of the unit sphere as parallel columns: x towards (0°, 0°), y towards (0°, 90° E), z towards the north pole. */
export interface UnitVectors {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** The n-vectors of places on the sphere. Source: Gade 2010, "A Non-singular Horizontal Position Representation", eq. 3. */
export function unitVectors(places: DegreeColumns): UnitVectors {
  const count = places.latDeg.length;
  const vectors = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const lat = (places.latDeg[i] * Math.PI) / 180;
    const lon = (places.lonDeg[i] * Math.PI) / 180;
    vectors.x[i] = Math.cos(lat) * Math.cos(lon);
    vectors.y[i] = Math.cos(lat) * Math.sin(lon);
    vectors.z[i] = Math.sin(lat);
  }
  return vectors;
}
