import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { internalRatesOfReturn } from '../../../src/math/finance/internal-rates-of-return.ts';
import { netPresentValue } from '../../../src/math/finance/net-present-value.ts';

/** Flows whose polynomial in the growth factor `1 + rate` has exactly these roots. */
function flowsWithRates(rates: readonly number[]): number[] {
  return rates.reduce<number[]>(
    (flows, rate) => {
      const next = [...flows, 0];
      flows.forEach((flow, t) => (next[t + 1] -= flow * (1 + rate)));
      return next;
    },
    [-1000],
  );
}

describe('internal rates of return', () => {
  it('has none where money only flows one way', () => {
    expect(internalRatesOfReturn([100, 5])).toEqual({ rates: [], signChanges: 0, isUnique: false });
    expect(internalRatesOfReturn([])).toEqual({ rates: [], signChanges: 0, isUnique: false });
  });

  it('is 0 where the flows sum to nothing, once', () => {
    expect(internalRatesOfReturn([-100, 60, 40]).rates).toEqual([0]);
  });

  it('is negative where less comes back', () => {
    expect(internalRatesOfReturn([-100, 50]).rates).toEqual([-0.5]);
  });

  it('does not move when the flows are put off', () => {
    const now = internalRatesOfReturn([-100, 30, 90]).rates;
    expect(internalRatesOfReturn([0, 0, -100, 30, 90, 0]).rates).toEqual(now);
  });

  it('finds a rate that is a double root', () => {
    const { rates } = internalRatesOfReturn([-1, 2.2, -1.21]);
    expect(rates).toHaveLength(1);
    expect(rates[0]).toBeCloseTo(0.1, 6);
  });

  it('finds the monthly rate of a thirty-year loan', () => {
    const payment = (0.005 * 1.005 ** 360) / (1.005 ** 360 - 1);
    const { rates } = internalRatesOfReturn([-1, ...new Array<number>(360).fill(payment)]);
    expect(rates).toHaveLength(1);
    expect(rates[0]).toBeCloseTo(0.005, 12);
  });

  const distinctRates = fc
    .uniqueArray(fc.integer({ min: -80, max: 400 }), { minLength: 1, maxLength: 4 })
    .filter((percents) =>
      percents.every((a) => percents.every((b) => a === b || Math.abs(a - b) >= 5)),
    )
    .map((percents) => percents.map((percent) => percent / 100).sort((a, b) => a - b));

  test.prop([distinctRates], { seed: 5 })('finds every rate there is', (rates) => {
    const found = internalRatesOfReturn(flowsWithRates(rates));
    expect(found.rates).toHaveLength(rates.length);
    found.rates.forEach((rate, k) => {
      expect(rate).toBeCloseTo(rates[k], 6);
    });
    expect(found.isUnique).toBe(rates.length === 1);
  });

  const anyFlows = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 25 });

  test.prop([anyFlows], { seed: 5 })(
    'gives rates at which the flows are worth nothing',
    (flows) => {
      for (const rate of internalRatesOfReturn(flows).rates) {
        const size = flows.reduce((sum, flow, t) => sum + Math.abs(flow) / (1 + rate) ** t, 0);
        expect(Math.abs(netPresentValue(rate, flows))).toBeLessThanOrEqual(1e-8 * size);
      }
    },
  );

  test.prop([anyFlows], { seed: 5 })('has no more rates than changes of sign', (flows) => {
    const { rates, signChanges } = internalRatesOfReturn(flows);
    expect(rates.length).toBeLessThanOrEqual(signChanges);
  });

  test.prop([anyFlows], { seed: 5 })('misses no change of sign of the NPV', (flows) => {
    const { rates } = internalRatesOfReturn(flows);
    const grid = Array.from({ length: 200 }, (_, k) => 1.05 ** (k - 60) - 1);
    for (let k = 1; k < grid.length; k++) {
      const [a, b] = [grid[k - 1], grid[k]];
      if (netPresentValue(a, flows) * netPresentValue(b, flows) >= 0) continue;
      expect(rates.some((rate) => rate >= a - 1e-6 && rate <= b + 1e-6)).toBe(true);
    }
  });
});
