import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { reweighed } from '../../src/engine/reweigh.ts';
import { weightedPercentile } from '../../src/engine/site-detail.ts';
import { ANSWER } from '../tui/answer.ts';

const weights = fc.record(
  Object.fromEntries(ANSWER.criteria.map(({ id }) => [id, fc.integer({ min: 0, max: 10 })])),
);

describe('other weights', () => {
  it('leave the answer as it is when they are the same', () => {
    const same = Object.fromEntries(ANSWER.criteria.map(({ id, weight }) => [id, 7 * weight]));
    const { ranking } = reweighed(ANSWER, same);
    ranking.forEach(({ site, score, rank }, index) => {
      expect([site.id, rank]).toEqual([ANSWER.ranking[index].site.id, index + 1]);
      expect(score).toBeCloseTo(ANSWER.ranking[index].score, 9);
    });
  });

  test.prop([weights], { seed: 2 })(
    'sum to 1, and scores are the sums of their contributions',
    (each) => {
      const { criteria, ranking } = reweighed(ANSWER, each);
      expect(criteria.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      for (const { score, contributions } of ranking)
        expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
      const scores = ranking.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    },
  );

  test.prop([weights, weights], { seed: 4 })(
    'count from the values alone, not from earlier weights',
    (one, other) => {
      const direct = reweighed(ANSWER, other).ranking;
      expect(reweighed(reweighed(ANSWER, one), other).ranking).toEqual(direct);
    },
  );
});

describe('weighted percentile', () => {
  it('is the value below which that part of the weight lies', () => {
    const values = [
      { value: 30, weight: 1 },
      { value: 10, weight: 6 },
      { value: 20, weight: 3 },
    ];
    expect(weightedPercentile(values, 0.5)).toBe(10);
    expect(weightedPercentile(values, 0.9)).toBe(20);
    expect(weightedPercentile(values, 0.95)).toBe(30);
    expect(weightedPercentile([], 0.5)).toBe(0);
  });
});
