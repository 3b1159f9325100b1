import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { largestAt } from '../../../src/math/decision/draw-table.ts';
import { rankProbability } from '../../../src/math/decision/rank-probabilities.ts';
import { simplexWeights } from '../../../src/math/decision/simplex-weights.ts';
import { confidenceFactor, smaa } from '../../../src/math/decision/smaa.ts';
import { utilityMatrix, weightedScores } from '../../../src/math/decision/utility-matrix.ts';
import { nearestWeightFlip, singleWeightFlips } from '../../../src/math/decision/weight-flip.ts';
import { exactSharesOfThree, exactSharesOfTwo } from './exact-weight-shares.ts';

const SEED = { seed: 23, numRuns: 200 };

/** Utilities in hundredths: alternatives x criteria. */
function rowsOf(criteria: number, alternatives = 6): fc.Arbitrary<number[][]> {
  const row = fc
    .array(fc.nat(100), { minLength: criteria, maxLength: criteria })
    .map((values) => values.map((value) => value / 100));
  return fc.array(row, { minLength: 2, maxLength: alternatives });
}

function weightsOf(criteria: number): fc.Arbitrary<number[]> {
  return fc
    .array(fc.nat(20), { minLength: criteria, maxLength: criteria })
    .filter((raw) => raw.some((each) => each > 0))
    .map((raw) => {
      const total = raw.reduce((sum, each) => sum + each, 0);
      return raw.map((each) => each / total);
    });
}

const cases = fc
  .integer({ min: 1, max: 5 })
  .chain((criteria) => fc.record({ rows: rowsOf(criteria), weights: weightsOf(criteria) }));

describe('uniform weights', () => {
  test('have the moments of the flat Dirichlet distribution', () => {
    // Mean 1/n, variance (n-1)/(n^2 (n+1)), covariance -1/(n^2 (n+1)).
    const [n, count] = [4, 16_384];
    const weights = simplexWeights(n, { seed: 'moments', count });
    const at = (draw: number, c: number) => weights[draw * n + c];
    const mean = (f: (draw: number) => number) =>
      Array.from({ length: count }, (_, draw) => f(draw)).reduce((a, b) => a + b, 0) / count;
    for (let c = 0; c < n; c++) {
      expect(mean((k) => at(k, c))).toBeCloseTo(1 / n, 3);
      expect(mean((k) => at(k, c) ** 2) - 1 / 16).toBeCloseTo(3 / 80, 3);
    }
    expect(mean((k) => at(k, 1) * at(k, 3)) - 1 / 16).toBeCloseTo(-1 / 80, 3);
  });

  test.prop([fc.integer({ min: 1, max: 12 }), fc.string()], SEED)('sum to 1', (criteria, seed) => {
    const weights = simplexWeights(criteria, { seed, count: 4 });
    for (let draw = 0; draw < 4; draw++) {
      const row = weights.subarray(draw * criteria, (draw + 1) * criteria);
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(row.every((weight) => weight >= 0)).toBe(true);
    }
  });
});

describe('shares of the weight space', () => {
  const shares = (rows: number[][], count: number) => {
    const matrix = utilityMatrix(rows);
    const { rankAcceptability } = smaa(() => matrix, { seed: 'smaa', count });
    return rows.map((_, i) => rankProbability(rankAcceptability, i, 1));
  };
  /** Equal rows share what the exact cut gives to both in whole. */
  const isDistinct = (rows: number[][]) => new Set(rows.map(String)).size === rows.length;

  test.prop([rowsOf(3).filter(isDistinct)], { seed: 1, numRuns: 60 })(
    'three criteria: as the triangle cut by the scores',
    (rows) => {
      const exact = exactSharesOfThree(rows);
      shares(rows, 8192).forEach((share, i) => {
        expect(Math.abs(share - exact[i])).toBeLessThan(0.004);
      });
    },
  );

  test.prop([rowsOf(2).filter(isDistinct)], { seed: 2, numRuns: 60 })(
    'two criteria: as the line cut by the scores',
    (rows) => {
      const exact = exactSharesOfTwo(rows);
      shares(rows, 4096).forEach((share, i) => {
        expect(Math.abs(share - exact[i])).toBeLessThan(0.002);
      });
    },
  );

  test.prop([cases], { seed: 3, numRuns: 60 })(
    'central weights make their alternative win',
    ({ rows }) => {
      // The region of winning weights is convex, so its center lies in it.
      const matrix = utilityMatrix(rows);
      const { centralWeights } = smaa(() => matrix, { seed: 'central', count: 256 });
      centralWeights.forEach((weights, i) => {
        if (weights === undefined) return;
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
        const scores = weightedScores(matrix, weights);
        expect(scores[i]).toBeCloseTo(Math.max(...scores), 9);
      });
    },
  );

  test('confidence: an alternative that is good in every other draw', () => {
    const [good, bad] = [
      utilityMatrix([
        [1, 0],
        [0.4, 0.4],
      ]),
      utilityMatrix([
        [0.1, 0],
        [0.4, 0.4],
      ]),
    ];
    const utilitiesOf = (draw: number) => (draw % 2 === 0 ? good : bad);
    const space = smaa(utilitiesOf, { seed: 'odd', count: 512 });
    const weights = space.centralWeights[0] ?? new Float64Array();
    expect(weights[0]).toBeGreaterThan(0.5);
    expect(confidenceFactor(utilitiesOf, 512, { alternative: 0, weights })).toBe(0.5);
    // It wins with w > 0.4 in half of the draws: 0.6 / 2.
    expect(rankProbability(space.rankAcceptability, 0, 1)).toBeCloseTo(0.3, 2);
  });
});

/** The weights after one of them moved and the others kept their proportions. */
function moved(weights: readonly number[], criterion: number, to: number): number[] {
  const rest = 1 - weights[criterion];
  return weights.map((weight, c) => {
    if (c === criterion) return to;
    return rest > 1e-12 ? (weight * (1 - to)) / rest : (1 - to) / (weights.length - 1);
  });
}

describe('flips of one weight', () => {
  test('by hand: a cheap and a near site', () => {
    // Scores w and 1 - w: they tie at one half.
    const flips = singleWeightFlips(
      utilityMatrix([
        [1, 0],
        [0, 1],
      ]),
      [0.7, 0.3],
      0,
    );
    expect(flips.down?.weight).toBeCloseTo(0.5, 12);
    expect(flips.down?.winner).toBe(1);
    expect(flips.up).toBeUndefined();
  });

  test('of several that tie at one point, the one that rises most wins beyond it', () => {
    const matrix = utilityMatrix([
      [1, 0],
      [0.5, 0.5],
      [0, 1],
    ]);
    expect(singleWeightFlips(matrix, [0.75, 0.25], 0).down?.winner).toBe(2);
  });

  test.prop([cases], { seed: 4, numRuns: 500 })(
    'the flip flips, a slightly smaller one does not, and without a flip no weight does',
    ({ rows, weights }) => {
      const matrix = utilityMatrix(rows);
      const winner = largestAt(weightedScores(matrix, weights));
      weights.forEach((now, criterion) => {
        const flips = singleWeightFlips(matrix, weights, criterion);
        const scoresAt = (to: number) => weightedScores(matrix, moved(weights, criterion, to));
        for (const [flip, end] of [
          [flips.up, 1],
          [flips.down, 0],
        ] as const) {
          const tie = flip?.weight ?? end;
          for (const share of [0.5, 0.999]) {
            const scores = scoresAt(now + (tie - now) * share);
            expect(scores[winner]).toBeGreaterThanOrEqual(Math.max(...scores) - 1e-12);
          }
          if (flip === undefined) continue;
          const beyond = scoresAt(tie + (end - tie) * 1e-6);
          expect(beyond[flip.winner]).toBeGreaterThan(beyond[winner]);
          expect(beyond[flip.winner]).toBeGreaterThanOrEqual(Math.max(...beyond) - 1e-12);
        }
      });
    },
  );
});

describe('the nearest flip of all weights', () => {
  test('by hand: weight moves to where the rival is best, from where it is worst', () => {
    const matrix = utilityMatrix([
      [1, 0, 0.5],
      [0, 1, 0.5],
    ]);
    const flip = nearestWeightFlip(matrix, [0.5, 0.3, 0.2]);
    // Each 0.1 moved from the first to the second criterion closes 0.2 of the lead of 0.2.
    expect(flip?.moved).toBeCloseTo(0.1, 12);
    expect(flip?.weights.map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([0.4, 0.4, 0.2]);
  });

  test('a dominating winner is never flipped', () => {
    expect(
      nearestWeightFlip(
        utilityMatrix([
          [1, 1],
          [0.5, 1],
        ]),
        [0.5, 0.5],
      ),
    ).toBeUndefined();
  });

  test.prop([cases, fc.infiniteStream(fc.nat(1000))], { seed: 6, numRuns: 300 })(
    'the flip is a tie of possible weights, and no weights that are nearer make another win',
    ({ rows, weights }, numbers) => {
      const matrix = utilityMatrix(rows);
      const winner = largestAt(weightedScores(matrix, weights));
      const flip = nearestWeightFlip(matrix, weights);
      if (flip !== undefined) {
        const scores = weightedScores(matrix, flip.weights);
        expect(scores[flip.winner]).toBeCloseTo(scores[winner], 10);
        expect(flip.weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
        expect(Math.min(...flip.weights)).toBeGreaterThanOrEqual(-1e-12);
      }
      for (let trial = 0; trial < 30; trial++) {
        const raw: number[] = weights.map(() => numbers.next().value as number);
        const total = raw.reduce((sum, each) => sum + each, 0);
        if (total === 0) continue;
        const other = raw.map((each) => each / total);
        const scores = weightedScores(matrix, other);
        if (Math.max(...scores) <= scores[winner] + 1e-12) continue;
        const distance = other.reduce((sum, each, c) => sum + Math.abs(each - weights[c]), 0) / 2;
        expect(flip).toBeDefined();
        expect(distance).toBeGreaterThanOrEqual((flip?.moved ?? Infinity) - 1e-12);
      }
    },
  );

  test.prop([cases], SEED)(
    'is at most as far as the flip of any single weight',
    ({ rows, weights }) => {
      const matrix = utilityMatrix(rows);
      const nearest = nearestWeightFlip(matrix, weights)?.moved ?? Infinity;
      weights.forEach((_, criterion) => {
        const { up, down } = singleWeightFlips(matrix, weights, criterion);
        for (const flip of [up, down]) {
          expect(nearest).toBeLessThanOrEqual(Math.abs(flip?.change ?? Infinity) + 1e-12);
        }
      });
    },
  );
});
