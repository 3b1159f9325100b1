import { describe, expect, test } from 'vitest';
import { inputsFromFactors } from '../../src/math/decision/common-causes.ts';
import { drawTable } from '../../src/math/decision/draw-table.ts';
import { saltelliDesign, sobolIndices } from '../../src/math/decision/sobol-indices.ts';
import { uniformColumns } from '../../src/math/decision/uniform-columns.ts';
import {
  expectedValueOfPartialInformation,
  expectedValueOfPerfectInformation,
} from '../../src/math/decision/value-of-information.ts';
import { randomStream } from '../../src/math/random-stream.ts';
import { normalCdf, normalQuantile } from '../../src/math/statistics/normal.ts';

type Model = (x: readonly number[]) => number;

function indicesOf(
  model: Model,
  dimensions: number,
  { base, seed }: { base: number; seed: string },
) {
  const columns = saltelliDesign({ dimensions, base }, seed);
  const results = columns[0].map((_, row) => model(columns.map((column) => column[row])));
  const found = sobolIndices(results, { dimensions, base }, { seed });
  if (found === undefined) throw new Error('the result does not vary');
  return found;
}

/** Ishigami and Homma 1990, with a = 7 and b = 0.1, over -pi to pi. */
const ishigami: Model = (u) => {
  const [x, y, z] = u.map((each) => (2 * each - 1) * Math.PI);
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** The g-function of Sobol': |4x - 2| + a over 1 + a, multiplied over the inputs. */
const A = [0, 1, 4.5, 9, 99, 99, 99, 99];
const gFunction: Model = (u) =>
  u.reduce((product, x, i) => (product * (Math.abs(4 * x - 2) + A[i])) / (1 + A[i]), 1);

describe('Sobol indices', () => {
  // Closed forms: Saltelli et al., "Sensitivity Analysis in Practice", and Homma and Saltelli 1996.
  const variance = 49 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18 + 0.5;
  const own = 0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2;
  const withThird = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const ishigamiFirst = [own / variance, 49 / 8 / variance, 0];
  const ishigamiTotal = [(own + withThird) / variance, 49 / 8 / variance, withThird / variance];

  test("Ishigami's function, over ten scrambles", () => {
    expect(ishigamiFirst.map((share) => share.toFixed(4))).toEqual(['0.3139', '0.4424', '0.0000']);
    for (let scramble = 0; scramble < 10; scramble++) {
      const found = indicesOf(ishigami, 3, { base: 4096, seed: `ishigami ${scramble}` });
      for (let i = 0; i < 3; i++) {
        expect(Math.abs(found.first[i].value - ishigamiFirst[i])).toBeLessThan(0.02);
        expect(Math.abs(found.total[i].value - ishigamiTotal[i])).toBeLessThan(0.02);
      }
    }
  });

  test("Sobol's g-function of eight inputs", () => {
    const parts = A.map((a) => 1 / (3 * (1 + a) ** 2));
    const product = parts.reduce((all, part) => all * (1 + part), 1);
    const found = indicesOf(gFunction, 8, { base: 4096, seed: 'g' });
    parts.forEach((part, i) => {
      expect(Math.abs(found.first[i].value - part / (product - 1))).toBeLessThan(0.01);
      const total = (part * product) / (1 + part) / (product - 1);
      expect(Math.abs(found.total[i].value - total)).toBeLessThan(0.01);
    });
  });

  test('intervals hold the closed form, also with few points', () => {
    let [held, tried] = [0, 0];
    for (let scramble = 0; scramble < 20; scramble++) {
      const found = indicesOf(ishigami, 3, { base: 256, seed: `interval ${scramble}` });
      [...found.first, ...found.total].forEach(({ low, high }, i) => {
        const truth = [...ishigamiFirst, ...ishigamiTotal][i];
        tried++;
        if (low <= truth && truth <= high) held++;
      });
    }
    expect(held / tried).toBeGreaterThan(0.9);
  });

  test('a large mean drowns nothing', () => {
    const plain = indicesOf(ishigami, 3, { base: 512, seed: 'mean' });
    const lifted = indicesOf((u) => ishigami(u) + 1e6, 3, { base: 512, seed: 'mean' });
    expect(lifted.first[0].value).toBeCloseTo(plain.first[0].value, 6);
  });

  test('a result that does not vary has none', () => {
    const results = new Float64Array(4 * 16).fill(7);
    const shape = { dimensions: 2, base: 16 };
    expect(sobolIndices(results, shape, { seed: 's' })).toBeUndefined();
  });

  test('a common cause is a factor with a share of its own', () => {
    const distribution = { kind: 'normal', mean: 0, sd: 1 } as const;
    const inputs = ['a', 'b'].map((id) => ({ id, distribution, causes: { shared: 0.6 } }));
    const shape = { dimensions: 3, base: 4096 };
    const { columns } = inputsFromFactors(inputs, saltelliDesign(shape, 'cause'));
    const results = columns[0].map((a, k) => a + columns[1][k]);
    const found = sobolIndices(results, shape, { seed: 'cause' });
    // Var(a + b) = (0.6 + 0.6)^2 + 0.64 + 0.64.
    expect(found?.first[0].value).toBeCloseTo(1.44 / 2.72, 2);
    expect(found?.first[1].value).toBeCloseTo(0.64 / 2.72, 2);
  });
});

describe('value of information', () => {
  // One venture worth mean + x + y, or nothing: Raiffa and Schlaifer 1961, the unit normal loss integral.
  const lossIntegral = (mean: number, sd: number) => {
    const density = Math.exp(-((mean / sd) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    return sd * density + mean * normalCdf(mean / sd) - Math.max(0, mean);
  };
  const count = 16_384;

  const venture = (mean: number, seed: string) => {
    const [u, v, w] = uniformColumns(3, { seed, count });
    const [x, y, idle] = [u, v, w].map((column) => column.map(normalQuantile));
    const values = new Float64Array(2 * count);
    for (let k = 0; k < count; k++) values[2 * k + 1] = mean + 3 * x[k] + y[k];
    return { table: drawTable(2, values), x, y, idle };
  };

  test.each([0, 1, -2])('perfect and partial, mean %d', (mean) => {
    const { table, x, y } = venture(mean, `voi ${mean}`);
    const perfect = lossIntegral(mean, Math.sqrt(10));
    expect(expectedValueOfPerfectInformation(table)).toBeCloseTo(perfect, 2);
    const ofX = expectedValueOfPartialInformation(table, x);
    const exactX = lossIntegral(mean, 3);
    expect(Math.abs(ofX.value - exactX)).toBeLessThan(0.03 * exactX);
    expect(ofX.upper).toBeGreaterThanOrEqual(ofX.value);
    const ofY = expectedValueOfPartialInformation(table, y);
    expect(Math.abs(ofY.value - lossIntegral(mean, 1))).toBeLessThan(0.03);
  });

  test('an input that changes nothing is worth nothing, where plain bins promise a gain', () => {
    // Ten alternatives that are alike but for chance: plain bins choose by chance, and pay themselves for it.
    const draw = randomStream('noise', 'values');
    const values = Float64Array.from({ length: 4096 * 10 }, () => normalQuantile(draw()));
    const input = Float64Array.from({ length: 4096 }, draw);
    const found = expectedValueOfPartialInformation(drawTable(10, values), input);
    expect(found.value).toBeLessThan(2 * found.standardError);
    expect(found.upper).toBeGreaterThan(0.05);
  });
});
