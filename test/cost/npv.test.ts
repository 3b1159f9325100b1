import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ventureFlows, type Venture } from '../../src/cost/cash-flow.ts';
import { midDraw } from '../../src/cost/cost-input.ts';
import { monthlyFlows, monthlyNpvUsd } from '../../src/cost/monthly-flows.ts';
import { siteNpv, type SiteNpvOptions } from '../../src/cost/npv.ts';
import { siteCost } from '../../src/cost/site-cost.ts';
import { internalRatesOfReturn } from '../../src/math/finance/internal-rates-of-return.ts';
import { netPresentValue } from '../../src/math/finance/net-present-value.ts';
import { periodicRate } from '../../src/math/finance/rates.ts';
import { AS_OF, measured, TEMPLATE, withNumber, world } from './sites.ts';

const OPTIONS = { template: TEMPLATE, assumptions: {}, asOf: AS_OF };

const MX = siteCost(world, { ...OPTIONS, country: 'MX' });

const LEVEL = new Array<number>(10).fill(200e6);

const npvOf = (changes: Partial<SiteNpvOptions> = {}) =>
  siteNpv(MX, { revenueUsdPerYear: LEVEL, ...changes });

const anyRevenue = fc.array(fc.integer({ min: 0, max: 400_000_000 }), {
  minLength: 1,
  maxLength: 15,
});

function venture(changes: Partial<Venture> = {}): Venture {
  const revenueUsdPerYear = changes.revenueUsdPerYear ?? LEVEL;
  const openedShares = revenueUsdPerYear.map((_, year) => (year === 0 ? 1 : 0));
  return { shape: MX.shape, revenueUsdPerYear, openedShares, incentives: {}, ...changes };
}

describe('the flows of a region', () => {
  it('are those of the page: no inflation, no tax, equipment for ever', () => {
    const draw = {
      ...midDraw(MX.inputs),
      inflation: 0,
      powerInflation: 0,
      taxShare: 0,
      serverYears: 50,
      acceleratorYears: 50,
      networkYears: 50,
      facilityYears: 50,
      plantYears: 50,
      constructionMonths: 24,
    };
    const flows = ventureFlows(draw, venture());
    const capex = flows.facilityUsd[0] + flows.equipmentUsd[0];
    expect(capex / MX.capexUsd.mid).toBeCloseTo(1, 12);
    expect(
      [...flows.runningUsd].every((usd) => Math.abs(usd / MX.opexUsdPerYear.mid - 1) < 1e-12),
    ).toBe(true);
    const land = MX.capex.find(({ id }) => id === 'land')?.mid ?? NaN;
    expect(flows.residualUsd / (land + (capex - land) * 0.8)).toBeCloseTo(1, 12);
    const byMonth = monthlyFlows(flows);
    expect(byMonth).toHaveLength(24 + 120 + 1);
    expect(byMonth[1]).toBeCloseTo(-flows.facilityUsd[0] / 24, 3);
    expect(byMonth[25]).toBeCloseTo((200e6 - MX.opexUsdPerYear.mid) / 12, 3);
  });

  test.prop([anyRevenue, fc.constantFrom('US', 'SA', 'NG', 'CN', 'BR')], { seed: 5, numRuns: 50 })(
    'are worth the same by the month and in closed form',
    (revenueUsdPerYear, country) => {
      const cost = siteCost(world, { ...OPTIONS, country });
      const openedShares = revenueUsdPerYear.map((_, year) => (year === 0 ? 1 : 0));
      const flows = ventureFlows(midDraw(cost.inputs), {
        shape: cost.shape,
        revenueUsdPerYear,
        openedShares,
        incentives: {},
      });
      const byMonth = netPresentValue(periodicRate(flows.wacc, 12), monthlyFlows(flows));
      expect(Math.abs(monthlyNpvUsd(flows) - byMonth)).toBeLessThan(1e-9 * cost.capexUsd.mid);
    },
  );

  test.prop([fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 })], { seed: 5 })(
    'of phases sum to the whole',
    (year, tenths) => {
      const draw = {
        ...midDraw(MX.inputs),
        serverYears: 50,
        acceleratorYears: 50,
        networkYears: 50,
      };
      const openedShares = LEVEL.map(() => 0);
      openedShares[0] += tenths / 10;
      openedShares[year] += 1 - tenths / 10;
      const spent = ({ facilityUsd, equipmentUsd }: ReturnType<typeof ventureFlows>) =>
        [...facilityUsd, ...equipmentUsd].reduce((sum, usd) => sum + usd, 0);
      const inPhases = spent(ventureFlows(draw, venture({ openedShares })));
      expect(inPhases / spent(ventureFlows(draw, venture()))).toBeCloseTo(1, 12);
    },
  );

  it('renew equipment at the end of its life', () => {
    const draw = { ...midDraw(MX.inputs), serverYears: 5, acceleratorYears: 4, networkYears: 6 };
    const { equipmentUsd } = ventureFlows(draw, venture());
    const usd = (id: string) => MX.capex.find((item) => item.id === id)?.mid ?? NaN;
    expect(equipmentUsd[4]).toBeCloseTo(usd('accelerators'), 3);
    expect(equipmentUsd[5]).toBeCloseTo(usd('servers'), 3);
    expect(equipmentUsd[6]).toBeCloseTo(usd('network'), 3);
    expect(equipmentUsd[7]).toBe(0);
  });

  test.prop(
    [fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 })],
    { seed: 5 },
  )('equip what demand fills, from a least share on, and take nothing out again', (loadShares) => {
    const lives = { serverYears: 50, acceleratorYears: 50, networkYears: 50 };
    const draw = { ...midDraw(MX.inputs), ...lives };
    const all = ventureFlows(draw, venture()).equipmentUsd[0];
    const { equipmentUsd } = ventureFlows(draw, venture({ loadShares }));
    let installed = 0;
    equipmentUsd.forEach((usd, year) => {
      expect(usd).toBeGreaterThanOrEqual(0);
      installed += usd / all;
      const most = Math.max(draw.leastEquippedShare, ...loadShares.slice(0, year + 1));
      expect(installed).toBeCloseTo(most, 9);
    });
  });

  it('cost less to run while they are not full', () => {
    const draw = midDraw(MX.inputs);
    const full = ventureFlows(draw, venture()).runningUsd;
    const half = ventureFlows(draw, venture({ loadShares: LEVEL.map(() => 0.5) })).runningUsd;
    half.forEach((usd, year) => {
      expect(usd).toBeLessThan(full[year]);
      expect(usd).toBeGreaterThan(full[year] / 2);
    });
  });

  it('pay no tax on losses carried forward', () => {
    const draw = midDraw(MX.inputs);
    const { taxUsd } = ventureFlows(draw, venture({ revenueUsdPerYear: [0, ...LEVEL.slice(1)] }));
    expect(taxUsd[0]).toBe(0);
    expect(taxUsd[1]).toBeLessThan(taxUsd[3]);
  });

  it('keep the losses of the first year through a tax holiday with a small profit', () => {
    const forEver = 1e6;
    const draw = {
      ...midDraw(MX.inputs),
      facilityYears: forEver,
      plantYears: forEver,
      serverYears: forEver,
      acceleratorYears: forEver,
      networkYears: forEver,
    };
    const revenueUsdPerYear = [0, 1.1 * MX.opexUsdPerYear.mid, 200e6, 200e6];
    const taxUsd = (taxHolidayYears: number) =>
      ventureFlows(draw, venture({ revenueUsdPerYear, incentives: { taxHolidayYears } })).taxUsd;
    expect(taxUsd(0)[1]).toBe(0);
    expect(taxUsd(2)[2]).toBeGreaterThan(0);
    expect(taxUsd(2)[2]).toBeLessThanOrEqual(taxUsd(0)[2]);
  });
});

describe('net present value of a region', () => {
  it('lies in its bounds, and its drivers are sorted and reach from it', () => {
    const { npvUsd, drivers } = npvOf();
    expect(npvUsd.low).toBeLessThan(npvUsd.mid);
    expect(npvUsd.mid).toBeLessThan(npvUsd.high);
    expect(drivers[0].id).toBe('revenue');
    for (const { npvAtLowUsd, npvAtHighUsd } of drivers) {
      expect(Math.min(npvAtLowUsd, npvAtHighUsd)).toBeGreaterThanOrEqual(npvUsd.low - 1);
      expect(Math.max(npvAtLowUsd, npvAtHighUsd)).toBeLessThanOrEqual(npvUsd.high + 1);
    }
  });

  test.prop([anyRevenue, fc.double({ min: 1.001, max: 2, noNaN: true })], { seed: 5, numRuns: 40 })(
    'rises with revenue',
    (revenueUsdPerYear, factor) => {
      fc.pre(revenueUsdPerYear.some((usd) => usd > 0));
      const more = revenueUsdPerYear.map((usd) => usd * factor);
      const npv = siteNpv(MX, { revenueUsdPerYear }).npvUsd.mid;
      expect(siteNpv(MX, { revenueUsdPerYear: more }).npvUsd.mid).toBeGreaterThan(npv);
    },
  );

  test.prop(
    [fc.double({ min: 5, max: 12, noNaN: true }), fc.double({ min: 0.5, max: 10, noNaN: true })],
    { seed: 5, numRuns: 40 },
  )('falls with the cost of capital, for what pays first and earns later', (percent, more) => {
    const at = (wacc: number) => {
      const assumptions = { wacc_hic: { low: wacc, mid: wacc, high: wacc } };
      const cost = siteCost(world, { ...OPTIONS, country: 'MX', assumptions });
      return siteNpv(cost, { revenueUsdPerYear: LEVEL }).npvUsd.mid;
    };
    expect(at(percent + more)).toBeLessThan(at(percent));
  });

  test.prop(
    [
      fc.double({ min: 0.02, max: 0.2, noNaN: true }),
      fc.double({ min: 1.01, max: 3, noNaN: true }),
    ],
    { seed: 5, numRuns: 30 },
  )('falls with the power price', (price, factor) => {
    const at = (value: number) => {
      const changed = withNumber('MX', 'powerPriceUsdPerKwh', measured(value));
      const cost = siteCost(changed, { ...OPTIONS, country: 'MX' });
      return siteNpv(cost, { revenueUsdPerYear: LEVEL }).npvUsd.mid;
    };
    expect(at(price * factor)).toBeLessThan(at(price));
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test.prop(
    [
      anyRevenue,
      fc.constantFrom('MX', 'NG', 'BR', 'US'),
      fc.record({
        taxHolidayYears: fc.integer({ min: 0, max: 15 }),
        facilityGrantShare: share,
        powerDiscountShare: share,
        dutyExemptShare: share,
      }),
      fc.constantFrom(
        'taxHolidayYears',
        'facilityGrantShare',
        'powerDiscountShare',
        'dutyExemptShare',
      ),
    ],
    { seed: 5 },
  )(
    'is never hurt by an incentive, alone or on top of others',
    (revenueUsdPerYear, country, incentives, last) => {
      const cost = siteCost(world, { ...OPTIONS, country });
      const npv = (given: object) =>
        siteNpv(cost, { revenueUsdPerYear, incentives: given }).npvUsd.mid;
      const others = { ...incentives, [last]: 0 };
      expect(npv(incentives)).toBeGreaterThanOrEqual(npv(others) - 1e-3);
      expect(npv({ [last]: incentives[last] })).toBeGreaterThanOrEqual(npv({}) - 1e-3);
    },
  );

  it('is 0 at the break-even, and the flows return the cost of capital there', () => {
    const factor = npvOf().breakEvenRevenueFactor ?? NaN;
    const even = npvOf({ revenueUsdPerYear: LEVEL.map((usd) => usd * factor) });
    expect(Math.abs(even.npvUsd.mid)).toBeLessThan(1);
    const monthly = internalRatesOfReturn([...even.cashFlowUsdByMonth]).rates;
    expect(monthly).toHaveLength(1);
    expect((1 + monthly[0]) ** 12 - 1).toBeCloseTo(MX.wacc.mid, 6);
  });

  it('breaks even at a share of what is sold out', () => {
    const { breakEvenUtilizationShare } = npvOf({ soldOutUsdPerYear: 300e6 });
    const flat = LEVEL.map(() => 300e6 * (breakEvenUtilizationShare ?? NaN));
    expect(Math.abs(npvOf({ revenueUsdPerYear: flat }).npvUsd.mid)).toBeLessThan(1);
  });

  it('breaks even at a lower share where equipment follows demand', () => {
    const loadShares = LEVEL.map(() => 1);
    const fixed = npvOf({ soldOutUsdPerYear: 300e6 }).breakEvenUtilizationShare ?? NaN;
    const elastic =
      npvOf({ soldOutUsdPerYear: 300e6, loadShares }).breakEvenUtilizationShare ?? NaN;
    expect(elastic).toBeLessThan(fixed);
    const at = (share: number) =>
      npvOf({
        revenueUsdPerYear: LEVEL.map(() => 300e6 * share),
        loadShares: LEVEL.map(() => share),
      }).npvUsd.mid;
    expect(Math.abs(at(elastic))).toBeLessThan(1);
  });

  it('never breaks even without revenue, and is worth less than nothing', () => {
    const none = npvOf({ revenueUsdPerYear: LEVEL.map(() => 0) });
    expect(none.breakEvenRevenueFactor).toBeUndefined();
    expect(none.paybackYears).toBeUndefined();
    expect(none.npvUsd.high).toBeLessThan(0);
  });

  it('pays back later when money costs something', () => {
    const { paybackYears, discountedPaybackYears } = npvOf();
    expect(paybackYears).toBeGreaterThan(2);
    expect(discountedPaybackYears).toBeGreaterThan(paybackYears ?? NaN);
  });

  it('refuses phases that do not sum to the whole, an empty horizon and a negative revenue', () => {
    expect(() => npvOf({ phases: [{ year: 0, share: 0.5 }] })).toThrow(/phases must sum/);
    expect(() => npvOf({ phases: [{ year: 10, share: 1 }] })).toThrow(/phase in year 10/);
    expect(() => npvOf({ revenueUsdPerYear: [] })).toThrow(/horizon/);
    expect(() => npvOf({ revenueUsdPerYear: [-1] })).toThrow(/revenue/);
  });
});
