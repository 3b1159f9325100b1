import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { SOBOL_DIMENSIONS, sobolColumn } from '../../../src/math/decision/sobol-sequence.ts';
import { uniformColumns } from '../../../src/math/decision/uniform-columns.ts';
import { randomStream } from '../../../src/math/random-stream.ts';

describe('published points', () => {
  // Bratley and Fox 1988, ACM TOMS algorithm 659, and every implementation since: the first points, times 16.
  test('the first eight points of six dimensions', () => {
    const columns = [0, 1, 2, 3, 4, 5].map((dimension) => sobolColumn(dimension, { count: 8 }));
    expect(columns.map((column) => [...column].map((x) => x * 16))).toEqual([
      [0, 8, 12, 4, 6, 14, 10, 2],
      [0, 8, 4, 12, 6, 14, 2, 10],
      [0, 8, 4, 12, 10, 2, 14, 6],
      [0, 8, 4, 12, 14, 6, 10, 2],
      [0, 8, 12, 4, 6, 14, 10, 2],
      [0, 8, 12, 4, 2, 10, 14, 6],
    ]);
  });

  // Point 37 of scipy.stats.qmc.Sobol(256, scramble=False), SciPy 1.17.1, another reading of Joe and Kuo's file.
  test('a point of high dimensions agrees with SciPy', () => {
    const point = [0, 1, 9, 63, 127, 255].map(
      (dimension) => sobolColumn(dimension, { from: 37, count: 1 })[0],
    );
    expect(point).toEqual([0.921875, 0.640625, 0.171875, 0.828125, 0.671875, 0.453125]);
  });
});

/** The g-function of Sobol' with a = 1 over all dimensions: its integral is 1. */
function productMean(columns: readonly Float64Array[]): number {
  const { length } = columns[0];
  let sum = 0;
  for (let k = 0; k < length; k++) {
    let product = 1;
    for (const column of columns) product *= (Math.abs(4 * column[k] - 2) + 3) / 4;
    sum += product;
  }
  return sum / length;
}

describe('integration', () => {
  const seeds = Array.from({ length: 20 }, (_, i) => `replication ${i}`);
  const rms = (errors: readonly number[]) =>
    Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);

  test('errs at least ten times less than random draws, over 20 scrambles', () => {
    const even = seeds.map((seed) => productMean(uniformColumns(6, { seed, count: 4096 })) - 1);
    const random = seeds.map((seed) => {
      const draw = randomStream(seed, 'plain');
      const columns = Array.from({ length: 6 }, () => Float64Array.from({ length: 4096 }, draw));
      return productMean(columns) - 1;
    });
    expect(rms(even) * 10).toBeLessThan(rms(random));
  });

  test('the error falls nearly as 1/n', () => {
    const error = (count: number) =>
      rms(seeds.map((seed) => productMean(uniformColumns(6, { seed, count })) - 1));
    // 64 times the draws: random ones would gain 8, the perfect rate 64.
    expect(error(128) / error(8192)).toBeGreaterThan(25);
  });

  test('scrambles are unbiased', () => {
    const means = Array.from({ length: 400 }, (_, i) =>
      productMean(uniformColumns(3, { seed: `bias ${i}`, count: 4 })),
    );
    const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
    const error = rms(means.map((each) => each - mean)) / Math.sqrt(means.length);
    expect(Math.abs(mean - 1)).toBeLessThan(3.3 * error);
  });
});

const SEED = { seed: 5, numRuns: 100 };
const dimension = fc.nat(SOBOL_DIMENSIONS - 1);
const seed = fc.option(fc.string(), { nil: undefined });

describe('laws', () => {
  test.prop([dimension, fc.nat(10), fc.nat(50), seed], SEED)(
    'any aligned block of 2^k points has one in each of 2^k cells',
    (each, bits, block, name) => {
      const count = 2 ** bits;
      const column = sobolColumn(each, { from: block * count, count }, name);
      const cells = new Set(column.map((x) => Math.floor(x * count)));
      expect(cells.size).toBe(count);
    },
  );

  test.prop([dimension, fc.nat(200), fc.nat(100), seed], SEED)(
    'a range is a part of the sequence',
    (each, from, count, name) => {
      const whole = sobolColumn(each, { count: from + count }, name);
      expect(sobolColumn(each, { from, count }, name)).toEqual(whole.slice(from));
    },
  );

  test('each pair of neighboring dimensions below 64 fills a 2-dimensional grid', () => {
    // Joe and Kuo's numbers are chosen for it: 2^12 points leave no cell of an 8 x 8 grid empty.
    for (let first = 0; first < 63; first++) {
      const [a, b] = [first, first + 1].map((each) => sobolColumn(each, { count: 4096 }, 'grid'));
      const cells = new Set(a.map((x, k) => Math.floor(x * 8) * 8 + Math.floor(b[k] * 8)));
      expect(cells.size).toBe(64);
    }
  });

  test('dimensions past the table are drawn at random, the same in any range', () => {
    const whole = uniformColumns(258, { seed: 's', count: 3000 });
    const part = uniformColumns(258, { seed: 's', from: 1000, count: 10 });
    expect(part[257]).toEqual(whole[257].slice(1000, 1010));
    const mean = whole[257].reduce((sum, x) => sum + x, 0) / 3000;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
    expect(whole[256]).not.toEqual(whole[257]);
  });
});
