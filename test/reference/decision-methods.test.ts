import { describe, expect, test } from 'vitest';
import { decisionMatrix, orderByScore } from '../../src/math/decision/decision-matrix.ts';
import { promethee, type PreferenceFunction } from '../../src/math/decision/promethee.ts';
import { topsis } from '../../src/math/decision/topsis.ts';
import { vikor } from '../../src/math/decision/vikor.ts';

type Goal = 'min' | 'max';

function matrixOf(rows: number[][], goals: readonly Goal[], weights: readonly number[]) {
  return decisionMatrix(
    rows,
    goals.map((goal, c) => ({ goal, weight: weights[c] })),
  );
}

function near(found: ArrayLike<number>, published: readonly number[], tolerance: number) {
  expect(found.length).toBe(published.length);
  published.forEach((value, i) => {
    expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(tolerance);
  });
}

describe('TOPSIS', () => {
  // Hwang and Yoon 1981, "Multiple Attribute Decision Making": the choice of a fighter aircraft.
  test('fighter aircraft', () => {
    const rows = [
      [2.0, 1500, 20000, 5.5, 5, 9],
      [2.5, 2700, 18000, 6.5, 3, 5],
      [1.8, 2000, 21000, 4.5, 7, 7],
      [2.2, 1800, 20000, 5.0, 5, 5],
    ];
    const goals: Goal[] = ['max', 'max', 'max', 'min', 'max', 'max'];
    const closeness = topsis(matrixOf(rows, goals, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3]));
    near(closeness, [0.643, 0.268, 0.613, 0.312], 0.001);
    expect(orderByScore(closeness)).toEqual([0, 2, 3, 1]);
  });

  // Tzeng and Huang 2011, "Multiple Attribute Decision Making: Methods and Applications".
  test('durability, capability, reliability', () => {
    const rows = [
      [5, 8, 4],
      [7, 6, 8],
      [8, 8, 6],
      [7, 4, 6],
    ];
    const closeness = topsis(matrixOf(rows, ['max', 'max', 'max'], [0.3, 0.4, 0.3]));
    near(closeness, [0.5037, 0.6581, 0.7482, 0.334], 0.0001);
  });
});

/** Hydropower systems on the Drina: profit, cost, energy, peak energy, homes, reservoirs, villages, environment. */
const HYDROPOWER = [
  [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
  [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
  [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
  [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
  [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
  [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
];
const HYDROPOWER_GOALS: readonly Goal[] = ['max', 'min', 'max', 'max', 'min', 'min', 'min', 'max'];

describe('VIKOR', () => {
  // Opricovic and Tzeng 2004, EJOR 156(2): a mountain climber's choice by risk and altitude.
  test('mountain climber', () => {
    const rows = [
      [1, 3000],
      [2, 3750],
      [5, 4500],
    ];
    const result = vikor(matrixOf(rows, ['min', 'max'], [0.5, 0.5]));
    near(result.groupUtility, [0.5, 0.375, 0.5], 1e-12);
    near(result.individualRegret, [0.5, 0.25, 0.5], 1e-12);
    near(result.compromise, [1, 0, 1], 1e-12);
    expect(result.proposed).toEqual([1]);
  });

  // Opricovic and Tzeng 2007, "Extended VIKOR method in comparison with outranking methods", EJOR 178(2).
  test.each([
    {
      weights: [1, 1, 1, 1, 1, 1, 1, 1],
      s: [0.692, 0.7, 0.29, 0.423, 0.28, 0.346],
      r: [0.125, 0.125, 0.121, 0.125, 0.067, 0.125],
      q: [0.991, 1.0, 0.473, 0.67, 0.0, 0.578],
      proposed: [4],
    },
    {
      weights: [2, 2, 2, 2, 1, 1, 1, 1],
      s: [0.701, 0.6, 0.386, 0.365, 0.317, 0.459],
      r: [0.167, 0.114, 0.161, 0.167, 0.089, 0.167],
      q: [1.0, 0.533, 0.552, 0.563, 0.0, 0.686],
      proposed: [4],
    },
    {
      weights: [1, 1, 1, 1, 2, 2, 2, 2],
      s: [0.683, 0.8, 0.193, 0.48, 0.243, 0.232],
      r: [0.113, 0.167, 0.08, 0.122, 0.044, 0.083],
      q: [0.684, 1.0, 0.147, 0.554, 0.041, 0.191],
      proposed: [4, 2, 5],
    },
    {
      weights: [1, 1, 1, 1, 3.2, 3.2, 3.2, 3.2],
      s: [0.678, 0.857, 0.138, 0.513, 0.222, 0.167],
      r: [0.129, 0.19, 0.057, 0.139, 0.042, 0.06],
      q: [0.668, 1.0, 0.051, 0.588, 0.058, 0.078],
      proposed: [2, 4, 5],
    },
  ])('hydropower with weights $weights', ({ weights, s, r, q, proposed }) => {
    const result = vikor(matrixOf(HYDROPOWER, HYDROPOWER_GOALS, weights));
    near(result.groupUtility, s, 0.0011);
    near(result.individualRegret, r, 0.0011);
    near(result.compromise, q, 0.0015);
    expect(result.proposed).toEqual(proposed);
  });

  test('a first that is best neither by S nor by R is proposed with the second', () => {
    const rows = [
      [1, 101, 1, 101, 1],
      [101, 1, 101, 1, 101],
      [1, 1, 1, 1, 101],
      [11, 11, 11, 16, 61],
      [56, 56, 56, 56, 56],
    ];
    const goals: Goal[] = ['min', 'min', 'min', 'min', 'min'];
    const result = vikor(matrixOf(rows, goals, [1, 1, 1, 1, 1]));
    expect([result.hasAdvantage, result.isStable]).toEqual([true, false]);
    expect(result.proposed).toEqual([3, 4]);
  });
});

describe('PROMETHEE', () => {
  // Brans and Vincke 1985, Management Science 31(6), and Brans, Vincke and Mareschal 1986, EJOR 24(2): six
  // power stations under the six general criteria. The paper prints three digits, with slips of one in the last.
  const rows = [
    [80, 90, 6, 5.4, 8, 5],
    [65, 58, 2, 9.7, 1, 1],
    [83, 60, 4, 7.2, 4, 7],
    [40, 80, 10, 7.5, 7, 10],
    [52, 72, 6, 2.0, 3, 8],
    [94, 96, 7, 3.6, 5, 6],
  ];
  const goals: Goal[] = ['min', 'max', 'min', 'min', 'min', 'max'];
  const preferences: PreferenceFunction[] = [
    { kind: 'quasi', indifference: 10 },
    { kind: 'linear', preference: 30 },
    { kind: 'linearWithIndifference', indifference: 0.5, preference: 5 },
    { kind: 'level', indifference: 1, preference: 6 },
    { kind: 'usual' },
    { kind: 'gaussian', spread: 5 },
  ];

  test('preference indices and ranking of six power stations', () => {
    const published = [
      [0, 0.296, 0.25, 0.268, 0.1, 0.185],
      [0.462, 0, 0.389, 0.333, 0.296, 0.5],
      [0.236, 0.18, 0, 0.333, 0.056, 0.429],
      [0.399, 0.505, 0.305, 0, 0.223, 0.212],
      [0.444, 0.515, 0.487, 0.38, 0, 0.448],
      [0.286, 0.399, 0.25, 0.432, 0.133, 0],
    ];
    const flows = promethee(matrixOf(rows, goals, [1, 1, 1, 1, 1, 1]), preferences);
    near(flows.preference, published.flat(), 0.002);
    // Net flows of the published indices, over the five others.
    const net = published.map((row, i) =>
      row.reduce((sum, each, j) => sum + (each - published[j][i]) / 5, 0),
    );
    near(flows.net, net, 0.002);
    expect(orderByScore(flows.net)).toEqual([4, 1, 3, 5, 2, 0]);
  });
});
