import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { bookValueShare, straightLineShares } from '../../../src/math/finance/depreciation.ts';

describe('straight-line depreciation', () => {
  it('writes equal parts off, and a smaller one in the last fraction of a year', () => {
    expect(straightLineShares(4)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(straightLineShares(2.5)).toEqual([0.4, 0.4, 0.2]);
  });

  it('never writes land off', () => {
    expect(straightLineShares(Infinity)).toEqual([]);
    expect(bookValueShare(Infinity, 30)).toBe(1);
  });

  test.prop([fc.double({ min: 0.5, max: 40, noNaN: true })], { seed: 5 })(
    'writes the whole off, and no more',
    (life) => {
      const shares = straightLineShares(life);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      shares.forEach((_, age) => {
        const written = shares.slice(0, age).reduce((sum, share) => sum + share, 0);
        expect(bookValueShare(life, age)).toBeCloseTo(1 - written, 9);
      });
      expect(bookValueShare(life, life + 1)).toBe(0);
    },
  );
});
