import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { faults, parse, SMALLEST, sound } from './parse.ts';

describe('extends', () => {
  const BASE = 'provider: aws\ncandidates: [Lima]\nregion: {zones: 5, zoneSpacing: 30 km}\n';

  test('lays the file over its parent, map by map', () => {
    const scenario = sound('extends: base.yaml\nregion: {zones: 2}\ncandidates: [Quito]\n', {
      files: { 'base.yaml': BASE },
    });
    expect(scenario.provider).toBe('aws');
    expect(scenario.candidates.map(({ id }) => id)).toEqual(['EC/Quito']);
    expect(scenario.region).toMatchObject({ zones: 2, zoneSpacingKm: 30 });
  });

  test('goes up through folders, each path from its own file', () => {
    const files = {
      'x/b.yaml': 'extends: y/c.yaml\nseed: b\n',
      'x/y/c.yaml': `extends: ../../d.yaml\n${SMALLEST}`,
      'd.yaml': 'horizon: 7 years\nseed: d\n',
    };
    const scenario = sound('extends: ./x/b.yaml\n', { files });
    expect([scenario.horizonYears, scenario.seed]).toEqual([7, 'b']);
  });

  test('null takes a value of the parent away', () => {
    const files = { 'base.yaml': BASE };
    const scenario = sound('extends: base.yaml\nregion: {zones: null}\n', { files });
    expect(scenario.region).toMatchObject({ zones: 3, zoneSpacingKm: 30 });
    expect(faults('extends: base.yaml\nprovider: null\n', { files })).toEqual([
      'dir/a.yaml:2:11 provider: is missing',
    ]);
  });

  test('a fault in the parent points into the parent, and all stand together', () => {
    const files = { 'base.yaml': 'provider: awz\ncandidates: [Lima]\nregion: {zones: 50}\n' };
    expect(faults('extends: base.yaml\nhorizon: 5\n', { files })).toEqual([
      'dir/a.yaml:2:10 horizon: has no unit, got 5',
      'dir/base.yaml:1:11 provider: "awz" is not a provider the world knows',
      'dir/base.yaml:3:17 region.zones: must be between 1 and 12, got 50',
    ]);
  });

  test('what a parent says wrong and the file says right is no fault', () => {
    const files = { 'base.yaml': BASE.replace('zones: 5', 'zones: 50') };
    expect(faults('extends: base.yaml\nregion: {zones: 5}\n', { files })).toEqual([]);
  });

  test.each([
    ['of itself', 'extends: a.yaml\n', 'goes in a circle: a.yaml -> a.yaml'],
    ['of two', 'extends: b.yaml\n', 'goes in a circle: a.yaml -> b.yaml -> a.yaml'],
    ['by a detour', 'extends: x/../b.yaml\n', 'goes in a circle: a.yaml -> b.yaml -> a.yaml'],
  ])('a circle %s is refused', (_name, text, message) => {
    const files = { 'b.yaml': 'extends: ./a.yaml\n', 'a.yaml': text };
    const [fault] = faults(text, { files });
    expect(fault).toContain(`extends: ${message}`);
  });

  test('the circle is shown where it closes', () => {
    expect(faults('extends: b.yaml\n', { files: { 'b.yaml': '\nextends: a.yaml\n' } })).toEqual([
      'dir/b.yaml:2:10 extends: goes in a circle: a.yaml -> b.yaml -> a.yaml',
    ]);
  });

  test.each([
    ['../secret.yaml', 'leaves the folder of scenarios: ../secret.yaml'],
    ['x/../../secret.yaml', 'leaves the folder of scenarios: x/../../secret.yaml'],
    ['..', 'leaves the folder of scenarios: ..'],
    ['/etc/passwd', 'must be a path relative to this file, with /, got /etc/passwd'],
    ['~/b.yaml', 'must be a path relative to this file, with /, got ~/b.yaml'],
    ['C:/b.yaml', 'must be a path relative to this file, with /, got C:/b.yaml'],
    ['..\\b.yaml', 'must be a path relative to this file, with /, got ..\\b.yaml'],
    ['gone.yaml', 'cannot read gone.yaml: no such file'],
    ['[b.yaml]', 'must be the path of one scenario file'],
  ])('%s is refused', (path, message) => {
    const text = `${SMALLEST}extends: ${path}\n`;
    expect(faults(text)).toEqual([`dir/a.yaml:3:10 extends: ${message}`]);
  });

  test('nothing outside the folder is read', () => {
    const read: string[] = [];
    const readExtended = (path: string) => {
      read.push(path);
      return { ok: false, reason: 'no' } as const;
    };
    for (const path of ['../b.yaml', '/b.yaml', 'c/../../b.yaml', 'c/d.yaml']) {
      parse(`extends: ${path}\n`, { readExtended });
    }
    expect(read).toEqual(['c/d.yaml']);
  });

  test('a root folder above the file lets it extend what lies there, and no higher', () => {
    const file = 'scenarios/mine/a.yaml';
    const files = { 'base.yaml': SMALLEST };
    const options = { file, root: 'scenarios', files };
    expect(sound('extends: ../base.yaml\n', options).provider).toBe('alibaba');
    expect(faults('extends: ../../base.yaml\n', options)).toEqual([
      'scenarios/mine/a.yaml:1:10 extends: leaves the folder of scenarios: ../../base.yaml',
    ]);
  });

  test('chains and their size end', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`${i}.yaml`, `extends: ${i + 1}.yaml\n`]),
    );
    expect(faults('extends: 0.yaml\n', { files: chain })).toEqual([
      'dir/6.yaml:1:10 extends: is a chain of more than 8 files',
    ]);
    const large = { 'b.yaml': `description: ${'x'.repeat(100_000)}\n`, 'a.yaml': '' };
    const text = `extends: b.yaml\n# ${'x'.repeat(50_000)}\n`;
    expect(faults(text, { files: large })).toEqual([
      'dir/a.yaml:1:10 extends: is too large together with what it extends',
    ]);
  });
});

const LAYERED = `${SMALLEST}overrides:
  big: {region: {zones: 5}}
  wide: {region: {zoneSpacing: 80 km}, horizon: 9 years}
  small: {region: {zones: 1}}
  none: {}
  blank:
`;

describe('overrides', () => {
  test('are laid over the file in the order in which they are named', () => {
    const zonesOf = (...overrides: string[]) => sound(LAYERED, { overrides }).region.zones;
    expect([zonesOf(), zonesOf('big', 'small'), zonesOf('small', 'big')]).toEqual([3, 1, 5]);
    const { region, horizonYears } = sound(LAYERED, { overrides: ['big', 'wide'] });
    expect([region.zones, region.zoneSpacingKm, horizonYears]).toEqual([5, 80, 9]);
  });

  test('that the file applies come before those that are named', () => {
    expect(sound(`${LAYERED}apply: [big]\n`).region.zones).toBe(5);
    expect(sound(`${LAYERED}apply: big\n`, { overrides: ['small'] }).region.zones).toBe(1);
  });

  test.each(['none', 'blank'])('one that says nothing changes nothing: %s', (name) => {
    expect(sound(LAYERED, { overrides: [name] })).toEqual(sound(LAYERED));
  });

  test('are inherited, and merge with those of the file', () => {
    const text = 'extends: b.yaml\noverrides: {big: {region: {zoneSpacing: 5 km}}}\n';
    const { region } = sound(text, { files: { 'b.yaml': LAYERED }, overrides: ['big'] });
    expect(region).toMatchObject({ zones: 5, zoneSpacingKm: 5 });
  });

  test('that nobody named are faults where they are asked for', () => {
    expect(faults(`${LAYERED}apply: [bgi]\n`, { overrides: ['smal'] })).toEqual([
      'dir/a.yaml:9:9 no override is named bgi',
      '--override no override is named smal',
    ]);
  });

  test('are checked though they are not applied', () => {
    const text = `${SMALLEST}overrides:
  a: {regoin: {zones: 3}}
  b: {region: {zones: 30}, candidates: [Limma]}
  c: 5
  d: {extends: x.yaml}
`;
    expect(faults(text)).toEqual([
      'dir/a.yaml:6:6 overrides.c: must be a partial scenario: a map of fields',
      'dir/a.yaml:7:7 overrides.d.extends: may not stand in an override',
    ]);
    expect(faults(text.split('\n').slice(0, 5).join('\n'))).toEqual([
      'dir/a.yaml:4:7 regoin: is no field that a scenario has',
      'dir/a.yaml:5:23 region.zones: must be between 1 and 12, got 30',
      'dir/a.yaml:5:41 candidates[0]: "Limma" is not a place the world knows',
    ]);
  });

  test('are at most a hundred', () => {
    const overrides = (count: number) =>
      `${SMALLEST}overrides:\n${Array.from({ length: count }, (_, k) => `  o${k}: {seed: ${k}}\n`).join('')}`;
    expect(faults(overrides(100))).toEqual([]);
    expect(faults(overrides(101))).toEqual(['dir/a.yaml:4:3 overrides: must be at most 100']);
  });

  test('of a faulty file are not blamed for its faults', () => {
    const text = 'provider: aws\ncandidates: [Limma]\noverrides: {a: {seed: 2}}\n';
    expect(faults(text)).toEqual([
      'dir/a.yaml:2:14 candidates[0]: "Limma" is not a place the world knows',
    ]);
  });
});

describe('--set', () => {
  test.each([
    ['region.zones=5', 'region: {zones: 5}'],
    ['region.itLoad=24 MW', 'region: {itLoad: 24 MW}'],
    ['candidates=[Lima, "Santiago, CL"]', 'candidates: [Lima, "Santiago, CL"]'],
    ['demand.growth.*=20 %', 'demand: {growth: {"*": 20 %}}'],
    ['region={zones: 4, acceleratorShare: 0.5}', 'region: {zones: 4, acceleratorShare: 0.5}'],
    ['asOf=2024-05', 'asOf: 2024-05'],
    ['seed=', 'seed: null'],
  ])('%s does what the same override does', (argument, patch) => {
    const text = `${SMALLEST}seed: s\noverrides:\n  same: {${patch}}\n`;
    expect(sound(text, { set: [argument] })).toEqual(sound(text, { overrides: ['same'] }));
  });

  test.each([
    ['candidates[0]=Lima', 'candidates: [Lima, Riyadh]'],
    ['candidates.1=Lima', 'candidates: [Querétaro, Lima]'],
    ['candidates[2]=Lima', 'candidates: [Querétaro, Riyadh, Lima]'],
    ['law.cutOff[0].countries=[RU]', 'law: {cutOff: [{countries: [RU]}]}'],
    [
      'law.cutOff[0].countries[1]=BY',
      'law: {cutOff: [{providers: [aws], countries: [RU, BY]}]}',
      'law: {cutOff: [{providers: [aws], countries: [RU]}]}\n',
    ],
  ])('%s reaches into a list, and adds to its end', (argument, meaning, more = '') => {
    const overrides = `overrides:\n  same: {${meaning}}\n`;
    const meant = sound(`${SMALLEST}${overrides}`, { overrides: ['same'] });
    expect(sound(`${SMALLEST}${more}`, { set: [argument] })).toEqual({ ...meant });
  });

  test('comes after all else, in order', () => {
    const set = ['region.zones=7', 'region.zones=8'];
    expect(sound(LAYERED, { overrides: ['big'], set }).region.zones).toBe(8);
  });

  test.each([
    ['region.zones=99', '--set:1:14 region.zones: must be between 1 and 12, got 99'],
    ['region.zoens=3', '--set:1:1 region.zoens: is no field that a scenario has'],
    [
      'candidates=[Lima, Limma]',
      '--set:1:19 candidates[1]: "Limma" is not a place the world knows',
    ],
    ['region.zones', '--set:1:1 must be path=value, got region.zones'],
    ['=3', '--set:1:1 must be path=value, got =3'],
    ['region..zones=3', '--set:1:1 cannot set region..zones'],
    ['extends=b.yaml', '--set:1:1 cannot set extends'],
    ['overrides.big.seed=1', '--set:1:1 cannot set overrides.big.seed'],
    ['region.__proto__=1', '--set:1:1 cannot set region.__proto__'],
    [
      'candidates[9]=Lima',
      '--set:1:1 cannot set candidates[9]: candidates is a list of 2, its next item is candidates[2]',
    ],
    [
      'candidates.first=Lima',
      '--set:1:1 cannot set candidates.first: candidates is a list of 2, its next item is candidates[2]',
    ],
    ['candidates[1]=Limma', '--set:1:15 candidates[1]: "Limma" is not a place the world knows'],
    ['seed=[', '--set:1:7 is not YAML: Flow sequence must end with a ]'],
  ])('%s is refused', (argument, message) => {
    expect(faults(SMALLEST, { set: [argument] })).toContain(message);
  });

  test('faults of arguments stand beside those of the file', () => {
    expect(faults(`${SMALLEST}horizon: 5\n`, { set: ['x', 'region.zones=0'] })).toEqual([
      'dir/a.yaml:3:10 horizon: has no unit, got 5',
      '--set:1:1 must be path=value, got x',
      '--set:1:14 region.zones: must be between 1 and 12, got 0',
    ]);
  });

  test.prop([fc.string({ maxLength: 40 })], { seed: 20240517 })(
    'no argument makes it throw',
    (argument) => {
      expect(typeof parse(SMALLEST, { set: [argument] }).ok).toBe('boolean');
    },
  );
});
