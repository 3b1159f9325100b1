import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/engine/answer.ts';
import { costBreakdown } from '../../src/engine/cost-breakdown.ts';
import { evaluationParts } from '../../src/engine/evaluate.ts';
import { networkOf, networkOptions } from '../../src/engine/network-of-the-day.ts';
import {
  backboneUsdPerGigabyte,
  trainingGravity,
  trainingPlaces,
} from '../../src/engine/training-gravity.ts';
import { listPrices } from '../../src/cost/list-price.ts';
import { aiBlocks } from '../../src/report/cost-ai.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf } from './scenarios.ts';

const world = loadWorld();
const scenario = scenarioOf(
  'provider: aws\nasOf: 2024-06\ncandidates: [Lima]\nregion: { acceleratorShare: 50 % }\n',
);
const parts = evaluationParts(world, scenario);
const { site, money } = answerOf(parts).ranking[0];
const places = trainingPlaces(parts);
const { cost, gravity, ai, ...rest } = costBreakdown({
  world,
  scenario,
  site,
  revenueUsdPerYear: money.revenueUsdPerYear,
  revenueFactor: money.revenueFactor,
  dataPlaces: places,
});

/** All places, not only those that the report shows. */
function gravityOf(wanted: typeof places) {
  const model = networkOf(world, networkOptions(scenario));
  return trainingGravity({
    world,
    model,
    site,
    cost,
    places: wanted,
    runUsd: 1,
    runUsdAt: () => 1,
  });
}

describe('where the data of training lie', () => {
  it('is where the fleet serves training today, most first', () => {
    expect(places.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(places.every(({ share }, k) => k === 0 || share <= places[k - 1].share)).toBe(true);
    expect(places.every((place) => place.site.isExisting)).toBe(true);
  });

  it('is where accelerated work is served, for a scenario without a class of that name', () => {
    const renamed = scenarioOf(
      'provider: aws\nasOf: 2024-06\ncandidates: [Lima]\nworkloads:\n' +
        '  web: { share: 50 % }\n  learn: { share: 50 %, latencyBudget: 300 ms, dataClass: public, accelerators: true }\n',
    );
    expect(trainingPlaces(evaluationParts(world, renamed)).length).toBeGreaterThan(0);
  });
});

describe('data gravity', () => {
  it('is a move over a tenth of the capacity, at the price of its wavelengths or of the list, by hand', () => {
    expect(gravity).toHaveLength(5);
    for (const { pathKm, place, moves } of gravity) {
      const [text, video] = moves;
      const gbps = cost.backboneGbps * 0.1 * 0.8;
      expect(video.own.move.hours).toBeCloseTo((1000 * 8000) / gbps / 3600, 9);
      // 100 Gbit/s filled to 80 % carry 36,000 GB an hour.
      const usdPerHour = (cost.inputs.wavelengthUsdPerMonth.mid * 12) / 8760;
      const perGigabyte = (usdPerHour * (pathKm / 6600)) / 36_000;
      expect(backboneUsdPerGigabyte(cost, pathKm)).toBeCloseTo(perGigabyte, 12);
      expect(text.own.move.usd).toBeCloseTo(8000 * perGigabyte, 6);
      const list = listPrices(world, place.site.country).egressUsdPerGigabyte.mid;
      expect(video.leaving.move.usd).toBeCloseTo(1e6 * list, 3);
    }
  });

  it('weighs the move against what the run saves at the site', () => {
    const [first] = gravity;
    const there = first.runUsdThere ?? NaN;
    const here = ai?.training.usd ?? NaN;
    expect(there).toBeGreaterThan(0);
    for (const { own, leaving } of first.moves) {
      expect(own.savedUsd).toBeCloseTo(there - here - own.move.usd, 3);
      expect(leaving.savedUsd).toBeCloseTo(there - here - leaving.move.usd, 3);
    }
  });

  it('stands in the report with every place and both ways of paying', () => {
    const text = JSON.stringify(aiBlocks({ ...rest, cost, gravity, ...(ai && { ai }) }));
    for (const { place } of gravity) expect(text).toContain(place.site.name);
    expect(text).toContain('list egress');
  });

  it('is a criterion that prefers sites near their data, and is left out where nobody names it', () => {
    const named = scenarioOf(
      'provider: aws\nasOf: 2024-06\ncandidates: [Lima, Montreal]\n' +
        'criteria: { trainingDataUsdPerTb: 1 }\n',
    );
    const [first, last] = answerOf(evaluationParts(world, named)).ranking;
    expect([first.site.name, last.site.name]).toEqual(['Montréal', 'Lima']);
    const { value = NaN, low = NaN, high = NaN } = last.values.trainingDataUsdPerTb;
    const mean = gravityOf(places).reduce(
      (sum, { place, pathKm }) => sum + place.share * pathKm,
      0,
    );
    expect(value).toBeCloseTo(1000 * backboneUsdPerGigabyte(cost, mean), 9);
    expect(low).toBeLessThan(value);
    expect(value).toBeLessThan(high);
    expect(answerOf(parts).ranking[0].values).not.toHaveProperty('trainingDataUsdPerTb');
  });

  it('is not asked where accelerators may not stand', () => {
    const barred = scenarioOf(
      'provider: huawei\nasOf: 2023-06\ncandidates: [Lima]\nregion: { acceleratorShare: 0 }\n',
    );
    const other = evaluationParts(world, barred);
    const [lima] = answerOf(other).ranking;
    const none = costBreakdown({
      world,
      scenario: barred,
      site: lima.site,
      revenueUsdPerYear: lima.money.revenueUsdPerYear,
      revenueFactor: lima.money.revenueFactor,
      dataPlaces: trainingPlaces(other),
    });
    expect(none.gravity).toEqual([]);
  });
});
