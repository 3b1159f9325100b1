import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/engine/answer.ts';
import { reweighed } from '../../../src/engine/reweigh.ts';
import { flipAnswer, isFlipConfirmed } from '../../../src/engine/vary/flip.ts';
import { responder } from '../../../src/engine/vary/response.ts';
import { decidingScores } from '../../../src/engine/vary/sensitivity.ts';
import { flipDocument } from '../../../src/report/flip.ts';
import { hardQuestion, standingsOf, WORLD } from './varied.ts';

describe('what would change the winner', () => {
  const { parts, response } = hardQuestion();
  const evaluation = answerOf(parts);
  const found = flipAnswer(response, 'test');

  /** The winner with one weight set and the others in their old proportions. */
  function winnerWith(id: string, weight: number): string {
    const { criteria } = evaluation;
    const old = criteria.find((each) => each.id === id)?.weight ?? 0;
    const weights = criteria.map((each) => [
      each.id,
      each.id === id ? weight : (each.weight * (1 - weight)) / (1 - old),
    ]);
    return reweighed(evaluation, Object.fromEntries(weights) as Record<string, number>).ranking[0]
      .site.id;
  }

  it('is a weight: the smallest flip flips, and a slightly smaller one does not', () => {
    expect(found.weights.length).toBeGreaterThan(0);
    for (const { criterion, weight, winner } of found.weights) {
      const step = weight - criterion.weight;
      expect(winnerWith(criterion.id, criterion.weight + step * (1 + 1e-6))).toBe(winner.id);
      expect(winnerWith(criterion.id, criterion.weight + step * (1 - 1e-6))).toBe(found.winner.id);
    }
  });

  it('is an input: the smallest flip flips, and a slightly smaller one does not', () => {
    const answer = responder(response);
    const winnerAt = (id: string, standing: number) => {
      const scores = decidingScores(
        answer(standingsOf(response, (each) => (each === id ? standing : 0))),
      );
      return response.sites[scores.indexOf(Math.max(...scores))].site.id;
    };
    const ranges = found.inputs.filter(({ input }) => input.spread !== 'readings');
    expect(ranges.length).toBeGreaterThan(0);
    for (const { input, standing, winner } of ranges) {
      expect(winnerAt(input.id, standing)).toBe(winner.id);
      expect(winnerAt(input.id, standing * (1 - 1e-3))).toBe(found.winner.id);
    }
  });

  it('lists the most plausible first, and the whole model agrees with it', () => {
    const probabilities = found.inputs.map(({ probability }) => probability);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    expect(isFlipConfirmed(WORLD, response, found.inputs[0])).toBe(true);
  });

  it('is nothing where one candidate is ahead whatever happens', () => {
    const [site] = response.sites;
    const twins = { ...response, sites: [site, { ...site, site: { ...site.site, id: 'twin' } }] };
    const range = { input: -1, place: 0, mid: 0, down: 0, up: 0, isLog: false, least: 0, most: 1 };
    // The second has no carbon to show, and is the same in all else.
    const worse = {
      ...twins.sites[1],
      criteria: { ...site.criteria, unknown: { gridCarbonGCo2ePerKwh: range } },
    };
    const alone = flipAnswer({ ...twins, sites: [site, worse] }, 'test');
    expect(alone.inputs).toEqual([]);
    expect(alone.weights).toEqual([]);
    const [text] = flipDocument(alone).blocks.filter(({ kind }) => kind === 'text');
    expect(text).toMatchObject({
      text: expect.stringContaining('neither a weight nor an input') as string,
    });
  });
});
