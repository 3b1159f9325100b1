import { distance } from '@turf/turf';
import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EARTH_MEAN_RADIUS_KM,
  HALF_CIRCUMFERENCE_KM,
  greatCircleKm,
  kmOfSquaredChord,
} from '../../src/math/great-circle.ts';
import { unitVectors } from '../../src/math/unit-vectors.ts';

const place = fc.record({
  latDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  lonDeg: fc.double({ min: -180, max: 180, noNaN: true }),
});
const seeded = { seed: 20240601, numRuns: 300 };

const london = { latDeg: 51.5074, lonDeg: -0.1278 };
const newYork = { latDeg: 40.7128, lonDeg: -74.006 };

describe('greatCircleKm', () => {
  it('gives closed-form figures: a quarter of a meridian and half the equator', () => {
    const origin = { latDeg: 0, lonDeg: 0 };
    const quarterKm = greatCircleKm(origin, { latDeg: 90, lonDeg: 0 });
    expect(quarterKm).toBeCloseTo((Math.PI / 2) * EARTH_MEAN_RADIUS_KM, 9);
    expect(greatCircleKm(origin, { latDeg: 0, lonDeg: 180 })).toBe(HALF_CIRCUMFERENCE_KM);
  });

  it('puts London 5,570 km from New York', () => {
    expect(greatCircleKm(london, newYork)).toBeCloseTo(5570.2, 0);
  });

  it('is within a meter of turf and d3-geo', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const km = greatCircleKm(a, b);
        const angle = geoDistance([a.lonDeg, a.latDeg], [b.lonDeg, b.latDeg]);
        expect(Math.abs(km - distance([a.lonDeg, a.latDeg], [b.lonDeg, b.latDeg]))).toBeLessThan(
          0.001,
        );
        expect(Math.abs(km - angle * EARTH_MEAN_RADIUS_KM)).toBeLessThan(0.001);
      }),
      seeded,
    );
  });

  it('is a metric bounded by half the circumference', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(greatCircleKm(a, a)).toBe(0);
        expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 9);
        expect(greatCircleKm(a, c)).toBeLessThanOrEqual(
          greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3,
        );
        expect(greatCircleKm(a, b)).toBeLessThanOrEqual(HALF_CIRCUMFERENCE_KM);
      }),
      seeded,
    );
  });
});

describe('kmOfSquaredChord', () => {
  const chord = (a: { latDeg: number; lonDeg: number }, b: { latDeg: number; lonDeg: number }) => {
    const { x, y, z } = unitVectors({
      latDeg: [a.latDeg, b.latDeg],
      lonDeg: [a.lonDeg, b.lonDeg],
    });
    return (x[0] - x[1]) ** 2 + (y[0] - y[1]) ** 2 + (z[0] - z[1]) ** 2;
  };

  it('is the great circle between the unit vectors of two places', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(Math.abs(kmOfSquaredChord(chord(a, b)) - greatCircleKm(a, b))).toBeLessThan(0.001);
      }),
      seeded,
    );
  });

  it('stays within half the circumference where rounding makes a chord longer than the diameter', () => {
    expect(kmOfSquaredChord(4 + 1e-12)).toBe(HALF_CIRCUMFERENCE_KM);
    expect(kmOfSquaredChord(0)).toBe(0);
  });
});
