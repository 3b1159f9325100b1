import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { propagate } from '../../src/cost/propagate.ts';

type Id = 'a' | 'b';

function bounds(a: readonly [number, number, number], b: readonly [number, number, number]) {
  const range = (id: Id, [low, mid, high]: readonly [number, number, number]) => ({
    id,
    low,
    mid,
    high,
  });
  return [range('a', a), range('b', b)];
}

describe('propagation of bounds', () => {
  it('adds independent moves by squares, each side for itself', () => {
    const { ranges } = propagate(bounds([9, 10, 13], [6, 10, 14]), { a: 10, b: 10 }, ({ a, b }) => [
      100 + a + b,
      1000,
    ]);
    expect(ranges[0].high).toBe(120 + Math.hypot(3, 4));
    expect(ranges[1]).toEqual({ low: 1000, mid: 1000, high: 1000 });
  });

  it('takes one input alone to exactly its own ends', () => {
    const { ranges } = propagate(bounds([2, 10, 30], [1, 1, 1]), { a: 10, b: 1 }, ({ a }) => [a]);
    expect(ranges[0].low).toBeCloseTo(2, 12);
    expect(ranges[0].high).toBeCloseTo(30, 12);
  });

  it('never takes a product of uncertain factors below nothing', () => {
    const { ranges } = propagate(bounds([0.1, 1, 2], [0.1, 1, 2]), { a: 1, b: 1 }, ({ a, b }) => [
      a * b,
    ]);
    expect(ranges[0].low).toBeGreaterThan(0);
  });

  it('adds plainly where the sign may change', () => {
    const { ranges } = propagate(bounds([0, 3, 3], [0, 4, 4]), { a: 3, b: 4 }, ({ a, b }) => [
      a + b - 5,
    ]);
    expect(ranges[0].low).toBeCloseTo(2 - 5, 12);
  });

  it('leaves the point where it was', () => {
    const draw = { a: 1, b: 2 };
    propagate(bounds([0, 1, 2], [1, 2, 3]), draw, ({ a, b }) => [a * b]);
    expect(draw).toEqual({ a: 1, b: 2 });
  });

  const positive = fc.double({ min: 0.1, max: 10, noNaN: true });
  const range = fc
    .tuple(positive, positive, positive)
    .map((values) => values.sort((x, y) => x - y));
  const model = ({ a, b }: Readonly<Record<Id, number>>) => [a + b, a * b, a / b, a - 2 * b];

  test.prop([range, range], { seed: 5 })('keeps every range the right way up', (a, b) => {
    const { ranges } = propagate(bounds(a, b), { a: a[1], b: b[1] }, model);
    for (const { low, mid, high } of ranges) {
      expect(low).toBeLessThanOrEqual(mid);
      expect(mid).toBeLessThanOrEqual(high);
    }
  });

  test.prop([range, range, fc.double({ min: 1, max: 3, noNaN: true })], { seed: 5 })(
    'widens when an input widens',
    (a, b, factor) => {
      const wider = [a[0] / factor, a[1], a[2] * factor] as const;
      const before = propagate(bounds(a, b), { a: a[1], b: b[1] }, model).ranges;
      const after = propagate(bounds(wider, b), { a: a[1], b: b[1] }, model).ranges;
      after.forEach(({ low, high }, k) => {
        expect(low).toBeLessThanOrEqual(before[k].low + 1e-9);
        expect(high).toBeGreaterThanOrEqual(before[k].high - 1e-9);
      });
    },
  );
});
