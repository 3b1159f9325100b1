import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { RULE_SCOPES } from '../../src/compliance/rule-scope-table.ts';
import { ruleFaults } from '../../src/compliance/rule-faults.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { LawRule } from '../../src/world/types.ts';
import { lawRule } from './law-arbitraries.ts';

const rule: LawRule = {
  id: 'xx-personal',
  jurisdiction: 'SA',
  law: 'a law',
  dataClass: 'personal',
  kind: 'mustStay',
  detail: '',
  destinations: 'SA',
  sourced: true,
  provenance: { source: 'test', year: 2026, confidence: 'high' },
};

describe('faults of rules', () => {
  it('finds none in the world’s laws', () => {
    expect(ruleFaults(loadWorld().laws)).toEqual([]);
  });

  it('has a law for every scope', () => {
    const ids = new Set(loadWorld().laws.map(({ id }) => id));
    expect(RULE_SCOPES.filter((scope) => !ids.has(scope.rule))).toEqual([]);
  });

  it.each([
    ['destinations', { destinations: 'any' }],
    ['destinations', { destinations: 'AE' }],
    ['destinations', { destinations: 'SA+NOWHERE' }],
    ['destinations', { kind: 'free', destinations: 'EEA' }],
    ['kind', { kind: 'adequacyList', destinations: 'SA+copy' }],
    ['inForceFrom', { inForceFrom: '2024-13' }],
    ['inForceUntil', { inForceFrom: '2024-05', inForceUntil: '2024-04-30' }],
  ] as const)('finds a fault in %s of %o', (field, change) => {
    expect(ruleFaults([{ ...rule, ...change }])).toEqual([
      expect.objectContaining({ rule: rule.id, field }),
    ]);
  });

  it('finds a class that is free and must stay, and an id used twice', () => {
    const free: LawRule = { ...rule, id: 'yy', kind: 'free', destinations: 'any' };
    expect(ruleFaults([rule, free]).map(({ rule: id, field }) => [id, field])).toEqual([
      ['yy', 'kind'],
    ]);
    expect(ruleFaults([rule, rule]).map(({ field }) => field)).toEqual(['id']);
    const before = { ...free, inForceUntil: '2019' };
    expect(ruleFaults([{ ...rule, inForceFrom: '2020-01-01' }, before])).toEqual([]);
  });

  test.prop([lawRule], { seed: 1, numRuns: 100 })('finds none in a consistent rule', (each) => {
    fc.pre(each.kind !== 'mustStay' || each.destinations === each.jurisdiction);
    expect(ruleFaults([each])).toEqual([]);
  });
});
