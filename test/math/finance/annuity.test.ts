import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { annuityFactor, capitalRecoveryFactor } from '../../../src/math/finance/annuity.ts';
import { netPresentValue } from '../../../src/math/finance/net-present-value.ts';

const rate = fc.double({ min: -0.2, max: 1, noNaN: true });
const periods = fc.integer({ min: 1, max: 60 });

describe('annuity', () => {
  it('counts the periods at a rate of 0', () => {
    expect(annuityFactor(0, 7)).toBe(7);
    expect(capitalRecoveryFactor(0, 8)).toBe(1 / 8);
  });

  it('asks only interest for what never wears out', () => {
    expect(capitalRecoveryFactor(0.06, Infinity)).toBe(0.06);
  });

  it('has no step where the closed form gives way to its limit', () => {
    expect(annuityFactor(1.1e-12, 30)).toBeCloseTo(annuityFactor(0.9e-12, 30), 8);
  });

  test.prop([rate, periods], { seed: 5 })('is the value of a row of ones', (r, n) => {
    const ones = netPresentValue(r, [0, ...new Array<number>(n).fill(1)]);
    expect(annuityFactor(r, n) / ones).toBeCloseTo(1, 9);
  });

  test.prop([fc.double({ min: 0, max: 1, noNaN: true }), periods], { seed: 5 })(
    'recovers at least the price and at least the interest',
    (r, n) => {
      const payment = capitalRecoveryFactor(r, n);
      expect(payment * n).toBeGreaterThanOrEqual(1 - 1e-12);
      expect(payment).toBeGreaterThanOrEqual(r);
    },
  );
});
