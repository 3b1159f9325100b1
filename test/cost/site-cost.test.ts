import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  COST_INPUT_IDS,
  midDraw,
  type CostDraw,
  type CostInputId,
} from '../../src/cost/cost-input.ts';
import { costOutcome } from '../../src/cost/cost-outcome.ts';
import { siteCost, type SiteCost, type SiteCostOptions } from '../../src/cost/site-cost.ts';
import type { ClimatePlace } from '../../src/cost/summer-peak.ts';
import { AS_OF, measured, TEMPLATE, withNumber, world } from './sites.ts';

const OPTIONS: SiteCostOptions = {
  country: 'MX',
  template: TEMPLATE,
  assumptions: {},
  asOf: AS_OF,
};

const costOf = (changes: Partial<SiteCostOptions> = {}): SiteCost =>
  siteCost(world, { ...OPTIONS, ...changes });

/** The totals at one point of the inputs. */
function totalAt(draw: CostDraw, { shape }: SiteCost) {
  const { energy, runningUsdPerYear, ...outcome } = costOutcome(draw, shape);
  return {
    ...outcome,
    opexUsdPerYear: runningUsdPerYear,
    carbonTonnesPerYear: energy.carbonTonnes,
    waterM3PerYear: energy.waterM3,
  };
}

const anyCountry = fc.constantFrom(...world.countries.keys());

const exact = (value: number) => ({ low: value, mid: value, high: value });

describe('the cost of a region', () => {
  it('follows by hand from inputs that are all set', () => {
    // 1 zone of 1 MW without accelerators; every figure that matters is fixed, so a page of arithmetic gives the answer.
    const cost = costOf({
      template: { ...TEMPLATE, zones: 1, itLoadMwPerZone: 1, acceleratorShare: 0 },
      assumptions: {
        dc_construction_cost: exact(10),
        mep_share_of_construction: exact(60),
        soft_cost_contingency: exact(10),
        land_share_of_capex: exact(5),
        grid_connection_substation: exact(0.2),
        general_capex_per_kw: exact(20),
        import_duty_servers: exact(0),
        dc_network_capex_share: exact(10),
        maintenance: exact(2),
        insurance: exact(0.5),
      },
    });
    const usd = Object.fromEntries([...cost.capex, ...cost.opex].map(({ id, mid }) => [id, mid]));
    expect(usd.building).toBeCloseTo(4e6, 3);
    expect(usd.plant).toBeCloseTo(6e6, 3);
    expect(usd.design).toBeCloseTo(1e6, 3);
    expect(usd.land).toBeCloseTo(5e5, 3);
    expect(usd.gridConnection).toBeCloseTo(2e5, 3);
    expect(usd.servers).toBeCloseTo(2e7, 3);
    expect(usd.accelerators).toBe(0);
    expect(usd.network).toBeCloseTo(2e6, 3);
    expect(usd.interZoneFiber).toBe(0);
    expect(cost.capexUsd.mid).toBeCloseTo(33.7e6, 2);
    expect(usd.maintenance).toBeCloseTo(0.02 * 11.2e6, 3);
    expect(usd.insurance).toBeCloseTo(0.005 * 33.2e6, 3);
    const { powerUsdPerKwh, itUtilizationShare, ppaDiscountShare } = cost.inputs;
    const kwh = 1000 * 8760 * itUtilizationShare.mid * cost.pue.mid;
    const power = kwh * powerUsdPerKwh.mid * (1 - ppaDiscountShare.mid);
    expect(usd.power).toBeCloseTo(power, 3);
  });

  it.each([
    'capexUsd',
    'opexUsdPerYear',
    'pue',
    'wacc',
    'carbonTonnesPerYear',
    'waterM3PerYear',
  ] as const)('names the input whose bounds alone widen the range of %s most', (total) => {
    const cost = costOf({ country: 'SA' });
    const width = (id: CostInputId): number => {
      const { low, mid, high } = cost.inputs[id];
      const draw = midDraw(cost.inputs);
      const [a, b] = [low, high].map((value) => totalAt({ ...draw, [id]: value }, cost)[total]);
      return low === mid && mid === high ? 0 : Math.abs(a - b);
    };
    const widest = COST_INPUT_IDS.toSorted((a, b) => width(b) - width(a))[0];
    expect(cost.movedMostBy[total]).toBe(cost.inputs[widest].label);
  });

  it('names nothing that moves a result where nothing is uncertain', () => {
    expect(costOf({ hasBounds: false }).movedMostBy).toEqual({});
  });

  it('sums to its totals, for every country', () => {
    for (const country of world.countries.keys()) {
      const cost = costOf({ country });
      const sum = (items: readonly { mid: number }[]) =>
        items.reduce((total, { mid }) => total + mid, 0);
      expect(cost.capexUsd.mid / sum(cost.capex)).toBeCloseTo(1, 12);
      expect(cost.opexUsdPerYear.mid / sum(cost.opex)).toBeCloseTo(1, 12);
      const yearly = cost.capitalUsdPerYear.mid + cost.opexUsdPerYear.mid;
      expect(cost.unitCostUsdPerKwYear.mid * 12_000).toBeCloseTo(yearly, 2);
    }
  });

  test.prop([anyCountry], { seed: 5 })(
    'has every range the right way up, and none negative',
    (country) => {
      const cost = costOf({ country });
      const ranges = [
        ...cost.capex,
        ...cost.opex,
        ...Object.values(cost.inputs).filter(({ unit }) => unit !== '°C'),
        cost.capexUsd,
        cost.opexUsdPerYear,
        cost.unitCostUsdPerKwYear,
        cost.pue,
        cost.carbonTonnesPerYear,
        cost.waterM3PerYear,
      ];
      for (const { low, mid, high } of ranges) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(mid);
        expect(mid).toBeLessThanOrEqual(high);
      }
    },
  );

  test.prop(
    [
      anyCountry,
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      fc.double({ min: 1.01, max: 3, noNaN: true }),
    ],
    { seed: 5, numRuns: 40 },
  )('rises with the power price', (country, price, factor) => {
    const at = (value: number) =>
      siteCost(withNumber(country, 'powerPriceUsdPerKwh', measured(value)), { ...OPTIONS, country })
        .unitCostUsdPerKwYear.mid;
    expect(at(price * factor)).toBeGreaterThan(at(price));
  });

  test.prop(
    [
      anyCountry,
      fc.double({ min: -10, max: 45, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
    ],
    { seed: 5, numRuns: 40 },
  )('never falls with the heat', (country, peakC, warmerC) => {
    const at = (value: number) =>
      siteCost(withNumber(country, 'temperatureSummerPeakC', measured(value)), {
        ...OPTIONS,
        country,
      });
    expect(at(peakC + warmerC).pue.mid).toBeGreaterThanOrEqual(at(peakC).pue.mid);
    expect(at(peakC + warmerC).unitCostUsdPerKwYear.mid).toBeGreaterThanOrEqual(
      at(peakC).unitCostUsdPerKwYear.mid - 1e-9,
    );
  });

  test.prop([fc.integer({ min: 2, max: 20 })], { seed: 5 })(
    'scales what varies with the load',
    (factor) => {
      const big = costOf({ template: { ...TEMPLATE, itLoadMwPerZone: 4 * factor } });
      const small = costOf();
      const fixed = new Set(['interZoneFiber', 'people', 'platform', 'insurance']);
      [...small.capex, ...small.opex].forEach((item, k) => {
        if (fixed.has(item.id) || item.mid === 0) return;
        expect([...big.capex, ...big.opex][k].mid / item.mid).toBeCloseTo(factor, 9);
      });
      expect(big.unitCostUsdPerKwYear.mid).toBeLessThan(small.unitCostUsdPerKwYear.mid);
    },
  );

  it('costs more with accelerators, for their price and for their cooling', () => {
    const of = (acceleratorShare: number) =>
      costOf({ template: { ...TEMPLATE, acceleratorShare } }).capex;
    const plant = (share: number) => of(share).find(({ id }) => id === 'plant')?.mid ?? NaN;
    expect(plant(1)).toBeGreaterThan(plant(0));
    expect(of(0).find(({ id }) => id === 'accelerators')?.mid).toBe(0);
    expect(of(1).find(({ id }) => id === 'servers')?.mid).toBe(0);
  });

  it('prices the accelerators that may stand there', () => {
    const of = (accelerator: 'h100' | 'h20' | 'b200' | 'ascend910c') =>
      costOf({ accelerator, template: { ...TEMPLATE, acceleratorShare: 1 } }).capex.find(
        ({ id }) => id === 'accelerators',
      )?.mid;
    expect(of('b200')).not.toBe(of('h100'));
    expect(of('ascend910c')).not.toBe(of('h20'));
  });

  it('takes the climate of the city over that of its country', () => {
    const city = world.cities.find(({ id }) => id === 'CN/Shanghai');
    const own = costOf({ country: 'CN', city }).inputs.summerPeakC;
    const country = costOf({ country: 'CN' }).inputs.summerPeakC;
    const moved =
      (city?.temperatureMeanC?.value ?? NaN) -
      (world.countries.get('CN')?.numbers.temperatureMeanC?.value ?? NaN);
    expect(own.mid - country.mid).toBeCloseTo(moved, 9);
  });

  it('takes the climate of the cities around a place that has none, with wider bounds', () => {
    const shanghai = world.cities.find(({ id }) => id === 'CN/Shanghai');
    const { latDeg, lonDeg } = shanghai ?? { latDeg: NaN, lonDeg: NaN };
    const of = (place: ClimatePlace) => costOf({ country: 'CN', city: place }).inputs.summerPeakC;
    const known = of({ latDeg, lonDeg, temperatureMeanC: shanghai?.temperatureMeanC });
    const near = of({ latDeg: latDeg + 0.05, lonDeg });
    expect(Math.abs(near.mid - known.mid)).toBeLessThan(0.5);
    expect(near.high - near.low).toBeGreaterThan(known.high - known.low);
    expect(of({ latDeg: 0, lonDeg: -150 }).mid).toBe(of({ latDeg: 0, lonDeg: -140 }).mid);
  });

  it('is not narrower for a country whose value is not known than for one with the same value', () => {
    const without = withNumber('MX', 'powerPriceUsdPerKwh', undefined);
    const unknown = siteCost(without, OPTIONS);
    const mid = unknown.inputs.powerUsdPerKwh.mid;
    const known = siteCost(withNumber('MX', 'powerPriceUsdPerKwh', measured(mid)), OPTIONS);
    expect(unknown.unitCostUsdPerKwYear.mid).toBeCloseTo(known.unitCostUsdPerKwYear.mid, 9);
    expect(unknown.unitCostUsdPerKwYear.low).toBeLessThan(known.unitCostUsdPerKwYear.low);
    expect(unknown.unitCostUsdPerKwYear.high).toBeGreaterThan(known.unitCostUsdPerKwYear.high);
    expect(unknown.unknown.map(({ id }) => id)).toContain('powerUsdPerKwh');
  });

  it('leases the backbone along the routes that are used', () => {
    const lease = (lengthKm: number) =>
      costOf({ backboneLeases: [{ lengthKm, capacityShare: 1 }] }).opex.find(
        ({ id }) => id === 'backbone',
      )?.mid ?? NaN;
    expect(lease(6000) / lease(2000)).toBeCloseTo(3, 9);
    expect(costOf({ backboneLeases: [] }).opex.find(({ id }) => id === 'backbone')?.mid).toBe(0);
  });

  it('is dearer to build the later it is built, by construction inflation', () => {
    const of = (asOf: string) =>
      costOf({ asOf }).capex.find(({ id }) => id === 'building')?.mid ?? NaN;
    expect(of('2027-06-30') / of('2026-06-30')).toBeCloseTo(1.055, 9);
  });

  it('names the source of every item, and the inputs that matter most first', () => {
    const cost = costOf();
    for (const { provenance } of [...cost.capex, ...cost.opex])
      expect(provenance.length).toBeGreaterThan(0);
    const widths = cost.drivers.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
  });

  it('refuses an assumption that is upside down', () => {
    expect(() => costOf({ assumptions: { maintenance: { low: 3, mid: 2, high: 1 } } })).toThrow(
      /maintenance/,
    );
    expect(() => costOf({ template: { ...TEMPLATE, zones: 0 } })).toThrow(/zone/);
  });
});
