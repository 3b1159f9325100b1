import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { bestConvergence } from '../../../src/math/decision/convergence.ts';
import {
  alternativeDraws,
  alternativeMeans,
  drawTable,
  joinDraws,
} from '../../../src/math/decision/draw-table.ts';
import {
  bestProbabilities,
  expectedRanks,
  rankProbabilities,
  rankProbability,
} from '../../../src/math/decision/rank-probabilities.ts';
import { regrets } from '../../../src/math/decision/regret.ts';
import { conditionalValueAtRisk, sampleQuantiles } from '../../../src/math/decision/tail-risk.ts';
import { normalQuantile } from '../../../src/math/statistics/normal.ts';
import { randomStream } from '../../../src/math/random-stream.ts';
import { smallTable, tableOf } from './draws.ts';

const SEED = { seed: 17, numRuns: 300 };

describe('by hand', () => {
  const table = tableOf([
    [5, 3, 1],
    [2, 2, 1],
    [0, 7, 7],
    [4, 1, 2],
  ]);

  test('ranks, ties shared', () => {
    const ranks = rankProbabilities(table);
    expect(rankProbability(ranks, 0, 1)).toBe((1 + 0.5 + 0 + 1) / 4);
    expect(rankProbability(ranks, 1, 1)).toBe((0 + 0.5 + 0.5 + 0) / 4);
    expect(rankProbability(ranks, 2, 3)).toBe((1 + 1 + 0 + 0) / 4);
    expect([...expectedRanks(ranks)]).toEqual([1.625, 2.0, 2.375]);
  });

  test('regret', () => {
    const { expected, maximum } = regrets(table);
    expect([...expected]).toEqual([7 / 4, 5 / 4, 7 / 4]);
    expect([...maximum]).toEqual([7, 3, 4]);
    expect(regrets(table, [0, 0, 1, 0]).expected[0]).toBe(7);
    expect(regrets(tableOf([[1, -Infinity]])).expected[1]).toBe(Infinity);
  });

  test('joined tables keep their order', () => {
    const joined = joinDraws([
      tableOf([[1, 2]]),
      tableOf([
        [3, 4],
        [5, 6],
      ]),
    ]);
    expect([...alternativeDraws(joined, 1)]).toEqual([2, 4, 6]);
    expect([...alternativeMeans(joined)]).toEqual([3, 4]);
  });

  test('a table of NaN is refused', () => {
    expect(() => drawTable(1, Float64Array.of(Number.NaN))).toThrow('holds numbers');
    expect(() => drawTable(2, Float64Array.of(1))).toThrow('whole rows');
  });

  test('the tail counts a draw in part', () => {
    const values = Float64Array.of(4, 1, 2, 3);
    expect(conditionalValueAtRisk(values, { level: 0.25, badEnd: 'low' })).toBe(1);
    expect(conditionalValueAtRisk(values, { level: 0.375, badEnd: 'low' })).toBeCloseTo(
      2 / 1.5,
      12,
    );
    expect(conditionalValueAtRisk(values, { level: 0.25, badEnd: 'high' })).toBe(4);
  });
});

describe('closed forms', () => {
  // McNeil, Frey and Embrechts, "Quantitative Risk Management": density at the quantile over the level.
  test('expected shortfall of a normal', () => {
    const n = 100_000;
    const values = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n));
    const z = normalQuantile(0.05);
    const shortfall = -Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / 0.05;
    expect(conditionalValueAtRisk(values, { level: 0.05, badEnd: 'low' })).toBeCloseTo(
      shortfall,
      3,
    );
    expect(sampleQuantiles(values, [0.05])[0]).toBeCloseTo(z, 3);
  });
});

describe('laws', () => {
  test.prop([smallTable], SEED)(
    'ranks of an alternative and holders of a rank sum to 1',
    (table) => {
      const ranks = rankProbabilities(table);
      for (let i = 0; i < table.alternatives; i++) {
        let [row, column] = [0, 0];
        for (let rank = 1; rank <= table.alternatives; rank++) {
          row += rankProbability(ranks, i, rank);
          column += rankProbability(ranks, rank - 1, i + 1);
        }
        expect(row).toBeCloseTo(1, 12);
        expect(column).toBeCloseTo(1, 12);
      }
    },
  );

  test.prop([smallTable], SEED)('being best is rank 1', (table) => {
    const ranks = rankProbabilities(table);
    const best = bestProbabilities(table);
    for (let i = 0; i < table.alternatives; i++) {
      expect(best[i]).toBeCloseTo(rankProbability(ranks, i, 1), 12);
    }
  });

  test.prop([smallTable], SEED)(
    'turning the alternatives around turns the answers around',
    (table) => {
      const turned = drawTable(
        table.alternatives,
        // Whole rows from the end: the draws are turned as well, which changes nothing.
        table.values.slice().reverse(),
      );
      const [a, b] = [bestProbabilities(table), bestProbabilities(turned).reverse()];
      a.forEach((p, i) => {
        expect(p).toBeCloseTo(b[i], 12);
      });
      const [r, s] = [regrets(table), regrets(turned)];
      expect([...r.maximum]).toEqual([...s.maximum].reverse());
    },
  );

  test.prop([smallTable], SEED)('regret is at least 0, at most its maximum', (table) => {
    const { expected, maximum } = regrets(table);
    for (let i = 0; i < table.alternatives; i++) {
      expect(expected[i]).toBeGreaterThanOrEqual(0);
      expect(expected[i]).toBeLessThanOrEqual(maximum[i] + 1e-12);
    }
  });

  test.prop([smallTable], SEED)('the least expected regret is the highest mean', (table) => {
    const { expected } = regrets(table);
    const means = alternativeMeans(table);
    const least = expected.indexOf(Math.min(...expected));
    expect(means[least]).toBeCloseTo(Math.max(...means), 12);
  });

  test.prop(
    [fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0.01, max: 1, noNaN: true })],
    SEED,
  )('the tail is at most the mean, and worse the farther out', (array, level) => {
    const values = Float64Array.from(array);
    const at = (share: number) => conditionalValueAtRisk(values, { level: share, badEnd: 'low' });
    const slack = 1e-6 + Math.abs(at(1)) * 1e-9;
    expect(at(level)).toBeLessThanOrEqual(at(1) + slack);
    expect(at(level / 2)).toBeLessThanOrEqual(at(level) + slack);
  });
});

describe('convergence', () => {
  /** Batches of `size` coins: alternative 0 is best with probability `p`. */
  const batches = (p: number, { count, size }: { count: number; size: number }, label = 'c') => {
    const draw = randomStream('coins', label);
    return Array.from({ length: count }, () => {
      let wins = 0;
      for (let k = 0; k < size; k++) if (draw() < p) wins++;
      return Float64Array.of(wins / size, 1 - wins / size);
    });
  };

  test('an even race is never separated early, and precise only with many draws', () => {
    const few = bestConvergence(batches(0.5, { count: 20, size: 50 }));
    expect([few.isSeparated, few.isPrecise, few.isAnswered]).toEqual([false, false, false]);
    const many = bestConvergence(batches(0.5, { count: 20, size: 20_000 }));
    expect(many.isAnswered).toBe(true);
    expect(many.widestHalfWidth).toBeLessThan(0.01);
  });

  test('a clear lead answers who leads, not how likely', () => {
    const draws = batches(0.8, { count: 10, size: 50 });
    const leader = bestConvergence(draws, { question: 'leader' });
    expect([leader.leader, leader.isSeparated, leader.isAnswered]).toEqual([0, true, true]);
    expect(bestConvergence(draws).isAnswered).toBe(false);
  });

  test('few batches answer nothing', () => {
    const draws = batches(1, { count: 7, size: 10 });
    expect(bestConvergence(draws, { question: 'leader' }).isAnswered).toBe(false);
    expect(bestConvergence(draws.slice(0, 1)).widestHalfWidth).toBeUndefined();
  });

  test('the interval holds the truth about as often as it says', () => {
    let hits = 0;
    for (let trial = 0; trial < 400; trial++) {
      const { best } = bestConvergence(batches(0.3, { count: 10, size: 100 }, `trial ${trial}`));
      if (Math.abs(best[0].mean - 0.3) <= (best[0].halfWidth ?? 0)) hits++;
    }
    expect(hits / 400).toBeGreaterThan(0.92);
    expect(hits / 400).toBeLessThan(0.98);
  });
});
