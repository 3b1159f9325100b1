import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  mostStanding,
  standingDistribution,
  standingRange,
  tailProbability,
  valueAt,
} from '../../../src/engine/vary/varied-input.ts';
import { quantileFunction } from '../../../src/math/statistics/quantile-function.ts';

const ranges = fc
  .tuple(
    fc.double({ min: 0.01, max: 1e9, noNaN: true }),
    fc.double({ min: 1.001, max: 5, noNaN: true }),
    fc.double({ min: 1.001, max: 5, noNaN: true }),
    fc.boolean(),
  )
  .map(([mid, down, up, isLog]) => ({
    low: mid / down,
    mid,
    high: mid * up,
    isLog,
    least: 0,
    most: Infinity,
  }));

describe('an uncertain input', () => {
  test.prop(
    [
      ranges,
      fc.double({ min: -2.4, max: 2.4, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ],
    { seed: 1 },
  )(
    'stands at its ends at -1 and 1, rises with its standing, and never passes what nothing can pass',
    (range, standing, step) => {
      const at = (where: number) => valueAt(standingRange(0, 0, range), where);
      expect(at(-1) / range.low).toBeCloseTo(1, 9);
      expect(at(0)).toBe(range.mid);
      expect(at(1) / range.high).toBeCloseTo(1, 9);
      expect(at(standing + step)).toBeGreaterThanOrEqual(at(standing));
      expect(at(standing)).toBeGreaterThanOrEqual(0);
    },
  );

  it('keeps a share a share however far it stands out', () => {
    const share = { low: 0.5, mid: 0.8, high: 0.95, isLog: true, least: 0, most: 1 };
    expect(valueAt(standingRange(0, 0, share), 2.4)).toBe(1);
  });

  it.each(['range', 'bounds', 'readings'] as const)(
    'drawn as %s lies as far out as its tail probability says',
    (spread) => {
      const quantile = quantileFunction(standingDistribution({ spread }));
      const count = 20_000;
      for (const standing of [-1, -0.4, 0.7, 1]) {
        const beyond = Array.from({ length: count }, (_, k) => quantile((k + 0.5) / count)).filter(
          (each) => (standing < 0 ? each <= standing : each >= standing),
        ).length;
        expect(beyond / count).toBeCloseTo(tailProbability({ spread }, standing), 2);
      }
      expect(quantile(0.99999)).toBeLessThanOrEqual(mostStanding({ spread }));
    },
  );

  it('reads a range as its 10th, 50th and 90th percentile', () => {
    const quantile = quantileFunction(standingDistribution({ spread: 'range' }));
    expect(quantile(0.1)).toBeCloseTo(-1, 2);
    expect(quantile(0.5)).toBeCloseTo(0, 9);
    expect(quantile(0.9)).toBeCloseTo(1, 2);
  });
});
