import { Ajv } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { diagnosticText } from '../../src/scenario/diagnostic-text.ts';
import { fieldTable } from '../../src/scenario/field-table.ts';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { scenarioTemplate } from '../../src/scenario/template.ts';
import { parse, SMALLEST, sound, world } from './parse.ts';

const SHIPPED = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

describe('scenarioJsonSchema', () => {
  const isValid = new Ajv({ strict: true, allowUnionTypes: true }).compile(scenarioJsonSchema());

  test.each(SHIPPED)('takes %s', (name) => {
    expect(isValid(parseYaml(readFileSync(`scenarios/${name}`, 'utf8')))).toBe(true);
  });

  test('takes the template', () => {
    expect(isValid(parseYaml(scenarioTemplate()))).toBe(true);
  });

  test.each([
    ['an unknown field', { horizont: '5 years' }],
    ['an unknown field below', { region: { zonnes: 3 } }],
    ['a number where a unit is needed', { horizon: 5 }],
    ['a number beyond its range', { region: { zones: 13 } }],
    ['a word that is none of the choices', { workloads: { web: { dataClass: 'secret' } } }],
    ['an unknown field in an override', { overrides: { a: { regoin: {} } } }],
    ['layers in an override', { overrides: { a: { extends: 'b.yaml' } } }],
  ])('refuses %s, as the reader does', (_name, fields) => {
    const file = { provider: 'aws', candidates: 'all', ...fields };
    expect(isValid({ provider: 'aws', candidates: 'all' })).toBe(true);
    expect(isValid(file)).toBe(false);
    expect(parse(JSON.stringify(file)).ok).toBe(false);
  });

  test('an override may take any value away', () => {
    const overrides = { a: { region: { zones: null }, criteria: null, seed: null } };
    const file = { provider: 'aws', candidates: 'all', overrides };
    expect(isValid(file)).toBe(true);
    expect(parse(JSON.stringify(file)).ok).toBe(true);
  });

  test('requires what has no default', () => {
    expect(scenarioJsonSchema().required).toEqual(['provider', 'candidates']);
  });
});

describe('fieldTable', () => {
  const rows = fieldTable();

  test('describes each field once', () => {
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
    expect(rows.filter(({ meaning }) => meaning === '')).toEqual([]);
  });

  test.each([
    {
      path: 'region.zoneSpacing',
      type: 'quantity',
      unit: 'km',
      range: '0 to 1000',
      default: '40 km',
    },
    { path: 'region.zones', type: 'whole number', unit: '', range: '1 to 12', default: '3' },
    {
      path: 'workloads.<name>.share',
      type: 'number or percentage',
      unit: 'share',
      range: '0 to 1',
    },
    { path: 'candidates[].lat', type: 'number', unit: '°', range: '-90 to 90', default: '' },
    { path: 'provider', type: 'text', unit: '', range: '', default: '' },
    { path: 'law.exportControls', type: 'true or false', default: 'true' },
    { path: 'apply', type: 'text, or a list', default: 'none' },
  ])('$path', (row) => {
    expect(rows.find(({ path }) => path === row.path)).toMatchObject(row);
  });

  test('its defaults are what a scenario gets that is silent', () => {
    const stated = rows.flatMap(({ path, default: value }) =>
      // A simulation is asked for by being there. What is a default in words, or of a thing of the user's own, cannot be written at its path.
      /^simulation|[[<]/.test(path) ||
      value === '' ||
      !/^(\d|true$|false$)/.test(value) ||
      value.includes(',')
        ? []
        : [`${path}=${value}`],
    );
    expect(stated).toContain('region.zones=3');
    expect(stated).toContain('horizon=5 years');
    expect(sound(SMALLEST, { set: stated })).toEqual(sound(SMALLEST));
  });
});

describe('scenarioTemplate', () => {
  test.each([...world.providers.keys()])(
    'is a sound scenario of %s without a warning',
    (provider) => {
      expect(parse(scenarioTemplate({ provider }))).toMatchObject({
        ok: true,
        value: { provider },
        warnings: [],
      });
    },
  );

  test('takes any names of places, whatever YAML would make of them', () => {
    const candidates = ['Santiago, CL', 'NO', 'MX/Querétaro'];
    const { candidates: sites } = sound(scenarioTemplate({ candidates }));
    expect(sites.map(({ id }) => id)).toEqual(['CL/Santiago', 'MX/Querétaro', 'NO/Oslo']);
  });

  test('says what a scenario that is silent would be', () => {
    const template = sound(scenarioTemplate({ candidates: ['Querétaro', 'Riyadh'] }));
    expect(template).toEqual(sound(SMALLEST, { set: [`name=${template.name}`] }));
  });

  test('its remarks are fields too', () => {
    const open = scenarioTemplate()
      .replace(/^# (asOf|constraints|assumptions):/gm, '$1:')
      .replace(/^# {3}(\w+: [^:]*)$/gm, '  $1')
      .replace(/^ {2}# (worthPerRisk)/m, '  $1');
    const scenario = sound(open);
    expect(scenario.asOf).toBe('2024-05-31');
    expect(scenario.constraints).toMatchObject({ maxCountryRisk: 7, maxCapexUsd: 2e9 });
    expect(scenario.assumptions).toEqual({ wacc_hic: { low: 8, mid: 8, high: 8 } });
    expect(scenario.criteria.map(({ id }) => id)).toContain('worthPerRisk');
  });
});

describe('diagnosticText', () => {
  const sourceText = 'name: a\nregion: {zones: 0}\n';
  const fault = {
    severity: 'error',
    file: 'a.yaml',
    line: 2,
    column: 17,
    path: 'region.zones',
    message: 'must be between 1 and 12, got 0',
    hint: 'for example 3',
  } as const;

  test('shows place, field, message, line and hint', () => {
    expect(diagnosticText(fault, { sourceText }))
      .toBe(`a.yaml:2:17 error region.zones must be between 1 and 12, got 0
  1 | name: a
> 2 | region: {zones: 0}
    |                 ^
  for example 3`);
  });

  test('shows what it has', () => {
    const { severity, file, message } = fault;
    expect(diagnosticText({ severity, file, message })).toBe(
      'a.yaml error must be between 1 and 12, got 0',
    );
    expect(diagnosticText(fault)).toBe(
      'a.yaml:2:17 error region.zones must be between 1 and 12, got 0\n  for example 3',
    );
  });

  test('has color only where asked for', () => {
    const escape = '\u001b[';
    expect(diagnosticText(fault, { sourceText, hasColor: true })).toContain(escape);
    expect(diagnosticText(fault, { sourceText })).not.toContain(escape);
  });

  test('lets no control sequence of a file through, and marks the right letter', () => {
    const hostile = 'name: "\u001b[31mred\u001b]0;title\u0007" # \u202Egnp.exe\nzones: 0\n';
    const text = diagnosticText(
      { ...fault, line: 1, column: 13, message: 'got \u001b[2Jx', hint: '\u009b31m' },
      { sourceText: hostile },
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
    const [, row = '', mark = ''] = text.split('\n');
    expect(row[mark.indexOf('^')]).toBe('r');
  });

  test('shows no line that would hide the message', () => {
    const long = `name: ${'x'.repeat(5000)}\n`;
    expect(diagnosticText({ ...fault, line: 1 }, { sourceText: long })).toBe(
      'a.yaml:1:17 error region.zones must be between 1 and 12, got 0\n  for example 3',
    );
  });
});
