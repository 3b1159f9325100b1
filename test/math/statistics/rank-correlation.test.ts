import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { meanRanks, rankCorrelation } from '../../../src/math/statistics/rank-correlation.ts';

describe('rank correlation', () => {
  it('of intelligence and hours of television is -29/165 (Wikipedia, "Spearman\'s rank correlation coefficient")', () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(iq, hours)).toBeCloseTo(-29 / 165, 12);
  });

  it('shares ranks between equal values', () => {
    expect(meanRanks([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1]);
  });

  it('says nothing of one pair or of a constant', () => {
    expect(rankCorrelation([1], [2])).toBeUndefined();
    expect(rankCorrelation([1, 2, 3], [7, 7, 7])).toBeUndefined();
  });

  const columns = fc
    .array(fc.tuple(fc.integer(), fc.integer()), { minLength: 3, maxLength: 30 })
    .map((pairs) => [pairs.map(([a]) => a), pairs.map(([, b]) => b)] as const);

  test.prop([columns], { seed: 5 })(
    'is symmetric, bounded, and blind to any rising change',
    ([a, b]) => {
      const r = rankCorrelation(a, b);
      fc.pre(r !== undefined);
      expect(rankCorrelation(b, a)).toBeCloseTo(r, 12);
      expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-12);
      expect(rankCorrelation(a.map(Math.cbrt), b)).toBeCloseTo(r, 12);
      expect(rankCorrelation(a, a)).toBeCloseTo(1, 12);
    },
  );
});
