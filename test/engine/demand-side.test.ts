import { describe, expect, it, test } from 'vitest';
import { demandSide } from '../../src/engine/demand-side.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { loadWorld } from '../../src/world/load.ts';
import { shipped } from './scenarios.ts';

const world = loadWorld();
const changed = (...set: readonly string[]) => shipped('mexico-or-riyadh', { set });

describe('demandSide', () => {
  const base = demandSide(world, changed());

  test.each([
    'assumptions.wacc_hic=12 %',
    'region.itLoad=48 MW',
    'criteria.countryRisk=5',
    'constraints.maxCountryRisk=6',
    'seed=2',
  ])('is kept when %s changes, which is money or weights', (set) => {
    expect(demandSide(world, changed(set))).toBe(base);
  });

  test.each([
    'provider=alibaba',
    'asOf=2023-05',
    'fleet.exclude=[eu-west-101]',
    'candidates=[Riyadh]',
    'horizon=7 years',
    'workloads.web.latencyBudget=20 ms',
    'demand.growth={MX: 40 %}',
    'law.sourcedOnly=true',
    'events=[{cut: SEA-ME-WE 5}]',
  ])('is made anew when %s changes', (set) => {
    expect(demandSide(world, changed(set))).not.toBe(base);
  });

  it('gives a what-if the answer that it has in a world that nobody asked before', () => {
    const whatIf = changed('assumptions.wacc_hic=12 %', 'demand.growth={MX: 40 %}');
    expect(evaluate(world, whatIf)).toEqual(evaluate({ ...world }, whatIf));
  });
});
