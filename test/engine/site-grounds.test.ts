import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from '../../src/engine/answer.ts';
import { evaluationParts } from '../../src/engine/evaluate.ts';
import type { Alternative } from '../../src/engine/evaluation.ts';
import { siteGrounds, type SiteGrounds } from '../../src/engine/site-grounds.ts';
import { explanationDocument } from '../../src/report/explanation.ts';
import { markdownText } from '../../src/report/markdown.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf } from './scenarios.ts';

const world = loadWorld();

describe('siteGrounds', () => {
  const parts = evaluationParts(
    world,
    scenarioOf('provider: huawei\nasOf: 2023-06\ncandidates: [Riyadh, Querétaro]\n'),
  );
  const evaluation = answerOf(parts);
  let grounds: ReadonlyMap<string, { readonly of: Alternative; readonly are: SiteGrounds }>;

  beforeAll(() => {
    grounds = new Map(
      evaluation.ranking.map((of) => [of.site.name, { of, are: siteGrounds(parts, of) }]),
    );
  });

  it('has a source, a year and a confidence for every value', () => {
    for (const { are } of grounds.values())
      for (const { provenance } of [...are.evidence, ...are.risk]) {
        expect(provenance.length).toBeGreaterThan(0);
        for (const { source, year, confidence } of provenance) {
          expect(source).not.toBe('');
          expect(year).toBeGreaterThan(1990);
          expect(['high', 'medium', 'low']).toContain(confidence);
        }
      }
  });

  it('names the market of every country whose demand is shown', () => {
    for (const { of, are } of grounds.values())
      for (const { country } of of.countries.slice(0, 12))
        expect(are.evidence.map(({ name }) => name)).toContain(
          `cloud market of ${world.countries.get(country)?.name ?? ''}, 2024`,
        );
  });

  it('gives the parts that the criteria are made of: risk and neighbor', () => {
    for (const { of, are } of grounds.values()) {
      const risk = are.risk.reduce((sum, { weight, mid }) => sum + weight * mid, 0);
      expect(risk).toBeCloseTo(of.values.countryRisk.value ?? NaN, 10);
      expect(are.neighbor.share).toBe(of.values.neighborDependenceShare.value);
    }
    expect(grounds.get('Querétaro')?.are.neighbor.neighbor).toBe('US');
  });

  it('says why a site can serve what nobody could: a law that binds data elsewhere, not here', () => {
    const rules = grounds.get('Riyadh')?.are.rules ?? [];
    const sama = rules.find(({ rule }) => rule.law.startsWith('SAMA'));
    expect(sama).toMatchObject({ country: 'SA', here: 'allowed' });
    // Huawei had no region in Saudi Arabia in June 2023, so the rule binds wherever the fleet stood.
    expect(sama?.boundIn).toBe(sama?.fleetCountries);
    expect(rules.every(({ rule }) => rule.outcome !== 'allowed')).toBe(true);
  });

  it('stands in the explanation, source by source', () => {
    const riyadh = grounds.get('Riyadh');
    if (!riyadh) throw new Error('Riyadh is a candidate');
    const text = markdownText(explanationDocument(evaluation, riyadh.of, { grounds: riyadh.are }));
    for (const part of ['cloud market of Saudi Arabia', 'SAMA', 'rule of law', 'CRN, 2025'])
      expect(text).toContain(part);
  });
});
