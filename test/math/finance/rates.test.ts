import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { periodicRate, realRate } from '../../../src/math/finance/rates.ts';

const rate = fc.double({ min: -0.5, max: 2, noNaN: true });

describe('rates', () => {
  it('are equal, real and nominal, without inflation', () => {
    expect(realRate(0.08, 0)).toBeCloseTo(0.08, 15);
    expect(realRate(0.08, 0.08)).toBe(0);
  });

  test.prop([rate, fc.integer({ min: 1, max: 365 })], { seed: 5 })(
    'of a part of a year compound to the year',
    (yearly, parts) => {
      expect((1 + periodicRate(yearly, parts)) ** parts).toBeCloseTo(1 + yearly, 9);
    },
  );

  test.prop([rate, fc.double({ min: -0.1, max: 0.3, noNaN: true })], { seed: 5 })(
    'compound, real and inflation, to the nominal',
    (nominal, inflation) => {
      expect((1 + realRate(nominal, inflation)) * (1 + inflation)).toBeCloseTo(1 + nominal, 12);
    },
  );
});
