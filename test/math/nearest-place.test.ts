import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { greatCircleKm, kmOfSquaredChord } from '../../src/math/great-circle.ts';
import { nearestPlaceFinder } from '../../src/math/nearest-place.ts';

const latDeg = fc.double({ min: -90, max: 90, noNaN: true });
const lonDeg = fc.double({ min: -180, max: 180, noNaN: true });
const place = fc.record({ latDeg, lonDeg });

test.prop([fc.array(place, { minLength: 1, maxLength: 40 }), place], { seed: 7 })(
  'finds what looking at every place finds',
  (places, from) => {
    const find = nearestPlaceFinder({
      latDeg: places.map((it) => it.latDeg),
      lonDeg: places.map((it) => it.lonDeg),
    });
    const { index, squaredChord } = find(from.latDeg, from.lonDeg);
    const least = Math.min(...places.map((it) => greatCircleKm(it, from)));
    expect(greatCircleKm(places[index], from)).toBeCloseTo(least, 3);
    expect(kmOfSquaredChord(squaredChord)).toBeCloseTo(least, 3);
  },
);
