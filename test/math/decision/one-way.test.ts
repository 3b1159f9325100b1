import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { alternativeMeans } from '../../../src/math/decision/draw-table.ts';
import { regrets } from '../../../src/math/decision/regret.ts';
import { robustChoice } from '../../../src/math/decision/robust-choice.ts';
import { smallestFlip } from '../../../src/math/decision/smallest-flip.ts';
import { tornado } from '../../../src/math/decision/tornado.ts';
import {
  expectedValueOfPartialInformation,
  expectedValueOfPerfectInformation,
} from '../../../src/math/decision/value-of-information.ts';
import { smallTable, tableOf } from './draws.ts';

const SEED = { seed: 41, numRuns: 300 };

describe('tornado', () => {
  const inputs = [
    { id: 'small', low: 0, base: 1, high: 2 },
    { id: 'large', low: -5, base: 0, high: 5 },
    { id: 'hump', low: -3, base: 0, high: 3 },
  ];

  test('the widest first, humps seen', () => {
    const { atBase, bars } = tornado(([a, b, c]) => a + 2 * b - c * c, inputs);
    expect(atBase).toBe(1);
    expect(bars).toEqual([
      { id: 'large', atLow: -9, atHigh: 11, swing: 20 },
      { id: 'hump', atLow: -8, atHigh: -8, swing: 9 },
      { id: 'small', atLow: 0, atHigh: 2, swing: 2 },
    ]);
  });
});

describe('the smallest flip', () => {
  test('by hand: two lines that cross at 7', () => {
    const flips = smallestFlip((x) => (x < 7 ? 'near' : 'cheap'), { base: 4, low: 0, high: 10 });
    expect(flips.up?.at).toBeCloseTo(7, 4);
    expect(flips.up?.winner).toBe('cheap');
    expect(flips.down).toBeUndefined();
    expect(flips.nearest).toEqual(flips.up);
  });

  test('the nearer of both sides', () => {
    const winnerAt = (x: number) => (x > 6 ? 'c' : x < 3 ? 'a' : 'b');
    const { nearest, up, down } = smallestFlip(winnerAt, { base: 4, low: 0, high: 10 });
    expect([nearest, up?.winner]).toEqual([down, 'c']);
    expect(nearest?.change).toBeCloseTo(-1, 4);
  });

  const crossings = fc.record({
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
    base: fc.integer({ min: 0, max: 100 }),
  });

  test.prop([crossings], SEED)('flips at its point, and not just before', ({ cuts, base }) => {
    // The winner at x is the number of cuts below it.
    const winnerAt = (x: number) => cuts.filter((cut) => cut + 0.5 < x).length;
    const search = { base, low: 0, high: 100, steps: 100, tolerance: 1e-6 };
    const { up, down, evaluations } = smallestFlip(winnerAt, search);
    const above = cuts.map((cut) => cut + 0.5).filter((cut) => cut > base);
    const below = cuts.map((cut) => cut + 0.5).filter((cut) => cut < base);
    if (above.length === 0) expect(up).toBeUndefined();
    else expect(up?.at).toBeCloseTo(Math.min(...above), 5);
    if (below.length === 0) expect(down).toBeUndefined();
    else expect(down?.at).toBeCloseTo(Math.max(...below), 5);
    for (const flip of [up, down]) {
      if (flip === undefined) continue;
      expect(winnerAt(flip.at)).toBe(flip.winner);
      expect(winnerAt(flip.at)).not.toBe(winnerAt(base));
      expect(winnerAt(flip.lastSame)).toBe(winnerAt(base));
      expect(Math.abs(flip.at - flip.lastSame)).toBeLessThanOrEqual(1e-6);
      expect(flip.change).toBe(flip.at - base);
    }
    expect(evaluations).toBeLessThanOrEqual(1 + 2 * (100 + 27));
  });

  test('a tolerance of 0 ends at neighboring numbers', () => {
    const search = { base: 0, low: 0, high: 1, tolerance: 0 };
    const { up } = smallestFlip((x) => x >= 1 / 3, search);
    expect(up?.at).toBe(1 / 3);
  });

  test('a base outside its range is our mistake', () => {
    expect(() => smallestFlip(() => 0, { base: 2, low: 0, high: 1 })).toThrow('within its range');
  });
});

describe('robust choice', () => {
  // Luce and Raiffa 1957, "Games and Decisions", section 13.2, compare these rules; here each may choose another.
  test('each rule chooses another', () => {
    const table = tableOf([
      [0, 6, 10],
      [9, 6, -8],
      [9, 6, 14],
    ]);
    const choice = robustChoice(table);
    expect(choice.byExpectedValue).toBe(0);
    expect(choice.byMaximin).toBe(1);
    expect([...choice.maximumRegret]).toEqual([10, 8, 17]);
    expect(choice.byMinimaxRegret).toBe(1);
    expect(robustChoice(table, [1, 0, 0]).byExpectedValue).toBe(2);
  });

  test('a future that cannot come counts for nothing', () => {
    const table = tableOf([
      [1, -Infinity],
      [1, 2],
    ]);
    expect([...robustChoice(table, [0, 3]).expected]).toEqual([1, 2]);
  });

  test.prop([smallTable], SEED)(
    'no choice has a smaller maximum regret or a better worst',
    (table) => {
      const choice = robustChoice(table);
      expect(choice.maximumRegret[choice.byMinimaxRegret]).toBe(Math.min(...choice.maximumRegret));
      expect(choice.worst[choice.byMaximin]).toBe(Math.max(...choice.worst));
      expect(choice.expectedRegret[choice.byExpectedValue]).toBeCloseTo(
        Math.min(...choice.expectedRegret),
        10,
      );
    },
  );
});

describe('value of information', () => {
  test.prop([smallTable], SEED)(
    'perfect information is worth the least expected regret',
    (table) => {
      const perfect = expectedValueOfPerfectInformation(table);
      expect(perfect).toBeCloseTo(Math.min(...regrets(table).expected), 10);
    },
  );

  test.prop([smallTable, fc.infiniteStream(fc.nat(3))], SEED)(
    'one input is worth at most all of them, and at least nothing',
    (table, numbers) => {
      if (table.draws < 2) return;
      const input = Float64Array.from(
        { length: table.draws },
        () => numbers.next().value as number,
      );
      const found = expectedValueOfPartialInformation(table, input, 1 + (table.draws >> 2));
      const perfect = expectedValueOfPerfectInformation(table);
      expect(found.value).toBeGreaterThanOrEqual(0);
      expect(found.upper).toBeGreaterThanOrEqual(found.value - 1e-12);
      expect(found.upper).toBeLessThanOrEqual(perfect + 1e-9);
    },
  );

  test('an input that decides alone is worth as much as all', () => {
    const rows = Array.from({ length: 1000 }, (_, k) => (k < 500 ? [1, 0] : [0, 1]));
    const input = Float64Array.from({ length: 1000 }, (_, k) => k);
    const found = expectedValueOfPartialInformation(tableOf(rows), input, 10);
    expect(found.value).toBeCloseTo(0.5, 12);
    expect(expectedValueOfPerfectInformation(tableOf(rows))).toBe(0.5);
    expect([...alternativeMeans(tableOf(rows))]).toEqual([0.5, 0.5]);
  });
});
