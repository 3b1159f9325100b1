import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { netFutureValue, netPresentValue } from '../../../src/math/finance/net-present-value.ts';

const flows = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 });
const rate = fc.double({ min: -0.5, max: 2, noNaN: true });

/** Of the size of the terms, so that cancellation between large flows is not called an error. */
function closeTo(actual: number, expected: number, size: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * (1 + size));
}

const sizeOf = (r: number, values: readonly number[]): number =>
  values.reduce((sum, value, t) => sum + Math.abs(value) / (1 + r) ** t, 0);

describe('net present value', () => {
  it('is the plain sum at a rate of 0, and 0 without flows', () => {
    expect(netPresentValue(0, [-3, 1, 2.5])).toBe(0.5);
    expect(netPresentValue(0.1, [])).toBe(0);
  });

  test.prop([flows, rate], { seed: 5 })('is the sum of the discounted flows', (values, r) => {
    const plain = values.reduce((sum, value, t) => sum + value / (1 + r) ** t, 0);
    closeTo(netPresentValue(r, values), plain, sizeOf(r, values));
  });

  test.prop([flows, flows, rate, fc.integer({ min: -9, max: 9 })], { seed: 5 })(
    'is linear in the flows',
    (a, b, r, factor) => {
      const n = Math.min(a.length, b.length);
      const mixed = Array.from({ length: n }, (_, t) => a[t] + factor * b[t]);
      const apart = netPresentValue(r, a.slice(0, n)) + factor * netPresentValue(r, b.slice(0, n));
      closeTo(netPresentValue(r, mixed), apart, sizeOf(r, a) + 9 * sizeOf(r, b));
    },
  );

  test.prop([flows, fc.double({ min: 0, max: 1, noNaN: true })], { seed: 5 })(
    'grows into the net future value',
    (values, r) => {
      const grown = netPresentValue(r, values) * (1 + r) ** (values.length - 1);
      closeTo(netFutureValue(r, values), grown, sizeOf(r, values) * (1 + r) ** values.length);
    },
  );
});
