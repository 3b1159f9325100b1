import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/engine/evaluate.ts';
import type { Alternative, Evaluation } from '../../src/engine/evaluation.ts';
import { evaluationData } from '../../src/report/evaluation-data.ts';
import { evaluationSchema } from '../../src/report/evaluation-schema.ts';
import type { World } from '../../src/world/types.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf, shipped } from './scenarios.ts';

const world = loadWorld();
const alibaba = shipped('alibaba-2024');
const evaluation = evaluate(world, alibaba);

const scores = ({ ranking }: Evaluation) =>
  new Map(ranking.map(({ site, score }) => [site.id, score]));

function alternativeAt({ ranking, infeasible }: Evaluation, id: string): Alternative {
  const found = [...ranking, ...infeasible].find(({ site }) => site.id === id);
  if (!found) throw new Error(`${id} was not judged`);
  return found;
}

/** The world with a factor on every market: the same shares, another amount. */
function withMarkets(factor: number): World {
  const countries = [...world.countries].map(([iso2, country]) => {
    const { cloudMarketUsdPerYear: market, ...numbers } = country.numbers;
    const scaled = market && { ...market, value: market.value * factor };
    return [iso2, { ...country, numbers: { ...numbers, cloudMarketUsdPerYear: scaled } }] as const;
  });
  return { ...world, countries: new Map(countries) };
}

describe('evaluate', () => {
  it('ranks every candidate and says where the demand comes from', () => {
    expect(evaluation.ranking).toHaveLength(alibaba.candidates.length);
    for (const { takeovers, countries, takenUsdPerYear } of evaluation.ranking) {
      const sum = (parts: readonly { usdPerYear: number }[]) =>
        parts.reduce((total, { usdPerYear }) => total + usdPerYear, 0);
      expect(sum(takeovers)).toBeCloseTo(takenUsdPerYear, 0);
      expect(sum(countries)).toBeCloseTo(takenUsdPerYear, 0);
    }
  });

  it('conserves demand: served and refused make up all of it', () => {
    const { servedUsdPerYear, refusedUsdPerYear } = evaluation.today;
    expect((servedUsdPerYear + refusedUsdPerYear) / evaluation.demandUsdPerYear).toBeCloseTo(1, 12);
  });

  it('does not depend on the order of the candidates', () => {
    const turned = evaluate(world, { ...alibaba, candidates: alibaba.candidates.toReversed() });
    expect(scores(turned)).toEqual(scores(evaluation));
    expect(turned.ranking.map(({ site }) => site.id)).toEqual(
      evaluation.ranking.map(({ site }) => site.id),
    );
  });

  it('keeps the winner and every score when a loser is dropped', () => {
    const loser = evaluation.ranking[1].site.id;
    const fewer = alibaba.candidates.filter(({ id }) => id !== loser);
    const without = evaluate(world, { ...alibaba, candidates: fewer });
    for (const [id, score] of scores(without)) expect(score).toBe(scores(evaluation).get(id));
    expect(without.ranking[0].site.id).toBe(evaluation.ranking[0].site.id);
  });

  it('keeps shares, mean round trips and verdicts when all demand is scaled', () => {
    const doubled = evaluate(withMarkets(2), alibaba);
    expect(doubled.demandUsdPerYear / evaluation.demandUsdPerYear).toBeCloseTo(2, 9);
    expect(doubled.today.lawfulShare).toBeCloseTo(evaluation.today.lawfulShare, 9);
    expect(doubled.today.withinBudgetShare).toBeCloseTo(evaluation.today.withinBudgetShare, 9);
    expect(doubled.today.meanRttMs).toBeCloseTo(evaluation.today.meanRttMs, 6);
    for (const { site, values } of evaluation.ranking) {
      const scaled = alternativeAt(doubled, site.id).values;
      for (const id of ['rttGainMs', 'newlyWithinBudgetShare', 'newlyLawfulShare'])
        expect(scaled[id].value).toBeCloseTo(values[id].value ?? NaN, 9);
    }
  });

  it('brackets every value and every score', () => {
    for (const { values, score, scoreLow, scoreHigh } of evaluation.ranking) {
      expect(scoreLow).toBeLessThanOrEqual(score);
      expect(score).toBeLessThanOrEqual(scoreHigh);
      for (const { value, low, high } of Object.values(values)) {
        if (value === undefined) continue;
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high ?? NaN);
      }
    }
  });

  it('is unmoved by an empty override, and moved by one that says something', () => {
    const text = 'provider: alibaba\nasOf: 2024-05\ncandidates: [Manila]\n';
    const plain = scenarioOf(text);
    expect(scenarioOf(`${text}overrides: { nothing: {} }\napply: [nothing]\n`).hash).toBe(
      plain.hash,
    );
    expect(
      scenarioOf(`${text}overrides: { two: { region: { zones: 2 } } }\napply: [two]\n`).hash,
    ).not.toBe(plain.hash);
  });

  it('lists a candidate that breaks a constraint with the reason, and ranks the others as before', () => {
    const capped = evaluate(world, { ...alibaba, constraints: { maxCountryRisk: 5 } });
    expect(capped.infeasible.length).toBeGreaterThan(0);
    for (const { broken, rank } of capped.infeasible) {
      expect(broken.join()).toMatch(/country risk is [\d.]+ of 10, must be at most 5/);
      expect(rank).toBeUndefined();
    }
    for (const [id, score] of scores(capped)) expect(score).toBe(scores(evaluation).get(id));
  });

  it('gives data that its published schema accepts', () => {
    const data: unknown = JSON.parse(JSON.stringify(evaluationData(evaluation)));
    expect(evaluationSchema.safeParse(data)).toMatchObject({ success: true });
  });

  it('ranks by a formula of the user', () => {
    const own = evaluate(
      world,
      scenarioOf(`
provider: alibaba
asOf: 2024-05
candidates: [Manila, Busan, Querétaro]
criteria:
  mine: { formula: rttGainMs * 2 - unitCostUsdPerKwYear / 100, goal: max, weight: 1 }
`),
    );
    const mine = own.ranking.map(({ values }) => values.mine.value ?? NaN);
    expect(mine).toEqual(mine.toSorted((a, b) => b - a));
    const { rttGainMs, unitCostUsdPerKwYear } = own.ranking[0].values;
    expect(mine[0]).toBeCloseTo(
      (rttGainMs.value ?? NaN) * 2 - (unitCostUsdPerKwYear.value ?? NaN) / 100,
      9,
    );
  });
});
