import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dataGravity, dataMove } from '../../src/cost/data-gravity.ts';

const MOVE = { terabytes: 1000, linkGbps: 100, fillShare: 0.8, egressUsdPerGigabyte: 0.02 };

describe('moving data', () => {
  it('takes 27.8 hours for a petabyte over 80 Gbit/s, and the egress', () => {
    const { hours, usd } = dataMove(MOVE);
    expect(hours).toBeCloseTo(8e6 / 80 / 3600, 9);
    expect(usd).toBe(20_000);
  });

  it('refuses a link that carries nothing', () => {
    expect(() => dataMove({ ...MOVE, linkGbps: 0 })).toThrow(/link/);
  });

  const usd = fc.integer({ min: 0, max: 10_000_000 });

  test.prop([usd, usd, fc.integer({ min: 1, max: 100_000 })], { seed: 5 })(
    'pays exactly below its break-even price',
    (hereUsd, thereUsd, terabytes) => {
      const query = { ...MOVE, terabytes, hereUsd, thereUsd };
      const { breakEvenUsdPerGigabyte } = dataGravity(query);
      if (hereUsd <= thereUsd) {
        expect(breakEvenUsdPerGigabyte).toBe(0);
        return;
      }
      const at = (factor: number) =>
        dataGravity({ ...query, egressUsdPerGigabyte: factor * breakEvenUsdPerGigabyte }).savedUsd;
      expect(at(0.99)).toBeGreaterThan(0);
      expect(at(1.01)).toBeLessThan(0);
    },
  );

  test.prop([fc.integer({ min: 1, max: 1000 })], { seed: 5 })(
    'holds work back the more of it there is',
    (more) => {
      const query = { ...MOVE, hereUsd: 1e6, thereUsd: 5e5 };
      const saved = dataGravity(query).savedUsd;
      expect(dataGravity({ ...query, terabytes: MOVE.terabytes + more }).savedUsd).toBeLessThan(
        saved,
      );
    },
  );
});
