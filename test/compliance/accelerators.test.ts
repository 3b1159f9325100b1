import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  ACCELERATORS,
  acceleratorById,
  type AcceleratorClass,
} from '../../src/compliance/accelerator-classes.ts';
import {
  acceleratorsAt,
  acceleratorVerdict,
  LICENCE_CHANCE,
} from '../../src/compliance/accelerators.ts';
import { EXPORT_RULES } from '../../src/compliance/export-rules.ts';
import { EXPORT_RULE_IDS } from '../../src/scenario/export-rule-ids.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

const ALL_OFF: Readonly<Record<string, 'off'>> = Object.fromEntries(
  EXPORT_RULES.map(({ id }) => [id, 'off'] as const),
);

function chipOf(id: string): AcceleratorClass {
  const accelerator = acceleratorById(id);
  if (accelerator === undefined) throw new Error(`no ${id}`);
  return accelerator;
}

function outcome(
  chip: string,
  place: { readonly site: string; readonly provider: string; readonly asOf: string },
  switches: Readonly<Record<string, 'on' | 'off'>> = {},
) {
  const { site: siteCountry, provider, asOf } = place;
  const query = { siteCountry, provider, asOf, accelerator: chipOf(chip), switches };
  return acceleratorVerdict(world, query).outcome;
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

  it('asks a provider of an ally less by the diffusion rule than one of nowhere', () => {
    const review = (provider: string) =>
      acceleratorVerdict(world, {
        siteCountry: 'SA',
        provider,
        asOf: '2025-05-14',
        accelerator: chipOf('h100'),
        switches: { ...ALL_OFF, 'diffusion-2025-01': 'on' },
      }).rules.map((each) => each.review);
    expect(review('aws')).toEqual(['presumptionOfApproval']);
    expect(review('unheard-of')).toEqual(['caseByCase']);
    expect(review('alibaba')).toEqual(['presumptionOfDenial']);
  });

  it.each([
    ['2022-10-06', []],
    ['2022-10-07', ['ear-2022-10']],
    ['2023-11-16', ['ear-2022-10']],
    ['2023-11-17', ['ear-2023-10-destination']],
    ['2025-04-15', ['ear-2023-10-destination', 'h20-letter-2025-04']],
    ['2025-08-10', ['ear-2023-10-destination', 'h20-letter-2025-04']],
    ['2025-08-11', ['ear-2023-10-destination', 'h20-licences-2025-08']],
    ['2026-05-31', ['ear-2023-10-destination', 'h20-licences-2025-08']],
  ])('has the rules of %s on an H100 in China for an American provider', (asOf, expected) => {
    const accelerator = chipOf('h100');
    const query = { siteCountry: 'CN', provider: 'aws', asOf, accelerator };
    const found = acceleratorVerdict(world, query).rules.map(({ rule }) => rule.id);
    expect(found.sort()).toEqual(expected);
  });

  it.each([
    ['entity-list-huawei', 'h100', 'MX', 'huawei'],
    ['ear-2022-10', 'h100', 'CN', 'aws'],
    ['ear-2023-10-destination', 'h100', 'SA', 'aws'],
    ['ear-2023-10-headquarters', 'h100', 'MX', 'alibaba'],
    ['guidance-2026-05', 'h100', 'MX', 'alibaba'],
    ['h20-letter-2025-04', 'h20', 'CN', 'aws'],
    ['h20-licences-2025-08', 'h20', 'CN', 'aws'],
    ['diffusion-2025-01', 'h100', 'MX', 'aws'],
    ['gp10-ascend', 'ascend-910c', 'SA', 'huawei'],
  ])(
    'is the only rule that counts where it alone is switched on: %s',
    (id, chip, site, provider) => {
      const place = { site, provider, asOf: '2026-06-01' };
      expect(outcome(chip, place, ALL_OFF)).toBe('allowed');
      expect(outcome(chip, place, { ...ALL_OFF, [id]: 'on' })).not.toBe('allowed');
    },
  );

  it('ask for one licence where several apply, with the chance of the strictest review', () => {
    const query = { siteCountry: 'SA', asOf: '2024-06-01', accelerator: chipOf('h100') };
    const of = (provider: string) => acceleratorVerdict(world, { ...query, provider });
    const two = of('alibaba');
    expect(two.rules.map(({ review }) => review)).toEqual(['caseByCase', 'presumptionOfApproval']);
    expect(two.obtainable).toEqual(LICENCE_CHANCE.caseByCase);
    expect(of('aws').obtainable).toEqual(LICENCE_CHANCE.presumptionOfApproval);
  });

  it('looks through a subsidiary to the headquarters of its ultimate parent', () => {
    const alibaba = world.providers.get('alibaba');
    if (alibaba === undefined) throw new Error('no alibaba');
    const headquarters = { ...alibaba.headquarters, value: 'SG' };
    const providers = new Map([...world.providers, ['alibaba', { ...alibaba, headquarters }]]);
    const query = { siteCountry: 'MX', provider: 'alibaba', asOf: '2026-06-01' };
    const verdict = acceleratorVerdict(
      { ...world, providers },
      { ...query, accelerator: chipOf('h100') },
    );
    expect(verdict.outcome).toBe('forbidden');
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
