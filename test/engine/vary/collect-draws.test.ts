import { describe, expect, it } from 'vitest';
import { collectDraws } from '../../../src/engine/vary/collect-draws.ts';
import {
  batchCount,
  batchRunner,
  batchStandings,
  drawPlan,
} from '../../../src/engine/vary/draw-plan.ts';
import { failureAnswer } from '../../../src/engine/vary/discovery.ts';
import { robustAnswer } from '../../../src/engine/vary/robust-answer.ts';
import { variedAnswer } from '../../../src/engine/vary/varied-answer.ts';
import { varyData } from '../../../src/report/vary-data.ts';
import { drawn, hardQuestion } from './varied.ts';

describe('draws of an answer', async () => {
  const { response } = hardQuestion();
  const collected = await drawn(response, 700);
  const answer = variedAnswer(collected);
  const bytes = (each: typeof collected) =>
    JSON.stringify(varyData({ answers: [variedAnswer(each)] }));

  it('are as many as asked for, in batches of which the last is smaller', () => {
    expect(collected.draws).toBe(700);
    expect(collected.plan.batchDraws).toBe(64);
    expect(batchCount(collected.plan)).toBe(11);
    expect(batchStandings(collected.plan, 10)[0]).toHaveLength(60);
  });

  it('are the same bytes in whatever order the batches run', async () => {
    const plan = drawPlan(response, { draws: 700, seed: 'test' });
    const run = batchRunner(plan);
    const other = batchRunner(plan);
    // Each batch waits for the one after it, on one of two runners.
    const asked = new Map<number, Promise<ReturnType<typeof run>>>();
    const runBatch = (batch: number): Promise<ReturnType<typeof run>> => {
      const last = (batch + 1) % 8 === 0 || batch + 1 === batchCount(plan);
      const made = (
        last ? Promise.resolve() : Promise.resolve().then(() => asked.get(batch + 1))
      ).then(() => (batch % 2 === 0 ? run : other)(batch));
      asked.set(batch, made);
      return made;
    };
    expect(bytes(await collectDraws(plan, { runBatch, tolerance: 0 }))).toBe(bytes(collected));
  });

  it('stop where every probability of being best is known well enough', async () => {
    const loose = await drawn(response, 4096, 0.2);
    expect(loose.draws).toBeLessThan(4096);
    expect(loose.convergence.widestHalfWidth).toBeLessThanOrEqual(0.2);
  });

  it('stop at once when they are cancelled', async () => {
    const controller = new AbortController();
    const plan = drawPlan(response, { draws: 700, seed: 'test' });
    const run = batchRunner(plan);
    const runBatch = (batch: number) => {
      controller.abort();
      return run(batch);
    };
    const { signal } = controller;
    await expect(collectDraws(plan, { runBatch, tolerance: 0, signal })).rejects.toThrow('abort');
  });

  it('give probabilities that sum to 1, by candidate and by rank', () => {
    const { sites } = answer;
    const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
    sites.forEach(({ rankProbabilities }, k) => {
      expect(sum(rankProbabilities)).toBeCloseTo(1, 9);
      expect(sum(sites.map((site) => site.rankProbabilities[k]))).toBeCloseTo(1, 9);
    });
    expect(sum(sites.map(({ weightShare }) => weightShare))).toBeCloseTo(1, 9);
    expect(sum(sites.map(({ weightShareAtMiddle }) => weightShareAtMiddle))).toBeCloseTo(1, 9);
    for (const { score, npvUsd } of sites) {
      for (const { p5, p50, p95, worstTail, histogram } of [score, npvUsd]) {
        expect([worstTail, p5, p50, p95]).toEqual([worstTail, p5, p50, p95].sort((a, b) => a - b));
        expect(sum(histogram)).toBe(700);
      }
    }
  });

  it('count what breaks a constraint, and rank it last', () => {
    const shares = answer.sites.map(({ standingShare }) => standingShare);
    expect(Math.min(...shares)).toBeLessThan(1);
    for (const { standingShare, best, maximumRegret } of answer.sites) {
      expect(best.mean * (1 - answer.nobodyShare)).toBeLessThanOrEqual(standingShare + 1e-9);
      // Out of the question in some draw, it loses there all that the best one has.
      expect(maximumRegret).toBeGreaterThan(10);
      expect(maximumRegret).toBeLessThanOrEqual(100);
    }
  });

  it('fail where a site is not the best', () => {
    const [first] = answer.sites;
    const failure = failureAnswer({ collected: [collected], siteId: first.site.id });
    // A draw in which nobody stands is a failure, and left out of the probabilities.
    const best = first.best.mean * (1 - answer.nobodyShare);
    expect(failure.failureShare).toBeCloseTo(1 - best, 9);
    for (const { density, coverage } of failure.boxes) {
      expect(density).toBeGreaterThan(failure.failureShare);
      expect(coverage).toBeLessThanOrEqual(1);
    }
  });

  it('make one scenario twice as robust as once', () => {
    const { score, leftOut } = robustAnswer([answer, answer]);
    expect(leftOut).toEqual([]);
    expect(score.byMinimaxRegret).toBe(score.byExpectedValue);
    const best = score.sites[score.byMinimaxRegret];
    expect(best.maximumRegret).toBe(0);
    expect(best.byScenario[0]).toBe(best.byScenario[1]);
  });
});
