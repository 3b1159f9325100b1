import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { cubicWeights, knotStandings, placeAmongKnots } from '../../../src/engine/vary/knots.ts';

const standings = fc.double({ min: -2.4, max: 2.4, noNaN: true });

describe('knots', () => {
  it('lie evenly around the middle', () => {
    expect([...knotStandings(5)]).toEqual([-2.4, -1.2, 0, 1.2, 2.4]);
    expect(placeAmongKnots(0, 5)).toEqual({ knot: 2, share: 0 });
    expect(placeAmongKnots(9, 5)).toEqual({ knot: 3, share: 1 });
  });

  test.prop(
    [
      standings,
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 4, maxLength: 4 }),
    ],
    { seed: 5 },
  )('give a cubic back exactly between them', (standing, [a, b, c, d]) => {
    const cubic = (x: number) => a + x * (b + x * (c + x * d));
    const { first, weights } = cubicWeights(standing, 9);
    const values = knotStandings(9).map(cubic);
    const between = weights.reduce((sum, weight, k) => sum + weight * values[first + k], 0);
    expect(between).toBeCloseTo(cubic(standing), 8);
  });
});
