import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { risingEnvelope } from '../../../src/engine/plan/rising-envelope.ts';
import { siteVenture } from '../../../src/engine/plan/site-venture.ts';
import { partsOf, scenarioText } from './cases.ts';

/** A broken line through points at whole numbers. */
const lines = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 6 });

function brokenLine(heights: readonly number[]): (x: number) => number {
  return (x) => {
    const k = Math.min(heights.length - 2, Math.max(0, Math.floor(x)));
    return heights[k] + (x - k) * (heights[k + 1] - heights[k]);
  };
}

describe('the rising envelope', () => {
  test.prop([lines, fc.integer({ min: 0, max: 3 }), fc.boolean()], { numRuns: 500, seed: 31 })(
    'is never below the curve up to its argument',
    (heights, tax, hasHoliday) => {
      const untaxedAt = brokenLine(heights);
      // Tax on what is above 0 makes every piece concave.
      const valueAt = (x: number) => untaxedAt(x) - (tax / 4) * Math.max(0, untaxedAt(x));
      const most = heights.length - 1;
      const knots = heights.map((_, k) => k);
      const envelope = risingEnvelope({ valueAt, untaxedAt, hasHoliday, most, knots });
      let greatest = -Infinity;
      for (let x = 0; x <= most; x += 1 / 16) {
        greatest = Math.max(greatest, valueAt(x));
        expect(envelope(x)).toBeGreaterThanOrEqual(greatest - 1e-2);
      }
    },
  );

  it('is the curve itself where it rises', () => {
    const valueAt = (x: number): number => Math.min(x, 2) - 5;
    const envelope = risingEnvelope({
      valueAt,
      untaxedAt: valueAt,
      hasHoliday: false,
      most: 4,
      knots: [2],
    });
    expect([0, 1, 3].map(envelope)).toEqual([-5, -4, -3]);
  });

  it.each([
    '',
    'incentives: { SA: { taxHoliday: 3 years }, MX: { taxHoliday: 8 years } }',
    'phases: [{ share: 40 % }, { share: 60 %, after: 3 years }]',
  ])('bounds the NPV of every candidate, from no demand to more than it can sell (%s)', (more) => {
    const parts = partsOf(`${scenarioText()}${more}\n`);
    for (const column of parts.set.candidates) {
      const judged = parts.judged.get(column);
      if (!judged) throw new Error('a candidate is not judged');
      const most = 5 * siteVenture(parts, judged, 0).capacityUsdPerYear;
      const { valueAt, mostUpTo } = siteVenture(parts, judged, most).worth;
      let greatest = -Infinity;
      for (let k = 0; k <= 150; k++) {
        const x = (most * k) / 150;
        greatest = Math.max(greatest, valueAt(x));
        expect(mostUpTo(x)).toBeGreaterThanOrEqual(greatest - 1e-6 * Math.abs(greatest));
      }
      expect(valueAt(most)).toBe(valueAt(0.99 * most));
    }
  });
});
