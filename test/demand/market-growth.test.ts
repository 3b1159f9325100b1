import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  decimalYear,
  GROWTH_2024_PER_YEAR,
  marketIndex,
  WORLD_MARKET_2024_USD,
  WORLD_MARKET_2028_USD,
} from '../../src/demand/market-growth.ts';
import { loadWorld } from '../../src/world/load.ts';

describe('market growth', () => {
  it('rests on the figures of the world tables', () => {
    const figure = (metric: string, period: string, unit: string) =>
      Number(
        loadWorld().marketFigures.find(
          (each) =>
            each.metric === metric &&
            each.scope === 'world' &&
            each.period === period &&
            each.unit === unit,
        )?.value,
      );
    expect(figure('market_size', '2024', 'USD bn/yr') * 1e9).toBe(WORLD_MARKET_2024_USD);
    expect(figure('forecast', '2028', 'USD bn/yr') * 1e9).toBe(WORLD_MARKET_2028_USD);
    expect(figure('market_growth', '2024-Q4', '% yoy') / 100).toBe(GROWTH_2024_PER_YEAR);
  });

  it('meets the market of 2024 and the forecast of 2028', () => {
    expect(marketIndex(2024.5)).toBe(1);
    expect(marketIndex(2028.5) * WORLD_MARKET_2024_USD).toBeCloseTo(WORLD_MARKET_2028_USD, -3);
    expect(marketIndex(2023.5)).toBeCloseTo(1 / 1.22, 12);
  });

  it('fades to the mature growth after the forecast', () => {
    const growth = (year: number) => marketIndex(year + 1) / marketIndex(year) - 1;
    expect(growth(2029)).toBeLessThan(0.15);
    expect(growth(2060)).toBeCloseTo(0.05, 3);
  });

  it('takes a growth that the scenario states as it is', () => {
    expect(marketIndex(2026.5, 0.1)).toBeCloseTo(1.21, 12);
    expect(marketIndex(2030, 0)).toBe(1);
  });

  it('reads days as decimal years', () => {
    expect(decimalYear('2024')).toBe(2024);
    expect(decimalYear('2024-07-01')).toBe(2024.5);
  });

  test.prop([fc.double({ min: 2010, max: 2060, noNaN: true })], { seed: 3 })(
    'the market never shrinks',
    (year) => {
      expect(marketIndex(year + 0.5)).toBeGreaterThan(marketIndex(year));
    },
  );
});
