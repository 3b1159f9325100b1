import { describe, expect, it } from 'vitest';
import { compareSummaries } from '../../src/engine/compare.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { summaryOf } from '../../src/engine/summary.ts';
import { comparisonDocument } from '../../src/report/comparison.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf, shipped } from './scenarios.ts';

const world = loadWorld();
// Cairo and São Paulo have no region of the provider yet, so that a new one has users to gain.
const SITES = ['candidates=[Cairo, São Paulo, Kuala Lumpur]'];
const evaluated = (override: readonly string[]) =>
  evaluate(world, shipped('trade-restrictions', { override, set: SITES }));
const base = evaluated([]);

describe('what-ifs of trade in one override each', () => {
  // [override, what stands in Kuala Lumpur, whether the fleet's customers change]
  it.each([
    ['no-export-rules', 'NVIDIA B200', false],
    ['without-guidance-of-2026', 'NVIDIA B200', false],
    ['domestic-chips', 'Huawei Ascend 910C', false],
    ['rules-of-2024', 'NVIDIA B200', false],
    ['cut-off-from-american-clouds', 'Huawei Ascend 910C', false],
    ['cut-off-from-chinese-clouds', 'Huawei Ascend 910C', true],
    ['american-provider', 'NVIDIA B200', true],
    ['american-provider-under-diffusion', 'NVIDIA B200', true],
    ['data-stays-home', 'Huawei Ascend 910C', true],
  ])('%s: %s in Kuala Lumpur', (override, chip, movesFleet) => {
    const other = evaluated([override]);
    const found = other.ranking.find(({ site }) => site.name === 'Kuala Lumpur');
    expect(found?.accelerator?.label).toBe(chip);
    const moved = other.today.servedUsdPerYear !== base.today.servedUsdPerYear;
    expect(moved).toBe(movesFleet);
    const comparison = compareSummaries(summaryOf(base), summaryOf(other));
    const changes = comparison.alternatives.map(({ before, after }) => {
      return [before?.rank, before?.npvUsd, before?.capturedUsdPerYear].some(
        (value, k) => value !== [after?.rank, after?.npvUsd, after?.capturedUsdPerYear][k],
      );
    });
    expect(changes).toContain(true);
    const text = JSON.stringify(comparisonDocument(comparison, { a: 'a', b: 'b' }));
    for (const key of ['rankB', 'npvUsdChange', 'takenUsdPerYearChange', 'served'])
      expect(text).toContain(key);
  });
});

describe('ecosystem programs', () => {
  const TEXT = 'provider: huawei\nasOf: 2023-08\ncandidates: [Riyadh]\n';
  const program = 'demand: { programs: [{ name: P, country: SA, developers: 1000 }] }\n';

  it('are told of as an assumption with its range', () => {
    const said = evaluate(world, scenarioOf(TEXT + program)).caveats.join(' ');
    // Half of five years: half of 1,000 developers at 0, 120 and 400 USD a year.
    expect(said).toContain('P 60K USD a year in SA (0 to 200K)');
    expect(evaluate(world, scenarioOf(TEXT)).caveats.join(' ')).not.toContain('programs');
  });
});
