import { describe, expect, it } from 'vitest';
import { lawQuestion, type LawArguments } from '../../src/engine/law-question.ts';
import { lawOfCountry } from '../../src/engine/law-of-country.ts';
import { lawMatrix, verdictsOf } from '../../src/engine/law-verdicts.ts';
import { lawMatrixDocument } from '../../src/report/law-matrix.ts';
import { countryLawDocument, verdictsDocument } from '../../src/report/law.ts';
import { primaryTable } from '../../src/report/document.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

function asked(args: Partial<LawArguments>) {
  const checked = lawQuestion(world, { sourcedOnly: false, ...args });
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join());
  return checked.value;
}

describe('questions about the law', () => {
  it('finds every fault at once, each with the nearest name', () => {
    const checked = lawQuestion(world, {
      from: ['Germny'],
      class: ['helth'],
      provider: 'huwei',
      asOf: '2026-13',
      sourcedOnly: false,
    });
    expect(checked.ok ? [] : checked.diagnostics.map(({ path, hint }) => [path, hint])).toEqual([
      ['--from', 'did you mean Germany?'],
      ['--class', 'did you mean health?'],
      ['--provider', 'did you mean huawei?'],
      ['--as-of', expect.stringContaining('YYYY-MM')],
    ]);
  });

  it.each([
    ['a day that no calendar has', { from: ['DE'], to: ['SA'], asOf: '2023-02-31' }, '--as-of'],
    ['a country beside a pair', { country: 'SA', from: ['DE'] }, '--from'],
    ['a country beside a matrix', { country: 'SA', matrix: true }, '--matrix'],
  ])('refuses %s', (_what, args, path) => {
    const checked = lawQuestion(world, { sourcedOnly: false, ...args });
    expect(checked.ok ? [] : checked.diagnostics.map((fault) => fault.path)).toEqual([path]);
  });

  it('knows a country by a word of its name', () => {
    const checked = lawQuestion(world, { sourcedOnly: false, country: 'Saudi' });
    expect(checked.ok ? [] : checked.diagnostics.map(({ hint }) => hint)).toEqual([
      'did you mean Saudi Arabia?',
    ]);
  });

  it('resolves names, and a partial date to its last day', () => {
    expect(
      asked({ from: ['germany'], to: ['SAU'], asOf: '2026-02', provider: 'Huawei' }),
    ).toMatchObject({
      from: ['DE'],
      to: ['SA'],
      asOf: '2026-02-28',
      provider: 'huawei',
    });
  });

  it('answers every combination, all classes where none is named', () => {
    expect(verdictsOf(world, asked({ from: ['DE', 'SA'], to: ['US'] }))).toHaveLength(14);
  });

  it('names every deciding rule with its source, and says what it is not', () => {
    const answers = verdictsOf(world, asked({ from: ['SA'], to: ['AE'], class: ['financial'] }));
    const text = JSON.stringify(verdictsDocument(world, answers));
    for (const rule of answers[0].verdict.rules) expect(text).toContain(rule.source);
    expect(text).toContain('not legal advice');
    const sourced = world.laws.filter((rule) => rule.sourced).length;
    expect(text).toContain(`${sourced} of the ${world.laws.length} residency rules`);
  });

  it('prints for every chip what it does, costs and needs, and the days of its rules', () => {
    const country = world.countries.get('SA');
    if (country === undefined) throw new Error('no SA');
    const law = lawOfCountry(world, country, asked({ asOf: '2026-06', provider: 'alibaba' }));
    const table = countryLawDocument(world, law).blocks.find(
      (block) => block.kind === 'table' && block.title?.startsWith('Accelerators') === true,
    );
    const rows = table?.kind === 'table' ? table.rows : [];
    const chip = (name: string) => rows.find((row) => row.accelerator === name);
    expect(chip('Huawei Ascend 910C')).toMatchObject({
      denseTflops: 780,
      memoryGb: 128,
      priceUsd: 22_500,
      licence: 'read case by case',
    });
    expect(chip('NVIDIA B200')).toMatchObject({
      outcome: 'forbidden',
      licence: 'refused as a rule',
    });
    expect(chip('NVIDIA B200')?.rules).toContain('(2026-05-31)');
  });

  it('lays out all countries by all countries, a column each', () => {
    const table = primaryTable(lawMatrixDocument(world, lawMatrix(world, asked({}))));
    expect(table?.rows).toHaveLength(world.countries.size);
    expect(table?.columns).toHaveLength(world.countries.size + 2);
    const russia = table?.rows.find(({ from }) => from === 'RU');
    expect(russia).toMatchObject({ RU: 'yes', DE: 'no' });
  });

  it('says of each rule whether it holds that day', () => {
    const country = world.countries.get('RU');
    if (country === undefined) throw new Error('no RU');
    const statuses = (asOf: string) =>
      lawOfCountry(world, country, asked({ asOf })).rules.map(({ rule, status }) => [
        rule.dataClass,
        status,
      ]);
    expect(statuses('2016')).toEqual([
      ['personal', 'in force'],
      ['telecom', 'not yet'],
    ]);
    expect(statuses('2019')).toEqual([
      ['personal', 'in force'],
      ['telecom', 'in force'],
    ]);
  });
});
