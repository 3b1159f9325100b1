import { mean, quantile, sum } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { countryValue } from '../../src/cost/country-value.ts';
import { estimatedValue } from '../../src/cost/estimated-value.ts';
import type { NumericIndicator } from '../../src/world/types.ts';
import { measured, withNumber, world } from './sites.ts';

const INDICATORS: readonly NumericIndicator[] = [
  'powerPriceUsdPerKwh',
  'gridCarbonGCo2ePerKwh',
  'corporateTaxShare',
  'temperatureSummerPeakC',
  'wgiRuleOfLaw',
];

describe('a number of a country', () => {
  it('is what the table says, with its origin', () => {
    const value = countryValue(
      withNumber('MX', 'powerPriceUsdPerKwh', measured(0.08)),
      'MX',
      'powerPriceUsdPerKwh',
    );
    expect(value).toMatchObject({ mid: 0.08, isUnknown: false });
    expect(value.provenance[0].source).toBe('a test');
    expect(value.high / value.mid).toBeCloseTo(1.05, 12);
  });

  it("keeps the source's own bounds", () => {
    const fact = { ...measured(0.08), low: 0.02, high: 0.2 };
    const value = countryValue(
      withNumber('MX', 'powerPriceUsdPerKwh', fact),
      'MX',
      'powerPriceUsdPerKwh',
    );
    expect(value).toMatchObject({ low: 0.02, mid: 0.08, high: 0.2 });
  });

  it('lies, where it is not known, between those of its subregion', () => {
    const without = withNumber('FR', 'corporateTaxShare', undefined);
    const value = countryValue(without, 'FR', 'corporateTaxShare');
    const neighbors = [...without.countries.values()]
      .filter(({ subregion }) => subregion === 'Western Europe')
      .flatMap(({ numbers }) => numbers.corporateTaxShare?.value ?? []);
    expect(value.isUnknown).toBe(true);
    expect(value.mid).toBeGreaterThan(Math.min(...neighbors));
    expect(value.mid).toBeLessThan(Math.max(...neighbors));
    expect(value.provenance[0].source).toMatch(
      /^unknown: bounded by \d+ countries of Western Europe/,
    );
  });

  it('falls back to the world for a country that nobody knows', () => {
    expect(countryValue(world, 'XX', 'corporateTaxShare').provenance[0].source).toContain(
      'the world',
    );
  });

  it('is never narrower unknown than known at the same mid, and never at its best end', () => {
    for (const indicator of INDICATORS) {
      for (const iso2 of ['MX', 'SA', 'EG', 'CN', 'FR', 'KE']) {
        const unknown = countryValue(withNumber(iso2, indicator, undefined), iso2, indicator);
        for (const confidence of ['high', 'medium', 'low'] as const) {
          const fact = { ...measured(unknown.mid), confidence };
          const known = countryValue(withNumber(iso2, indicator, fact), iso2, indicator);
          expect(unknown.low).toBeLessThanOrEqual(known.low);
          expect(unknown.high).toBeGreaterThanOrEqual(known.high);
        }
        expect(unknown.low).toBeLessThan(unknown.mid);
        expect(unknown.mid).toBeLessThan(unknown.high);
      }
    }
  });

  it('reaches, unknown, as far as its neighbors do', () => {
    // Grids of one subregion differ by far more than the spread of a guess.
    const indicator = 'gridCarbonGCo2ePerKwh';
    const without = withNumber('FR', indicator, undefined);
    const known = [...without.countries.values()]
      .filter(({ subregion }) => subregion === 'Western Europe')
      .flatMap(({ numbers }) => numbers[indicator]?.value ?? [])
      .sort((a, b) => a - b);
    const value = countryValue(without, 'FR', indicator);
    expect(known.length).toBeGreaterThan(4);
    expect(value.low).toBeLessThanOrEqual(known[1]);
    expect(value.high).toBeGreaterThanOrEqual(known[known.length - 2]);
  });

  it.each(['wageUsdPerMonth', 'constructionUsdPerW'] as const)(
    'is, estimated, never narrower than a known one of low confidence (%s)',
    (indicator) => {
      for (const iso2 of ['KE', 'NO', 'PE', 'FR']) {
        const guess = estimatedValue(withNumber(iso2, indicator, undefined), iso2, indicator);
        const fact = { ...measured(guess.mid), confidence: 'low' as const };
        const known = estimatedValue(withNumber(iso2, indicator, fact), iso2, indicator);
        expect(known).toMatchObject({ mid: guess.mid, isUnknown: false });
        expect(guess.isUnknown).toBe(true);
        expect(guess.low).toBeLessThanOrEqual(known.low);
        expect(guess.high).toBeGreaterThanOrEqual(known.high);
      }
    },
  );

  it('is, a wage, what the line of least squares through all known wages says, with the bounds of its misses', () => {
    const points = [...world.countries.values()].flatMap(({ numbers }) => {
      const { gdpPerCapitaUsd: income, wageUsdPerMonth: wage } = numbers;
      return income && wage ? [{ x: Math.log(income.value), y: Math.log(wage.value) }] : [];
    });
    const meanX = mean(points, ({ x }) => x) ?? NaN;
    const meanY = mean(points, ({ y }) => y) ?? NaN;
    const squares = sum(points, ({ x }) => (x - meanX) ** 2);
    const slope = sum(points, ({ x, y }) => (x - meanX) * (y - meanY)) / squares;
    // A point left out of its own fit misses by its residual over one less its leverage.
    const misses = points.map(({ x, y }) => {
      const leverage = 1 / points.length + (x - meanX) ** 2 / squares;
      return (y - meanY - slope * (x - meanX)) / (1 - leverage);
    });
    for (const iso2 of ['KE', 'NO']) {
      const unknown = withNumber(iso2, 'wageUsdPerMonth', undefined);
      const { low, mid, high } = estimatedValue(unknown, iso2, 'wageUsdPerMonth');
      const income = world.countries.get(iso2)?.numbers.gdpPerCapitaUsd?.value ?? NaN;
      expect(Math.log(mid)).toBeCloseTo(meanY + slope * (Math.log(income) - meanX), 2);
      expect(Math.log(low / mid)).toBeCloseTo(quantile(misses, 0.1) ?? NaN, 2);
      expect(Math.log(high / mid)).toBeCloseTo(quantile(misses, 0.9) ?? NaN, 2);
    }
  });

  it('is estimated from income where that says more than the neighbors, and says so', () => {
    const poor = estimatedValue(
      withNumber('KE', 'wageUsdPerMonth', undefined),
      'KE',
      'wageUsdPerMonth',
    );
    const rich = estimatedValue(
      withNumber('NO', 'wageUsdPerMonth', undefined),
      'NO',
      'wageUsdPerMonth',
    );
    expect(poor.mid).toBeLessThan(rich.mid / 5);
    expect([poor.isUnknown, rich.isUnknown]).toEqual([true, true]);
    expect(rich.provenance[0].source).toContain('estimated from GDP per capita');
  });
});
