import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/engine/evaluate.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

function parsed(rules: string) {
  const text = `provider: aws\nasOf: 2026-06\ncandidates: [Riyadh, Dubai]\nlaw:\n  rules:\n${rules}`;
  const readExtended = () => ({ ok: false, reason: 'nothing to extend' }) as const;
  return parseScenario({ file: 'rules.yaml', text, readExtended }, world);
}

function sound(rules: string) {
  const checked = parsed(rules);
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('; '));
  return checked.value;
}

const STAYS = '    - { country: Saudi Arabia, dataClass: personal, kind: mustStay, from: 2026 }\n';

describe('rules of a scenario', () => {
  it('are rules as the tables have them, with the usual destinations of their kind', () => {
    const { law } = sound(
      `${STAYS}    - { country: EU, dataClass: all, kind: conditionalTransfer }\n`,
    );
    expect(law.extraRules).toMatchObject([
      { jurisdiction: 'SA', dataClass: 'personal', destinations: 'SA', inForceFrom: '2026-12-31' },
      { jurisdiction: 'EU', dataClass: 'all', destinations: 'any_with_safeguards' },
    ]);
  });

  it.each([
    {
      what: 'an unknown country',
      rule: '{ country: Germny, dataClass: all, kind: free }',
      column: 18,
      word: 'Germny',
    },
    {
      what: 'an unknown class',
      rule: '{ country: DE, dataClass: helth, kind: free }',
      column: 33,
      word: 'helth',
    },
    {
      what: 'data that stay and go',
      rule: '{ country: DE, dataClass: all, kind: mustStay, destinations: any }',
      column: 68,
      word: 'must stay',
    },
    {
      what: 'data that may not stay',
      rule: '{ country: DE, dataClass: all, kind: mustStay, destinations: FR }',
      column: 68,
      word: 'may not stay in DE',
    },
    {
      what: 'an unknown list',
      rule: '{ country: DE, dataClass: all, kind: adequacyList, destinations: EU_ADQ }',
      column: 72,
      word: 'EU_ADQ',
    },
    {
      what: 'an end before the beginning',
      rule: '{ country: DE, dataClass: all, kind: free, from: 2027, until: 2026 }',
      column: 69,
      word: 'before it begins',
    },
  ])('are refused for $what, at its place', ({ rule, column, word }) => {
    const checked = parsed(`    - ${rule}\n`);
    expect(checked.ok ? [] : checked.diagnostics).toMatchObject([
      { line: 6, column, message: expect.stringContaining(word) as unknown },
    ]);
  });

  it('are refused for all their faults at once, whichever of them cannot be read', () => {
    const checked = parsed(
      '    - { country: Germny, dataClass: all, kind: free }\n' +
        '    - { country: DE, dataClass: health, kind: mustStay }\n' +
        '    - just text\n' +
        '    - { country: DE, dataClass: health, kind: free }\n' +
        '    - { country: FR, dataClass: all, kind: mustStay, destinations: any }\n',
    );
    const faults = checked.ok ? [] : checked.diagnostics.map(({ line, path }) => [line, path]);
    expect(faults).toEqual([
      [6, 'law.rules[0].country'],
      [8, 'law.rules[2]'],
      [9, 'law.rules[3].kind'],
      [10, 'law.rules[4].destinations'],
    ]);
  });

  it('are refused where one frees what another keeps inside', () => {
    const checked = parsed(
      '    - { country: DE, dataClass: health, kind: mustStay }\n' +
        '    - { country: DE, dataClass: health, kind: free }\n',
    );
    expect(checked.ok ? [] : checked.diagnostics).toMatchObject([{ line: 7, column: 47 }]);
  });

  it('bind users and the whole market from their first day on, and never allow more', () => {
    const rule = (from: string) =>
      evaluate(
        world,
        sound(`    - { country: SA, dataClass: all, kind: mustStay, from: ${from} }\n`),
      );
    const [later, now] = [rule('2027-01'), rule('2026-01')];
    expect(now.today.lawfulShare).toBeLessThan(later.today.lawfulShare);
    const riyadh = ({ ranking }: typeof now) => {
      const found = ranking.find(({ site }) => site.name === 'Riyadh');
      if (found === undefined) throw new Error('no Riyadh');
      return { ...found, newlyLawful: found.values.newlyLawfulShare.value ?? NaN };
    };
    expect(riyadh(later).newlyLawful).toBeLessThan(riyadh(now).newlyLawful);
    // Rivals abroad lose what only a site at home may serve.
    const rivals = (evaluation: typeof now) => riyadh(evaluation).money.captured.usdPerYear;
    expect(rivals(now)).toBeGreaterThan(rivals(later));
  });
});
