import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  type DistributionSpec,
  distributionFault,
} from '../../../src/math/statistics/distribution-spec.ts';
import {
  distributionMedian,
  quantileFunction,
} from '../../../src/math/statistics/quantile-function.ts';

const SEED = { seed: 11, numRuns: 300 };

/** Mean and standard deviation by the midpoint rule over probabilities. */
function moments(spec: DistributionSpec, steps = 20_000): { mean: number; sd: number } {
  const quantile = quantileFunction(spec);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < steps; i++) {
    const value = quantile((i + 0.5) / steps);
    sum += value;
    squares += value * value;
  }
  const mean = sum / steps;
  return { mean, sd: Math.sqrt(squares / steps - mean * mean) };
}

describe('closed forms', () => {
  // Law, "Simulation Modeling and Analysis", 5th ed., table 6.3 (triangular): mean (a+b+m)/3.
  test('triangular moments', () => {
    const { mean, sd } = moments({ kind: 'triangular', low: 2, mode: 3, high: 10 });
    expect(mean).toBeCloseTo(5, 5);
    expect(sd).toBeCloseTo(Math.sqrt((4 + 9 + 100 - 6 - 20 - 30) / 18), 3);
  });

  // Malcolm et al. 1959: mean (a + 4m + b) / 6; variance of the beta with these shapes (mean-a)(b-mean)/7.
  test('PERT moments', () => {
    const { mean, sd } = moments({ kind: 'pert', low: 2, mode: 3, high: 10 });
    expect(mean).toBeCloseTo((2 + 12 + 10) / 6, 5);
    expect(sd).toBeCloseTo(Math.sqrt(((4 - 2) * (10 - 4)) / 7), 4);
  });

  test('PERT of shape 0 is uniform', () => {
    const flat = quantileFunction({ kind: 'pert', low: 1, mode: 2, high: 5, shape: 0 });
    expect(flat(0.25)).toBeCloseTo(2, 12);
  });

  test('lognormal keeps the mean and deviation that were asked for', () => {
    const { mean, sd } = moments({ kind: 'lognormal', mean: 80, sd: 20 }, 400_000);
    expect(mean).toBeCloseTo(80, 2);
    expect(sd).toBeCloseTo(20, 1);
  });

  test('the 97.5th percentile of the standard normal', () => {
    expect(quantileFunction({ kind: 'normal', mean: 0, sd: 1 })(0.975)).toBeCloseTo(
      1.959963984540054,
      13,
    );
  });

  // Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1: half-normal mean sqrt(2/pi).
  test('a normal cut at its mean is a half-normal', () => {
    const { mean } = moments({ kind: 'normal', mean: 0, sd: 1, low: 0 });
    expect(mean).toBeCloseTo(Math.sqrt(2 / Math.PI), 3);
  });

  test.each(['normalInterval', 'lognormalInterval'] as const)('%s covers its interval', (kind) => {
    const quantile = quantileFunction({ kind, low: 10, high: 40, coverage: 0.9 });
    expect(quantile(0.05)).toBeCloseTo(10, 10);
    expect(quantile(0.95)).toBeCloseTo(40, 10);
    expect(quantile(0.5)).toBeCloseTo(kind === 'normalInterval' ? 25 : 20, 10);
  });

  test('discrete outcomes take their shares', () => {
    const outcomes = [
      { value: 7, probability: 1 },
      { value: 3, probability: 3 },
      { value: 5, probability: 0 },
    ];
    const quantile = quantileFunction({ kind: 'discrete', outcomes });
    expect([0, 0.74, 0.75, 0.76, 1].map(quantile)).toEqual([3, 3, 3, 7, 7]);
  });
});

describe('faults are said in words', () => {
  test.each<[DistributionSpec, string | undefined]>([
    [{ kind: 'triangular', low: 3, mode: 2, high: 4 }, 'low, mode and high must not fall'],
    [{ kind: 'uniform', low: 3, high: 2 }, 'low must not be above high'],
    [{ kind: 'uniform', low: Number.NaN, high: 2 }, 'every number must be finite'],
    [{ kind: 'normal', mean: 1, sd: -1 }, 'the standard deviation must not be negative'],
    [{ kind: 'normal', mean: 0, sd: 1, low: 9 }, 'the limits leave out all that is likely'],
    [{ kind: 'lognormal', mean: 0, sd: 1 }, 'the mean of a lognormal must be above 0'],
    [{ kind: 'lognormalInterval', low: 0, high: 2, coverage: 0.9 }, 'low must be above 0'],
    [{ kind: 'discrete', outcomes: [] }, 'a discrete quantity needs an outcome'],
    [{ kind: 'pert', low: 1, mode: 1, high: 1 }, undefined],
  ])('%o', (spec, fault) => {
    expect(distributionFault(spec)).toBe(fault);
    if (fault !== undefined) expect(() => quantileFunction(spec)).toThrow(fault);
  });
});

const threePoints = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(40), fc.nat(40))
  .map(([low, a, b]) => ({ low, mode: low + a, high: low + a + b }));

const spec: fc.Arbitrary<DistributionSpec> = fc.oneof(
  threePoints.map((points) => ({ kind: 'triangular', ...points }) as const),
  threePoints.map((points) => ({ kind: 'pert', ...points }) as const),
  threePoints.map(({ low, high }) => ({ kind: 'uniform', low, high }) as const),
  threePoints.map(({ low, high }) => ({ kind: 'normal', mean: low, sd: high - low }) as const),
  threePoints.map(
    ({ low, mode, high }) => ({ kind: 'normal', mean: mode, sd: 3, low, high: high + 1 }) as const,
  ),
);
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('laws', () => {
  test.prop([spec, probability, probability], SEED)('never falls', (each, p, q) => {
    const quantile = quantileFunction(each);
    expect(quantile(Math.min(p, q))).toBeLessThanOrEqual(quantile(Math.max(p, q)));
  });

  test.prop([spec, probability], SEED)('stays within its bounds, and reaches them', (each, p) => {
    if (!('low' in each) || each.low === undefined || each.high === undefined) return;
    const quantile = quantileFunction(each);
    expect(quantile(p)).toBeGreaterThanOrEqual(each.low);
    expect(quantile(p)).toBeLessThanOrEqual(each.high);
    expect(quantile(0)).toBe(each.low);
    expect(quantile(1)).toBe(each.high);
  });

  test.prop([threePoints, probability], SEED)(
    'mirrored ranges give mirrored draws',
    (points, p) => {
      const { low, mode, high } = points;
      for (const kind of ['triangular', 'pert'] as const) {
        const forth = quantileFunction({ kind, low, mode, high })(p);
        const back = quantileFunction({ kind, low: -high, mode: -mode, high: -low })(1 - p);
        expect(forth).toBeCloseTo(-back, 8);
      }
    },
  );

  test('the median of a constant is the constant', () => {
    expect(distributionMedian({ kind: 'constant', value: 3 })).toBe(3);
  });
});
