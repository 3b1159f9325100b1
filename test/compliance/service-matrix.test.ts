import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { serviceMatrix, type ServiceQuery } from '../../src/compliance/service-matrix.ts';
import { OUTCOMES } from '../../src/compliance/verdict.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { DataClass } from '../../src/world/types.ts';
import { CLASSES, CODES, lawRule, lawWorld } from './law-arbitraries.ts';

const world = loadWorld();
const SEED = { seed: 20261122, numRuns: 40 };

function verdict(from: string, dataClass: DataClass, to: string, rest: Partial<ServiceQuery> = {}) {
  return serviceMatrix(world, {
    provider: 'none',
    asOf: '2026-06-30',
    demandCountries: [from],
    siteCountries: [to],
    dataClasses: [dataClass],
    ...rest,
  }).verdictOf(0, 0, 0);
}

describe('verdicts that the law’s own words give', () => {
  it.each([
    ['DE', 'personal', 'FR', 'allowed', 'GDPR inside the EEA'],
    ['DE', 'personal', 'JP', 'allowed', 'adequacy decision (EU) 2019/419'],
    ['DE', 'personal', 'US', 'conditions', 'certified under the Framework'],
    ['DE', 'personal', 'IN', 'conditions', 'contract clauses'],
    ['RU', 'personal', 'DE', 'forbidden', '242-FZ'],
    ['RU', 'personal', 'RU', 'allowed', 'at home'],
    ['IN', 'payment', 'SG', 'forbidden', 'RBI 2018'],
    ['IN', 'public', 'SG', 'allowed', 'nothing binds public data'],
    ['FR', 'health', 'US', 'forbidden', 'HDS hosts in the EEA'],
    ['FR', 'health', 'DE', 'conditions', 'certified host'],
    ['VN', 'personal', 'SG', 'conditions', 'a copy stays'],
    ['TR', 'financial', 'DE', 'forbidden', 'BRSA'],
  ] as const)('%s %s from %s: %s (%s)', (...[from, dataClass, to, outcome]) => {
    expect(verdict(from, dataClass, to).outcome).toBe(outcome);
  });

  it('does not close a country to everyone for a rule on critical operators', () => {
    const { outcome, lawfulShare, conditions } = verdict('CN', 'personal', 'SG');
    expect(outcome).toBe('conditions');
    expect(lawfulShare.low).toBeLessThan(lawfulShare.mid);
    expect(conditions.map(({ kind }) => kind)).toContain('filing');
    expect(verdict('CN', 'telecom', 'SG').outcome).toBe('forbidden');
  });

  it('names the strictest rule first, with its day and source', () => {
    const [first] = verdict('RU', 'telecom', 'DE').rules;
    expect(first).toMatchObject({ outcome: 'forbidden', jurisdiction: 'RU' });
    expect(first.inForceFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(first.source).not.toBe('');
  });

  it('sees the law of the day', () => {
    expect(verdict('RU', 'personal', 'DE', { asOf: '2015-08-31' }).outcome).not.toBe('forbidden');
    expect(verdict('RU', 'personal', 'DE', { asOf: '2015-09-01' }).outcome).toBe('forbidden');
  });

  it('takes a country of which nothing is known neither as open nor as closed', () => {
    const { rules, lawfulShare, confidence } = verdict('AD', 'personal', 'FR');
    expect(rules[0].assumed).toBe(true);
    expect(lawfulShare.low).toBeLessThan(1);
    expect(confidence).toBe('low');
  });

  it('counts unsourced rules in the low end when only sourced ones decide', () => {
    const all = verdict('TR', 'financial', 'DE');
    const sourced = verdict('TR', 'financial', 'DE', { sourcedOnly: true });
    expect(all.outcome).toBe('forbidden');
    expect(sourced.outcome).not.toBe('forbidden');
    expect(sourced.lawfulShare.low).toBe(0);
    expect(sourced.rules.every((rule) => rule.sourced)).toBe(true);
  });

  it('cuts customers off by the scenario, and lifts every bar when told to', () => {
    const cut = { provider: 'aws', cutOff: [{ providers: ['aws'], countries: ['SA'] }] };
    expect(verdict('SA', 'public', 'SA', cut).outcome).toBe('forbidden');
    expect(verdict('SA', 'public', 'SA', { ...cut, provider: 'azure' }).outcome).toBe('allowed');
    expect(verdict('IR', 'public', 'SA', { provider: 'aws' }).outcome).toBe('forbidden');
    const lifted = { provider: 'aws', cutOff: [{ providers: [], countries: [] }] };
    expect(verdict('IR', 'public', 'SA', lifted).outcome).not.toBe('forbidden');
  });

  it('reads an empty list of a cut as all of them, and lifts nothing while the other is given', () => {
    const ofAll = { provider: 'azure', cutOff: [{ providers: [], countries: ['SA'] }] };
    expect(verdict('SA', 'public', 'SA', ofAll).outcome).toBe('forbidden');
    expect(verdict('DE', 'public', 'SA', ofAll).outcome).not.toBe('forbidden');
    expect(verdict('IR', 'public', 'SA', ofAll).outcome).toBe('forbidden');
    const everywhere = { provider: 'aws', cutOff: [{ providers: ['aws'], countries: [] }] };
    expect(verdict('DE', 'public', 'DE', everywhere).outcome).toBe('forbidden');
    expect(verdict('IR', 'public', 'SA', { ...everywhere, provider: 'azure' }).outcome).toBe(
      'forbidden',
    );
  });
});

const everyone: Omit<ServiceQuery, 'asOf' | 'provider'> = {
  demandCountries: CODES,
  siteCountries: CODES,
  dataClasses: CLASSES,
};
const day = fc
  .record({ year: fc.integer({ min: 2000, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`);
const provider = fc.constantFrom('huawei', 'aws', 'none');

describe('laws of the service matrix', () => {
  test.prop([fc.array(lawRule, { maxLength: 8 }), lawRule, day, provider], SEED)(
    'adding a rule never allows more',
    (laws, extra, asOf, who) => {
      const query = { ...everyone, asOf, provider: who };
      const before = serviceMatrix(lawWorld(laws), query);
      const after = serviceMatrix(lawWorld(laws), { ...query, extraRules: [extra] });
      const columns = ['outcome', 'lawfulShareLow', 'lawfulShare', 'lawfulShareHigh'] as const;
      for (const column of columns) {
        const more = after[column].findIndex((value, k) => value > before[column][k]);
        expect(more, `${column} grew at this cell`).toBe(-1);
      }
      const cheaper = after.conditionCostShare.findIndex(
        (cost, k) => cost < before.conditionCostShare[k],
      );
      expect(cheaper, 'conditions became cheaper at this cell').toBe(-1);
    },
  );

  test.prop([fc.array(lawRule, { maxLength: 8 }), day], SEED)(
    'only rules in force on the day decide',
    (laws, asOf) => {
      const inForce = laws.filter(({ inForceFrom }) => (inForceFrom ?? '') <= asOf);
      const query = { ...everyone, asOf, provider: 'none', extraRules: laws };
      const all = serviceMatrix(lawWorld([]), query);
      const filtered = serviceMatrix(lawWorld([]), { ...query, extraRules: inForce });
      expect(all.outcome).toEqual(filtered.outcome);
      expect(all.lawfulShare).toEqual(filtered.lawfulShare);
    },
  );

  test.prop(
    [
      fc.array(lawRule, { maxLength: 8 }),
      day,
      provider,
      fc.shuffledSubarray([...CODES], { minLength: CODES.length }),
    ],
    SEED,
  )('permuting countries permutes the matrix', (laws, asOf, who, shuffled) => {
    const query = { ...everyone, asOf, provider: who };
    const straight = serviceMatrix(lawWorld(laws), query);
    const turned = serviceMatrix(lawWorld(laws), {
      ...query,
      demandCountries: shuffled,
      siteCountries: shuffled,
    });
    const places = shuffled.map((code) => CODES.indexOf(code));
    const expected = places.flatMap((i) =>
      places.map((j) => straight.lawfulShare[straight.cell(i, 2, j)]),
    );
    const found = places.flatMap((_, i) =>
      places.map((__, j) => turned.lawfulShare[turned.cell(i, 2, j)]),
    );
    expect(found).toEqual(expected);
  });

  test.prop([fc.array(lawRule, { maxLength: 8 }), day], SEED)(
    'data at home is lawful for a provider without bars',
    (laws, asOf) => {
      const matrix = serviceMatrix(lawWorld(laws), { ...everyone, asOf, provider: 'none' });
      const atHome = CODES.flatMap((_, i) =>
        CLASSES.map((__, c) => OUTCOMES[matrix.outcome[matrix.cell(i, c, i)]]),
      );
      expect(new Set(atHome)).toEqual(new Set(['allowed']));
    },
  );

  test.prop([fc.array(lawRule, { maxLength: 8 }), day, provider], SEED)(
    'the low end is never above the middle, nor the middle above the high end, and the verdict agrees',
    (laws, asOf, who) => {
      const matrix = serviceMatrix(lawWorld(laws), { ...everyone, asOf, provider: who });
      CODES.forEach((_, i) => {
        const cell = matrix.cell(i, 1, 2);
        expect(matrix.lawfulShareLow[cell]).toBeLessThanOrEqual(matrix.lawfulShare[cell]);
        expect(matrix.lawfulShare[cell]).toBeLessThanOrEqual(matrix.lawfulShareHigh[cell]);
        const told = matrix.verdictOf(i, 1, 2);
        expect(told.outcome).toBe(OUTCOMES[matrix.outcome[cell]]);
        expect(told.lawfulShare.mid).toBe(matrix.lawfulShare[cell]);
        expect(told.conditionCostShare.mid).toBe(matrix.conditionCostShare[cell]);
      });
    },
  );
});
