import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { paybackPeriods } from '../../../src/math/finance/payback.ts';

describe('payback', () => {
  it('is interpolated within the period', () => {
    expect(paybackPeriods([-100, 40, 40, 40])).toBe(2.5);
  });

  it('does not count a first payback that is lost again', () => {
    expect(paybackPeriods([-100, 150, -100, 0, 100])).toBe(3.5);
  });

  it('is never reached where the flows end below zero', () => {
    expect(paybackPeriods([-100, 60])).toBeUndefined();
  });

  it('is at once where nothing is ever owed', () => {
    expect(paybackPeriods([0, 10])).toBe(0);
    expect(paybackPeriods([])).toBe(0);
  });

  test.prop([fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })], { seed: 5 })(
    'of a level income is price over income',
    (price, income) => {
      const flows = [-price, ...new Array<number>(1 + Math.ceil(price / income)).fill(income)];
      expect(paybackPeriods(flows)).toBeCloseTo(price / income, 9);
    },
  );
});
