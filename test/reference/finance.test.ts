/**
 * Finance against published worked examples and the documented results of spreadsheet functions.
 */
import { describe, expect, it } from 'vitest';
import { annuityFactor, capitalRecoveryFactor } from '../../src/math/finance/annuity.ts';
import { internalRatesOfReturn } from '../../src/math/finance/internal-rates-of-return.ts';
import { modifiedInternalRateOfReturn } from '../../src/math/finance/modified-internal-rate-of-return.ts';
import { netPresentValue } from '../../src/math/finance/net-present-value.ts';
import { paybackPeriods } from '../../src/math/finance/payback.ts';
import { periodicRate, realRate } from '../../src/math/finance/rates.ts';

describe('net present value', () => {
  it("agrees with Microsoft's example of NPV (10 %; -10,000, 3,000, 4,200, 6,800): 1,188.44", () => {
    // Excel discounts its first value by one period.
    const value = netPresentValue(0.1, [0, -10_000, 3000, 4200, 6800]);
    expect(value).toBeCloseTo(1188.4434, 4);
  });

  it("agrees with Microsoft's second example of NPV (8 %; -40,000 now, then 8,000 to 14,500): 1,922.06", () => {
    const value = netPresentValue(0.08, [-40_000, 8000, 9200, 10_000, 12_000, 14_500]);
    expect(value).toBeCloseTo(1922.0616, 4);
  });

  it("turns negative with Microsoft's loss of 9,000 in the sixth year: -3,749.47", () => {
    const value = netPresentValue(0.08, [-40_000, 8000, 9200, 10_000, 12_000, 14_500, -9000]);
    expect(value).toBeCloseTo(-3749.4651, 4);
  });
});

describe('internal rate of return', () => {
  const flows = [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000];

  it("agrees with Microsoft's example of IRR after four years (-2.1 %) and five (8.7 %)", () => {
    expect(internalRatesOfReturn(flows.slice(0, 5)).rates[0]).toBeCloseTo(-0.0212448, 7);
    expect(internalRatesOfReturn(flows).rates[0]).toBeCloseTo(0.0866309, 7);
  });

  it("agrees with Microsoft's example of IRR after two years (-44.4 %)", () => {
    expect(internalRatesOfReturn(flows.slice(0, 3)).rates[0]).toBeCloseTo(-0.4435069, 7);
  });

  it("has both rates of Lorie and Savage's pump (1955): 25 % and 400 %", () => {
    const { rates, isUnique, signChanges } = internalRatesOfReturn([-1600, 10_000, -10_000]);
    expect(rates).toHaveLength(2);
    expect(rates[0]).toBeCloseTo(0.25, 12);
    expect(rates[1]).toBeCloseTo(4, 12);
    expect({ isUnique, signChanges }).toEqual({ isUnique: false, signChanges: 2 });
  });

  it("has all three rates of Teichroew's form (growth factors 1.1, 1.2 and 1.3)", () => {
    const { rates } = internalRatesOfReturn([-1000, 3600, -4310, 1716]);
    expect(rates.map((rate) => Math.round(rate * 1e9) / 1e9)).toEqual([0.1, 0.2, 0.3]);
  });

  it('has no rate where the NPV never reaches 0 (Brealey, Myers and Allen, section 5-3: +1,000, -3,000, +2,500)', () => {
    const found = internalRatesOfReturn([1000, -3000, 2500]);
    expect(found.rates).toEqual([]);
    expect(found.signChanges).toBe(2);
    expect(netPresentValue(0.1, [1000, -3000, 2500])).toBeCloseTo(339, 0);
  });
});

describe('modified internal rate of return', () => {
  const flows = [-120_000, 39_000, 30_000, 21_000, 37_000, 46_000];

  it("agrees with Microsoft's example of MIRR (10 % and 12 %) after five years: 12.61 %", () => {
    const rates = { financeRate: 0.1, reinvestRate: 0.12 };
    expect(modifiedInternalRateOfReturn(flows, rates)).toBeCloseTo(0.126094, 6);
  });

  it('agrees with its example after three years (-4.80 %) and at 14 % reinvestment (13.48 %)', () => {
    const after3 = modifiedInternalRateOfReturn(flows.slice(0, 4), {
      financeRate: 0.1,
      reinvestRate: 0.12,
    });
    const at14 = modifiedInternalRateOfReturn(flows, { financeRate: 0.1, reinvestRate: 0.14 });
    expect(after3).toBeCloseTo(-0.0480447, 6);
    expect(at14).toBeCloseTo(0.1347591, 6);
  });

  it('is the internal rate where both rates are the internal rate', () => {
    const rate = internalRatesOfReturn(flows).rates[0];
    const modified = modifiedInternalRateOfReturn(flows, { financeRate: rate, reinvestRate: rate });
    expect(modified).toBeCloseTo(rate, 12);
  });

  it('has no value without an outflow', () => {
    const rates = { financeRate: 0.1, reinvestRate: 0.1 };
    expect(modifiedInternalRateOfReturn([1, 2], rates)).toBeUndefined();
  });
});

describe('annuities and rates', () => {
  it("agrees with Microsoft's example of PMT: 10,000 over 10 months at 8 % a year is 1,037.03 a month", () => {
    expect(10_000 * capitalRecoveryFactor(0.08 / 12, 10)).toBeCloseTo(1037.0321, 4);
  });

  it("agrees with Microsoft's example of PV: 500 a month for 20 years at 8 % is worth 59,777.15", () => {
    expect(500 * annuityFactor(0.08 / 12, 240)).toBeCloseTo(59_777.1459, 4);
  });

  it('agrees with the compound-interest tables: capital recovery at 8 % over 10 years is 0.14903', () => {
    expect(capitalRecoveryFactor(0.08, 10)).toBeCloseTo(0.14903, 5);
    expect(annuityFactor(0.1, 15)).toBeCloseTo(7.6061, 4);
  });

  it("agrees with Microsoft's example of NOMINAL: an effective 5.3543 % is 5.25 % in four parts", () => {
    expect(4 * periodicRate(0.053543, 4)).toBeCloseTo(0.05250032, 8);
  });

  it("is Fisher's real rate: 8 % with 5 % inflation is 2.857 %", () => {
    expect(realRate(0.08, 0.05)).toBeCloseTo(0.0285714, 7);
  });
});

describe('payback', () => {
  it('agrees with Brealey, Myers and Allen, section 5-2: projects A, B and C pay back in 3, 2 and 2 years', () => {
    const projects = [
      [-2000, 500, 500, 5000],
      [-2000, 500, 1800, 0],
      [-2000, 1800, 500, 0],
    ];
    const years = projects.map((flows) => paybackPeriods(flows) ?? Infinity);
    expect(years[0]).toBeCloseTo(2.2, 12);
    // The book counts whole years.
    expect(years.map(Math.ceil)).toEqual([3, 2, 2]);
  });
});
