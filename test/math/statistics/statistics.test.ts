import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  containsTruth,
  meanEstimate,
  studentTQuantile,
} from '../../../src/math/statistics/confidence-interval.ts';
import {
  bucketValue,
  histogramBucket,
  HISTOGRAM_BUCKETS,
  HISTOGRAM_MAX,
  histogramQuantile,
  histogramShareWithin,
} from '../../../src/math/statistics/log-histogram.ts';
import {
  atLeastProbability,
  exponentialOrderMean,
  meanOf,
  orderStatistic,
  quantileOf,
} from '../../../src/math/statistics/order-statistics.ts';

const exponential =
  (mean: number) =>
  (x: number): number =>
    x <= 0 ? 0 : 1 - Math.exp(-x / mean);

describe('meanEstimate', () => {
  // NIST/SEMATECH e-Handbook, table 1.3.6.7.2.
  it.each([
    [1, 0.975, 12.706],
    [9, 0.975, 2.262],
    [9, 0.995, 3.25],
    [100, 0.975, 1.984],
  ])('t with %d degrees at %d is %d', (degrees, probability, quantile) => {
    expect(studentTQuantile(degrees, probability)).toBeCloseTo(quantile, 3);
  });
  it('has no width for one value and one of 2.262 s / √10 for ten', () => {
    expect(meanEstimate([4])).toEqual({ mean: 4, count: 1 });
    const estimate = meanEstimate([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(estimate.mean).toBe(5.5);
    expect(estimate.halfWidth).toBeCloseTo((2.2622 * Math.sqrt(55 / 6)) / Math.sqrt(10), 3);
    expect(containsTruth(estimate, 3.5)).toBe(true);
    expect(containsTruth(estimate, 3.2)).toBe(false);
  });
  it('has no width, not even of rounding, where all values are equal', () => {
    const value = 0.99781437;
    expect(meanEstimate([value, value, value, value, value])).toEqual({
      mean: value,
      halfWidth: 0,
      count: 5,
    });
  });
});

describe('order statistics', () => {
  it('counts 2 of 3 and 3 of 5 as the binomial does', () => {
    expect(atLeastProbability([0.9, 0.9, 0.9], 2)).toBeCloseTo(0.972, 12);
    expect(atLeastProbability([0.5, 0.5, 0.5, 0.5, 0.5], 3)).toBeCloseTo(0.5, 12);
    expect(atLeastProbability([0.2], 0)).toBe(1);
    expect(atLeastProbability([0.2], 2)).toBe(0);
  });
  it.each([
    [3, 2],
    [5, 3],
    [5, 5],
    [1, 1],
  ])('has the mean of Rényi: of %d exponentials the %d. smallest', (count, rank) => {
    const parts = Array.from({ length: count }, () => exponential(2));
    const mean = meanOf(orderStatistic(parts, rank), { low: 0, scale: 2 });
    expect(mean / exponentialOrderMean(2, count, rank)).toBeCloseTo(1, 3);
  });
  it('inverts a distribution', () => {
    const median = quantileOf(exponential(3), 0.5, { low: 0, scale: 1 });
    expect(median).toBeCloseTo(3 * Math.LN2, 9);
    expect(quantileOf(exponential(3), 0, { low: 0, scale: 1 })).toBe(0);
  });
  const means = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), {
    minLength: 2,
    maxLength: 6,
  });
  test.prop([means, fc.double({ min: 0, max: 20, noNaN: true })], { seed: 4 })(
    'relabeling the draws changes nothing, and a higher rank never comes sooner',
    (unlike, x) => {
      const parts = unlike.map(exponential);
      const reversed = [...parts].reverse();
      for (let rank = 1; rank <= parts.length; rank++) {
        const here = orderStatistic(parts, rank)(x);
        expect(orderStatistic(reversed, rank)(x)).toBeCloseTo(here, 12);
        if (rank > 1) expect(here).toBeLessThanOrEqual(orderStatistic(parts, rank - 1)(x) + 1e-12);
      }
    },
  );
});

describe('log histogram', () => {
  test.prop([fc.double({ min: 1e-3, max: HISTOGRAM_MAX, noNaN: true })], { seed: 4 })(
    'a value is within half a percent of what its bucket stands for',
    (value) => {
      fc.pre(value > 1e-3);
      expect(Math.abs(bucketValue(histogramBucket(value)) / value - 1)).toBeLessThan(0.00502);
    },
  );
  it('has percentiles and shares of a known row, and none of an empty one', () => {
    const weights = new Float64Array(HISTOGRAM_BUCKETS);
    for (let value = 1; value <= 100; value++) weights[histogramBucket(value)] += 0.25;
    expect(Math.abs((histogramQuantile(weights, 0.5) ?? 0) - 50)).toBeLessThan(0.5);
    expect(Math.abs((histogramQuantile(weights, 0.99) ?? 0) - 99)).toBeLessThan(0.6);
    expect(Math.abs((histogramQuantile(weights, 1) ?? 0) - 100)).toBeLessThan(0.6);
    expect(histogramShareWithin(weights, 80.5)).toBeCloseTo(0.8, 12);
    expect(histogramQuantile(new Float64Array(4), 0.5)).toBeUndefined();
    expect(histogramShareWithin(new Float64Array(4), 1)).toBeUndefined();
  });
});
