import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/engine/answer.ts';
import { accuracyAt, worstAccuracy } from '../../../src/engine/vary/accuracy.ts';
import { drawPlan } from '../../../src/engine/vary/draw-plan.ts';
import { fullDraw } from '../../../src/engine/vary/full-draw.ts';
import { rttFactor, rttStanding } from '../../../src/engine/vary/gain-response.ts';
import { responder, type AnswerResponse } from '../../../src/engine/vary/response.ts';
import { standingRange, valueAt } from '../../../src/engine/vary/varied-input.ts';
import { shipped } from '../scenarios.ts';
import { hardQuestion, standingsOf, variedOf, WORLD } from './varied.ts';

function worst(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, j) => Math.max(most, Math.abs(value - b[j])), 0);
}

/** The largest difference in score between the response and the whole model. */
function scoreError(response: AnswerResponse, standings: Float64Array): number {
  const score = responder(response)(standings).score.slice();
  return worst(score, fullDraw(WORLD, { response, standings }).score);
}

describe('the response of an answer', () => {
  const { parts, response } = hardQuestion();

  it('is the evaluation where all inputs are at their middle', () => {
    const { ranking, infeasible, criteria } = answerOf(parts);
    const drawn = responder(response)(new Float64Array(response.inputs.length));
    const all = [...ranking, ...infeasible];
    expect(all).toHaveLength(response.sites.length);
    for (const { site, score, money, contributions, broken } of all) {
      const j = response.sites.findIndex((each) => each.site.id === site.id);
      expect(drawn.score[j]).toBeCloseTo(score, 9);
      expect(drawn.npvUsd[j] / money.npvUsd.mid).toBeCloseTo(1, 12);
      expect(drawn.isStanding[j]).toBe(broken.length === 0 ? 1 : 0);
      contributions.forEach(({ value }, k) => {
        expect(drawn.position[j * criteria.length + k]).toBeCloseTo(value, 9);
      });
    }
  });

  it('names each input once, with its low below its high', () => {
    const ids = response.inputs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { low, mid, high } of response.inputs) {
      expect(low).toBeLessThan(high);
      expect(mid).toBeGreaterThanOrEqual(low);
      expect(mid).toBeLessThanOrEqual(high);
    }
  });

  it('draws what is not known evenly over its bounds', () => {
    // No survey has a construction price of Kenya: its estimate's bounds stand in.
    const unknown = response.inputs.filter(({ spread }) => spread === 'bounds');
    expect(unknown.map(({ id }) => id)).toContain('cost.constructionUsdPerW.KE');
    for (const { confidence } of unknown) expect(confidence).toBe('low');
  });

  it('follows demand, programs, growth and the reading of the law exactly', () => {
    const standings = standingsOf(response, (id) => {
      if (id.startsWith('law.')) return id < 'law.M' ? -1 : 1;
      return id.startsWith('demand.') ? (id < 'demand.market.M' ? 0.8 : -1.3) : 0;
    });
    expect(scoreError(response, standings)).toBeLessThan(1e-9);
  });

  it('follows gains exactly under an error of the round trips', () => {
    const standings = standingsOf(response, (id) => (id.startsWith('network.') ? -1.1 : 0));
    const weightless = {
      ...response,
      criteria: response.criteria.map((each) => ({
        ...each,
        weight: ['rttGainMs', 'newlyWithinBudgetShare', 'newlyLawfulShare'].includes(each.id)
          ? 1 / 3
          : 0,
      })),
    };
    expect(scoreError(weightless, standings)).toBeLessThan(1e-9);
  });

  it('shows an error of round trips as the factor that it is', () => {
    const [{ site, gain }] = response.sites;
    const index = response.inputs.findIndex(({ id }) => id === `network.rtt.${site.id}`);
    const input = response.inputs[index];
    for (const standing of [-1, 0.6, 2]) {
      const standings = standingsOf(response, (id) => (id === input.id ? standing : 0));
      const shown = valueAt(standingRange(index, 0, input), standing);
      expect(rttFactor(gain.rtt, rttStanding(gain.rtt, standings))).toBeCloseTo(shown, 12);
    }
  });

  it('stays near the whole model at draws of all inputs', () => {
    const plan = drawPlan(response, { draws: 64, seed: 'accuracy' });
    const measured = worstAccuracy([0, 3].map((draw) => accuracyAt(WORLD, plan, draw)));
    const { response: other } = variedOf(shipped('mexico-or-riyadh'));
    const small = accuracyAt(WORLD, drawPlan(other, { draws: 64, seed: 'accuracy' }), 1);
    const all = worstAccuracy([measured, small]);
    console.log(
      `response against ${all.runs} runs of the whole model: off by at most ` +
        `${all.scorePoints.toFixed(4)} points, ${(all.npvUsd / 1e6).toFixed(2)} M USD`,
    );
    expect(all.runs).toBe(3);
    expect(all.scorePoints).toBeLessThan(0.1);
    expect(all.npvUsd).toBeLessThan(10e6);
  });

  it('lets a candidate break a constraint where its costs are drawn high', () => {
    const standings = standingsOf(response, (id) => (id.startsWith('cost.') ? 2 : 0));
    expect(responder(response)(standings).isStanding).toContain(0);
  });
});
