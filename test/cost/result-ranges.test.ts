import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { monthlyNpvUsd } from '../../src/cost/monthly-flows.ts';
import { siteNpv, siteVenture, type SiteNpvOptions } from '../../src/cost/npv.ts';
import {
  flowsAtEnds,
  PRESENT_VALUES,
  resultRanges,
  RETURNS,
} from '../../src/cost/result-ranges.ts';
import { siteCost, type SiteCost } from '../../src/cost/site-cost.ts';
import { AS_OF, TEMPLATE, world } from './sites.ts';

const MX = siteCost(world, { template: TEMPLATE, assumptions: {}, asOf: AS_OF, country: 'MX' });
const SOLD_OUT = 300e6;

function askedOf(cost: SiteCost, options: SiteNpvOptions) {
  const npv = siteNpv(cost, options);
  return {
    ...npv,
    cost,
    venture: siteVenture(cost, options),
    soldOutUsdPerYear: options.soldOutUsdPerYear,
  };
}

const level = (usd: number, years = 10): SiteNpvOptions => ({
  revenueUsdPerYear: new Array<number>(years).fill(usd),
  soldOutUsdPerYear: SOLD_OUT,
});

/** Sums of months by year after the decision, made without the code under test. */
function yearly(byMonth: Float64Array): number[] {
  const sums: number[] = [byMonth[0]];
  for (let month = 1; month < byMonth.length; month += 1) {
    const year = Math.floor((month - 1) / 12) + 1;
    sums[year] = (sums[year] ?? 0) + byMonth[month];
  }
  return sums;
}

const worth = (flows: readonly number[], rate: number): number =>
  flows.reduce((sum, flow, year) => sum + flow / (1 + rate) ** year, 0);

describe('the results of a venture, worked out another way', () => {
  const npv = siteNpv(MX, level(130e6));
  const flows = yearly(npv.cashFlowUsdByMonth);

  it('has a rate of return at which its years are worth nothing, found by halving', () => {
    let [low, high] = [-0.5, 1];
    for (let step = 0; step < 100; step += 1) {
      const middle = (low + high) / 2;
      if (worth(flows, middle) > 0) low = middle;
      else high = middle;
    }
    expect(npv.irr).toHaveLength(1);
    expect(npv.irr[0]).toBeCloseTo(low, 9);
  });

  it('has a modified rate that grows what is put in into what comes out', () => {
    const rate = npv.flows.wacc;
    const years = flows.length - 1;
    const put = flows.reduce((sum, flow, t) => sum + Math.max(0, -flow) / (1 + rate) ** t, 0);
    const out = flows.reduce((sum, flow, t) => {
      return sum + Math.max(0, flow) * (1 + rate) ** (years - t);
    }, 0);
    expect(put * (1 + (npv.mirr ?? NaN)) ** years).toBeCloseTo(out, 0);
  });

  it('pays back in the month after which its running sum is never below nothing again', () => {
    let sum = 0;
    const sums = [...npv.cashFlowUsdByMonth].map((flow) => (sum += flow));
    const last = sums.findLastIndex((each) => each < 0);
    const month = last + -sums[last] / npv.cashFlowUsdByMonth[last + 1];
    expect(npv.paybackYears).toBeCloseTo(month / 12, 9);
  });

  it('shows every rate where equipment bought again turns the sign more than once', () => {
    const small = siteNpv(MX, level(75e6));
    const signs = yearly(small.cashFlowUsdByMonth).map(Math.sign);
    const turns = signs.filter((sign, t) => t > 0 && sign !== 0 && sign !== signs[t - 1]).length;
    expect(turns).toBeGreaterThan(2);
    for (const rate of small.irr)
      expect(Math.abs(worth(yearly(small.cashFlowUsdByMonth), rate))).toBeLessThan(10);
    expect(small.irr.length).toBeGreaterThan(0);
  });

  it('sells at the break-even what is worth nothing', () => {
    const share = npv.breakEvenUtilizationShare ?? NaN;
    expect(Math.abs(siteNpv(MX, level(SOLD_OUT * share)).npvUsd.mid)).toBeLessThan(1);
  });
});

describe('ranges of results', () => {
  test.prop(
    [
      fc.constantFrom('US', 'SA', 'NG', 'BR', 'PK'),
      fc.integer({ min: 0, max: 250 }),
      fc.integer({ min: 2, max: 12 }),
    ],
    { seed: 5, numRuns: 12 },
  )(
    'revenue less ownership less tax is the NPV, and every mid lies in its range',
    (iso2, m, years) => {
      const cost = siteCost(world, {
        template: TEMPLATE,
        assumptions: {},
        asOf: AS_OF,
        country: iso2,
      });
      const asked = askedOf(cost, level(m * 1e6, years));
      const { revenuePresentUsd, tcoUsd, taxPresentUsd, npvUsd } = asked;
      const left = revenuePresentUsd - tcoUsd - taxPresentUsd;
      expect(Math.abs(left - npvUsd.mid)).toBeLessThan(1e-6 * tcoUsd);
      const ranges = resultRanges(asked);
      for (const id of PRESENT_VALUES) {
        expect(ranges[id].low).toBeLessThanOrEqual(asked[id]);
        expect(ranges[id].high).toBeGreaterThanOrEqual(asked[id]);
      }
      for (const id of RETURNS) {
        const value =
          id === 'irr' ? (asked.irr.length === 1 ? asked.irr[0] : undefined) : asked[id];
        const { low, high } = ranges[id];
        if (value !== undefined && low !== undefined) expect(low).toBeLessThanOrEqual(value);
        if (value !== undefined && high !== undefined) expect(high).toBeGreaterThanOrEqual(value);
        // A payback that may never come has no upper bound, and a rate that may not exist no lower one.
        if (value === undefined) expect([low, high]).toContain(undefined);
      }
    },
  );

  it('has its bounds where the NPV has them', () => {
    const asked = askedOf(MX, level(130e6));
    const { low, high } = flowsAtEnds(asked);
    const width = asked.npvUsd.high - asked.npvUsd.low;
    expect(Math.abs(monthlyNpvUsd(low) - asked.npvUsd.low)).toBeLessThan(0.1 * width);
    expect(Math.abs(monthlyNpvUsd(high) - asked.npvUsd.high)).toBeLessThan(0.1 * width);
  });

  it('names the input that moves a result most, and none where nothing is uncertain', () => {
    const asked = askedOf(MX, level(130e6));
    expect(resultRanges(asked).revenuePresentUsd.driver).toBe('revenue');
    const sure = { ...asked, drivers: [] };
    const { irr, tcoUsd } = resultRanges(sure);
    expect(irr).toEqual({ low: asked.irr[0], high: asked.irr[0] });
    expect(tcoUsd.low).toBeCloseTo(tcoUsd.high ?? NaN, 6);
    expect(tcoUsd.driver).toBeUndefined();
  });

  it('has no end where a payback may never come', () => {
    const asked = askedOf(MX, level(80e6));
    const { paybackYears } = resultRanges(asked);
    expect(paybackYears.low).toBeGreaterThan(0);
    expect(paybackYears.high).toBeUndefined();
    expect(paybackYears.driver).toBeDefined();
  });
});
