import { describe, expect, it } from 'vitest';
import { endOf, sensitivity } from '../../../src/engine/vary/sensitivity.ts';
import { responder } from '../../../src/engine/vary/response.ts';
import { sensitivityData, sensitivityDocument } from '../../../src/report/sensitivity.ts';
import { drawn, hardQuestion, standingsOf } from './varied.ts';

describe('what an answer hangs on', async () => {
  const { response } = hardQuestion();
  const answer = sensitivity(await drawn(response, 1024));

  it('has each input at both of its ends, the widest swing first', () => {
    const end = endOf(responder(response), answer.middle.winner);
    const swings = answer.swings.map(({ atLow, atHigh }) => Math.abs(atHigh.lead - atLow.lead));
    expect(swings[0]).toBeGreaterThan(0);
    expect(swings.slice(0, 5)).toEqual(swings.slice(0, 5).toSorted((a, b) => b - a));
    for (const { input, atLow, atHigh } of answer.swings.slice(0, 5)) {
      expect(end(standingsOf(response, (id) => (id === input.id ? -1 : 0)))).toEqual(atLow);
      expect(end(standingsOf(response, (id) => (id === input.id ? 1 : 0)))).toEqual(atHigh);
    }
  });

  it('shares the variance out: hardly more than all of it alone, no less than all of it together', () => {
    const sum = (of: 'first' | 'total') =>
      answer.variance.shares.reduce((all, { lead }) => all + lead[of].value, 0);
    expect(sum('first')).toBeLessThan(1.15);
    expect(sum('total')).toBeGreaterThan(0.85);
    for (const { lead } of answer.variance.shares) {
      expect(lead.first.low).toBeLessThanOrEqual(lead.first.high);
      expect(lead.total.value).toBeGreaterThan(lead.first.value - 0.15);
    }
  });

  it('values no single input above knowing everything', () => {
    const { perfect, information } = answer;
    expect(perfect.score).toBeGreaterThan(0);
    for (const { score, npvUsd } of information) {
      expect(score.value).toBeLessThanOrEqual(perfect.score + 3 * score.standardError);
      expect(npvUsd.value).toBeLessThanOrEqual(perfect.npvUsd + 3 * npvUsd.standardError);
    }
    const values = information.map(({ score }) => score.value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  it('is told in the same words in every form', () => {
    const { blocks } = sensitivityDocument(answer);
    expect(blocks.filter(({ kind }) => kind === 'table')).toHaveLength(3);
    expect(sensitivityData(answer)).toMatchObject({ schema: 'regionsim/sensitivity', version: 1 });
  });
});
