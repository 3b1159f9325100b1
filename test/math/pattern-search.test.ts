import { fc, test } from '@fast-check/vitest';
import { quantile } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { patternSearch } from '../../src/math/pattern-search.ts';
import { pinballLoss } from '../../src/math/pinball.ts';

describe('patternSearch', () => {
  it("finds the minimum of Rosenbrock's valley (Rosenbrock 1960), from his start", () => {
    const valley = ([x, y]: readonly number[]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
    const { point, cost } = patternSearch(valley, [-1.2, 1], {
      steps: [0.5, 0.5],
      tolerance: 1e-7,
    });
    expect(cost).toBeLessThan(1e-6);
    expect(point[0]).toBeCloseTo(1, 2);
  });

  it('stays where points are allowed', () => {
    const cost = ([x]: readonly number[]) => (x < 2 ? Infinity : x);
    expect(patternSearch(cost, [5], { steps: [1] }).point[0]).toBeCloseTo(2, 3);
  });

  test.prop(
    [fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true })],
    {
      seed: 6,
    },
  )('finds the bottom of any bowl', (a, b) => {
    const bowl = ([x, y]: readonly number[]) => (x - a) ** 2 + 3 * (y - b) ** 2;
    const { point } = patternSearch(bowl, [0, 0], { steps: [1, 1], tolerance: 1e-7 });
    expect(point[0]).toBeCloseTo(a, 4);
    expect(point[1]).toBeCloseTo(b, 4);
  });
});

describe('pinballLoss', () => {
  it('is least at the quantile', () => {
    const draws = Array.from({ length: 101 }, (_, i) => i * i);
    const loss = ([guess]: readonly number[]) =>
      draws.reduce((sum, draw) => sum + pinballLoss(draw, guess, 0.9), 0);
    const { point } = patternSearch(loss, [100], { steps: [500], tolerance: 1e-6 });
    expect(point[0]).toBeCloseTo(quantile(draws, 0.9) ?? NaN, 0);
  });
});
