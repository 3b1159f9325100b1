import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  decisionMatrix,
  orderByScore,
  type DecisionMatrix,
} from '../../../src/math/decision/decision-matrix.ts';
import { promethee } from '../../../src/math/decision/promethee.ts';
import { rankReversals } from '../../../src/math/decision/rank-reversal.ts';
import { topsis } from '../../../src/math/decision/topsis.ts';
import { vikor } from '../../../src/math/decision/vikor.ts';
import { kendallTau } from '../../../src/math/statistics/kendall-tau.ts';

const SEED = { seed: 31, numRuns: 200 };

/** Each method as scores, higher better. */
const METHODS: Readonly<Record<string, (matrix: DecisionMatrix) => Float64Array>> = {
  topsis,
  vikor: (matrix) => vikor(matrix).compromise.map((q) => -q),
  promethee: (matrix) => promethee(matrix).net,
};

interface Case {
  readonly rows: number[][];
  readonly goals: ('min' | 'max')[];
  readonly weights: number[];
}

const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 5 }).chain((criteria) => {
  const exactly = { minLength: criteria, maxLength: criteria };
  return fc.record({
    rows: fc.array(fc.array(fc.integer({ min: -50, max: 50 }), exactly), {
      minLength: 1,
      maxLength: 7,
    }),
    goals: fc.array(fc.constantFrom('min' as const, 'max' as const), exactly),
    weights: fc.array(fc.integer({ min: 1, max: 9 }), exactly),
  });
});

function matrixOf({ rows, goals, weights }: Case): DecisionMatrix {
  return decisionMatrix(
    rows,
    goals.map((goal, c) => ({ goal, weight: weights[c] })),
  );
}

describe.each(Object.entries(METHODS))('%s', (_, scoresOf) => {
  test.prop([cases], SEED)('gives a number to every alternative', (each) => {
    const scores = scoresOf(matrixOf(each));
    expect(scores.length).toBe(each.rows.length);
    expect(scores.every(Number.isFinite)).toBe(true);
  });

  test.prop([cases], SEED)('never puts the dominated above its dominator', (each) => {
    const scores = scoresOf(matrixOf(each));
    each.rows.forEach((a, i) => {
      each.rows.forEach((b, j) => {
        const dominates = a.every((value, c) =>
          each.goals[c] === 'max' ? value >= b[c] : value <= b[c],
        );
        if (dominates) expect(scores[i]).toBeGreaterThanOrEqual(scores[j] - 1e-12);
      });
    });
  });

  test.prop([cases, fc.integer({ min: 2, max: 9 })], SEED)(
    'neither units nor the sum of the weights matter',
    (each, factor) => {
      const scores = scoresOf(matrixOf(each));
      const scaled = scoresOf(
        matrixOf({
          ...each,
          rows: each.rows.map((row) => row.map((value) => value * factor)),
          weights: each.weights.map((weight) => weight * factor),
        }),
      );
      scores.forEach((score, i) => {
        expect(scaled[i]).toBeCloseTo(score, 9);
      });
    },
  );

  test.prop([cases], SEED)('turning the alternatives around turns the scores around', (each) => {
    const scores = scoresOf(matrixOf(each));
    const turned = scoresOf(matrixOf({ ...each, rows: [...each.rows].reverse() })).reverse();
    scores.forEach((score, i) => {
      expect(turned[i]).toBeCloseTo(score, 12);
    });
  });
});

test.prop([cases], SEED)('net flows sum to 0', (each) => {
  expect(promethee(matrixOf(each)).net.reduce((sum, net) => sum + net, 0)).toBeCloseTo(0, 12);
});

describe("Kendall's tau", () => {
  // The example of scipy.stats.kendalltau, SciPy 1.17.1: with ties in both columns.
  test('as SciPy', () => {
    expect(kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.4714045207910316, 14);
  });

  const columns = fc
    .integer({ min: 2, max: 12 })
    .chain((length) =>
      fc.tuple(
        fc.array(fc.nat(5), { minLength: length, maxLength: length }),
        fc.array(fc.nat(5), { minLength: length, maxLength: length }),
      ),
    );

  test.prop([columns], SEED)('is 1 with itself, -1 with its opposite, symmetric', ([a, b]) => {
    const tau = kendallTau(a, b);
    expect(kendallTau(b, a)).toBe(tau);
    if (new Set(a).size === 1) expect(tau).toBeUndefined();
    else {
      expect(kendallTau(a, a)).toBeCloseTo(1, 12);
      expect(
        kendallTau(
          a,
          a.map((value) => -value),
        ),
      ).toBeCloseTo(-1, 12);
    }
    expect(Math.abs(tau ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
  });
});

describe('rank reversal', () => {
  const worsen = (row: readonly number[]) => row.map((value) => value - 1);
  const bySum = (rows: readonly (readonly number[])[]) =>
    orderByScore(rows.map((row) => row.reduce((sum, value) => sum + value, 0)));

  test.prop([cases], SEED)('a sum of fixed values passes all tests', ({ rows }) => {
    const { reversals, trials } = rankReversals({ alternatives: rows, rank: bySum, worsen });
    expect(reversals).toEqual([]);
    const n = rows.length;
    expect(trials).toEqual([n - 1, (n * (n - 1) * (n - 2)) / 6, (n * (n - 1)) / 2]);
  });

  test('a majority of criteria runs in a circle, and is seen to', () => {
    // Condorcet 1785: each beats the next in two of three.
    const rows = [
      [3, 1, 2],
      [2, 3, 1],
      [1, 2, 3],
    ];
    const wins = (a: readonly number[], b: readonly number[]) =>
      a.filter((value, c) => value > b[c]).length;
    const rank = (list: readonly (readonly number[])[]) =>
      orderByScore(list.map((a) => list.filter((b) => wins(a, b) > wins(b, a)).length));
    const { reversals } = rankReversals({ alternatives: rows, rank, worsen });
    expect(reversals).toContainEqual({ test: 2, circle: [0, 1, 2] });
    expect(reversals).toContainEqual({ test: 3, aheadAmongAll: 0, aheadAlone: 2 });
  });

  test('scaling by the alternatives at hand lets a loser choose the winner, and is seen to', () => {
    const rank = (list: readonly (readonly number[])[]) => {
      const columns = [0, 1].map((c) => list.map((row) => row[c]));
      return orderByScore(
        list.map((row) =>
          columns.reduce((sum, column, c) => {
            const [low, high] = [Math.min(...column), Math.max(...column)];
            return sum + (high > low ? (row[c] - low) / (high - low) : 0);
          }, 0),
        ),
      );
    };
    // Among these the first wins, 1 + 0.4 to 0.5 + 0.8; the third, worsened, stretches the first scale and hands it over.
    const rows = [
      [10, 4],
      [5, 8],
      [0, 0],
      [0, 10],
    ];
    const { reversals } = rankReversals({
      alternatives: rows,
      rank,
      worsen: ([a, b]) => [a - 10, b],
    });
    expect(rank(rows)[0]).toBe(0);
    expect(reversals).toContainEqual({ test: 1, worsened: 2, winner: 0, newWinner: 1 });
  });
});
