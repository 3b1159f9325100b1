import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ACCELERATORS, acceleratorById } from '../../src/compliance/accelerator-classes.ts';
import { acceleratorsAt, acceleratorVerdict } from '../../src/compliance/accelerators.ts';
import { EXPORT_RULES } from '../../src/compliance/export-rules.ts';
import { EXPORT_RULE_IDS } from '../../src/scenario/export-rule-ids.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

function outcome(
  chip: string,
  place: { readonly site: string; readonly provider: string; readonly asOf: string },
  switches: Readonly<Record<string, 'on' | 'off'>> = {},
) {
  const accelerator = acceleratorById(chip);
  if (accelerator === undefined) throw new Error(`no ${chip}`);
  const { site: siteCountry, provider, asOf } = place;
  return acceleratorVerdict(world, { siteCountry, provider, asOf, accelerator, switches }).outcome;
}

describe('export rules on their days', () => {
  it.each([
    ['a100', 'CN', 'alibaba', '2022-10-06', 'allowed'],
    ['a100', 'CN', 'alibaba', '2022-10-07', 'forbidden'],
    ['a800', 'CN', 'alibaba', '2023-11-16', 'allowed'],
    ['a800', 'CN', 'alibaba', '2023-11-17', 'forbidden'],
    ['h100', 'SA', 'aws', '2023-11-16', 'allowed'],
    ['h100', 'SA', 'aws', '2023-11-17', 'conditions'],
    ['h100', 'MX', 'aws', '2026-06-01', 'allowed'],
    ['h100', 'MX', 'alibaba', '2023-11-16', 'allowed'],
    ['h100', 'MX', 'alibaba', '2024-05-01', 'conditions'],
    ['h100', 'MX', 'alibaba', '2026-05-30', 'conditions'],
    ['h100', 'MX', 'alibaba', '2026-05-31', 'forbidden'],
    ['h20', 'CN', 'alibaba', '2025-04-14', 'allowed'],
    ['h20', 'CN', 'alibaba', '2025-04-15', 'forbidden'],
    ['h20', 'CN', 'alibaba', '2025-09-01', 'conditions'],
    ['a100', 'MX', 'huawei', '2019-05-15', 'allowed'],
    ['a100', 'MX', 'huawei', '2019-05-16', 'forbidden'],
    ['ascend-910c', 'CN', 'huawei', '2026-06-01', 'allowed'],
    ['ascend-910c', 'SA', 'huawei', '2025-05-12', 'allowed'],
    ['ascend-910c', 'SA', 'huawei', '2025-05-13', 'conditions'],
    ['ascend-910c', 'SA', 'aws', '2026-06-01', 'forbidden'],
  ] as const)('%s in %s for %s on %s: %s', (...[chip, site, provider, asOf, expected]) => {
    expect(outcome(chip, { site, provider, asOf })).toBe(expected);
  });

  it('never applied the diffusion rule, but can switch it on', () => {
    const place = { site: 'MX', provider: 'aws', asOf: '2025-05-14' };
    expect(outcome('h100', place)).toBe('allowed');
    expect(outcome('h100', place, { 'diffusion-2025-01': 'on' })).toBe('conditions');
    expect(outcome('h100', { ...place, site: 'JP' }, { 'diffusion-2025-01': 'on' })).toBe(
      'allowed',
    );
  });

  it('can switch a rule off', () => {
    const place = { site: 'MX', provider: 'alibaba', asOf: '2026-06-01' };
    expect(outcome('h100', place)).toBe('forbidden');
    expect(outcome('h100', place, { 'guidance-2026-05': 'off' })).toBe('conditions');
  });

  it('follows the definition of total processing performance, dense FP16 times 16, but for the L40S', () => {
    for (const { id, tpp, denseTflops } of ACCELERATORS)
      expect(tpp / (16 * denseTflops), id).toBeCloseTo(1, 1);
  });

  it('offers the domestic chip where the others are forbidden', () => {
    const [first] = acceleratorsAt(world, {
      siteCountry: 'CN',
      provider: 'huawei',
      asOf: '2026-06-01',
    });
    expect(first.accelerator.id).toBe('ascend-910c');
  });
});

const ids = EXPORT_RULES.map(({ id }) => id);
const WORD = { forbidden: 0, conditions: 1, allowed: 2 };

describe('laws of export rules', () => {
  it('are those that a scenario can switch', () => {
    expect(ids).toEqual([...EXPORT_RULE_IDS]);
  });

  const question = fc.record({
    chip: fc.constantFrom(...ACCELERATORS.map(({ id }) => id)),
    site: fc.constantFrom('CN', 'SA', 'MX', 'EG', 'SG', 'US', 'HK', 'TR'),
    provider: fc.constantFrom('huawei', 'alibaba', 'aws', 'unheard-of'),
    asOf: fc.constantFrom('2018-01-01', '2022-12-01', '2024-05-01', '2026-06-01'),
  });
  test.prop([question, fc.constantFrom(...ids)], { seed: 7, numRuns: 300 })(
    'switching a rule on never allows more, off never less',
    ({ chip, ...place }, id) => {
      const plain = WORD[outcome(chip, place)];
      expect(WORD[outcome(chip, place, { [id]: 'on' })]).toBeLessThanOrEqual(plain);
      expect(WORD[outcome(chip, place, { [id]: 'off' })]).toBeGreaterThanOrEqual(plain);
    },
  );
});
