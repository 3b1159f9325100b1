import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { stringify } from 'yaml';
import { MAX_SCENARIO_BYTES } from '../../src/scenario/decode.ts';
import { canonicalJson } from '../../src/scenario/canonical-json.ts';
import { readYaml } from '../../src/scenario/read-yaml.ts';
import { plainValue } from '../../src/scenario/source-tree.ts';
import { scenarioTemplate } from '../../src/scenario/template.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { parse, sound, world } from './parse.ts';

const quantity = (min: number, max: number, unit: string) =>
  fc.integer({ min, max }).map((amount) => `${amount} ${unit}`);

/** Each run reads two or three files whole. */
const seeded = { seed: 20240517, numRuns: 40 };

const CITIES = ['Lima', 'Riyadh', 'Querétaro', 'Bangkok', 'Santiago, CL', 'SG'];

/** Scenario files that are sound, with fields present and absent. */
const files = fc.record(
  {
    provider: fc.constantFrom(...world.providers.keys()),
    candidates: fc.subarray(CITIES, { minLength: 1 }),
    name: fc.string({ minLength: 1, maxLength: 40 }),
    asOf: fc.constantFrom('2020', '2024-05', '2023-02-28'),
    region: fc.record(
      {
        zones: fc.integer({ min: 1, max: 12 }),
        itLoad: quantity(2, 100, 'MW'),
        zoneSpacing: quantity(1, 100, 'km'),
        interZoneBandwidth: quantity(1, 1000, 'Gbit/s'),
        acceleratorShare: fc.integer({ min: 0, max: 100 }).map((percent) => `${percent} %`),
      },
      { requiredKeys: [] },
    ),
    horizon: quantity(1, 40, 'years'),
    criteria: fc.record(
      {
        rttGainMs: fc.integer({ min: 1, max: 9 }),
        mine: fc.record({ formula: fc.constantFrom('rttGainMs * 2', 'countryRisk ^ 2') }),
      },
      { requiredKeys: ['rttGainMs'] },
    ),
    seed: fc.oneof(fc.integer(), fc.string({ minLength: 1, maxLength: 20 })),
  },
  { requiredKeys: ['provider', 'candidates'] },
);

type File = Readonly<Record<string, unknown>>;

const text = (file: File): string => stringify(file, { aliasDuplicateObjects: false });

/** The same map with its keys in another order, all the way down. */
function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
  return Object.fromEntries(entries.toReversed());
}

describe('laws of scenario files', () => {
  test.prop([files], seeded)('an empty override changes nothing', (file) => {
    const layered = text({ ...file, overrides: { nothing: {} } });
    expect(sound(layered, { overrides: ['nothing'] })).toEqual(sound(text(file)));
  });

  test.prop([files], seeded)('the order of keys does not matter', (file) => {
    expect(sound(text(reversed(file) as File))).toEqual(sound(text(file)));
  });

  test.prop([files], seeded)('JSON and YAML are one', (file) => {
    expect(sound(JSON.stringify(file))).toEqual(sound(text(file)));
  });

  test.prop([files], seeded)(
    '--set does what an override does, and what the file itself would',
    (file) => {
      const patch = Object.entries(file).filter(([key]) => key !== 'provider');
      const set = patch.map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      const base = { provider: file.provider, candidates: 'all' };
      const bySet = sound(text(base), { set });
      const layered = text({ ...base, overrides: { patch: Object.fromEntries(patch) } });
      expect(bySet).toEqual(sound(layered, { overrides: ['patch'] }));
      expect(bySet).toEqual(sound(text(file)));
    },
  );

  test.prop([files, files], seeded)(
    'extending a file is laying over it as an override does',
    (base, file) => {
      const extending = sound(text({ ...file, extends: 'base.yaml' }), {
        files: { 'base.yaml': text(base) },
      });
      const name = base.name ?? file.name ?? 'a';
      const layered = text({ ...base, name, overrides: { file } });
      expect(extending).toEqual(sound(layered, { overrides: ['file'] }));
    },
  );

  test.prop([files], seeded)('what was read and is written out again reads as the same', (file) => {
    const tree = readYaml(text(file), 'a.yaml');
    if (!tree.ok) throw new Error('unread');
    expect(sound(stringify(plainValue(tree.value)))).toEqual(sound(text(file)));
  });

  test.prop([files], seeded)(
    'a scenario written out in the words of files reads as itself',
    (file) => {
      const scenario = sound(text(file));
      expect(sound(text(written(scenario)))).toEqual(scenario);
    },
  );

  test.prop([files, files], seeded)(
    'the hash tells scenarios apart, and nothing else',
    (one, other) => {
      const [a, b] = [sound(text(one)), sound(text(other))];
      expect(a.hash).toMatch(/^[0-9a-f]{16}$/);
      expect(a.hash === b.hash).toBe(canonicalJson(a) === canonicalJson(b));
      expect(sound(text(one), { file: 'elsewhere/a.yaml', root: 'elsewhere' }).hash).toBe(a.hash);
    },
  );
});

/** The resolved values of a scenario, as a file would say them. */
function written(scenario: Scenario): File {
  const { name, description, provider, asOf, candidates, region, criteria, seed } = scenario;
  const fields = criteria.map((spec) =>
    spec.kind === 'built-in'
      ? ([spec.id, spec.weight] as const)
      : ([spec.id, { formula: spec.formula, weight: spec.weight, goal: spec.goal }] as const),
  );
  return {
    name,
    description,
    provider,
    asOf,
    candidates: candidates.map(({ id }) => id),
    region: {
      zones: region.zones,
      itLoadPerZone: `${region.itLoadMwPerZone} MW`,
      zoneSpacing: `${region.zoneSpacingKm} km`,
      interZoneBandwidth: `${region.interZoneGbps} Gbit/s`,
      acceleratorShare: region.acceleratorShare,
    },
    horizon: `${scenario.horizonYears} years`,
    criteria: Object.fromEntries(fields),
    seed,
  };
}

describe('no text makes it throw', () => {
  const TEMPLATE = scenarioTemplate();
  const PIECES = ['{', '}', '[', ']', ':', ': ', '- ', '\n', '  ', '&a', '*a', '|', '>', '"', "'"];
  const WORDS = [
    '#',
    '!!map',
    '%',
    '? ',
    '\t',
    '~',
    '1e999',
    '.inf',
    '__proto__',
    'extends: ../x',
    '\0',
  ];
  const splice = fc.record({
    at: fc.nat(TEMPLATE.length),
    cut: fc.nat(40),
    piece: fc.oneof(fc.constantFrom(...PIECES, ...WORDS), fc.string({ maxLength: 5 })),
  });

  test.prop([fc.array(splice, { minLength: 1, maxLength: 6 })], { ...seeded, numRuns: 200 })(
    'a mutated scenario',
    (splices) => {
      const mutated = splices.reduce(
        (whole, { at, cut, piece }) => whole.slice(0, at) + piece + whole.slice(at + cut),
        TEMPLATE,
      );
      const checked = parse(mutated);
      if (!checked.ok) {
        expect(checked.diagnostics.length).toBeGreaterThan(0);
        for (const { line = 1, column = 1, message } of checked.diagnostics) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(mutated.split('\n').length + 1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
      }
    },
  );

  test.prop([fc.array(fc.constantFrom(...PIECES, ...WORDS, 'a', 'region'), { maxLength: 60 })], {
    ...seeded,
    numRuns: 200,
  })('fragments of YAML', (pieces) => {
    expect(typeof parse(pieces.join('')).ok).toBe('boolean');
  });

  test.prop([fc.jsonValue()], { ...seeded, numRuns: 200 })('any JSON', (value) => {
    expect(parse(JSON.stringify(value)).ok).toBe(false);
  });

  test.each(['- ', '[', '&a ', '[]', '"'])('the largest file of %j', (piece) => {
    const text = `a: ${piece.repeat(MAX_SCENARIO_BYTES)}`.slice(0, MAX_SCENARIO_BYTES);
    expect(parse(text).ok).toBe(false);
  });
});
