import { describe, expect, test } from 'vitest';
import { decodeScenarioText, MAX_SCENARIO_BYTES } from '../../src/scenario/decode.ts';
import { faults, hints, lines, SMALLEST } from './parse.ts';

const encoder = new TextEncoder();

function decoded(bytes: Uint8Array): string | string[] {
  const text = decodeScenarioText(bytes, 'a.yaml');
  return text.ok ? text.value : lines(text.diagnostics);
}

describe('decodeScenarioText', () => {
  test('reads UTF-8, with or without its mark', () => {
    expect(decoded(encoder.encode('name: Querétaro\r\n\tx'))).toBe('name: Querétaro\r\n\tx');
    expect(decoded(encoder.encode('\uFEFFname: a'))).toBe('name: a');
  });

  test('refuses 50 MB at once', () => {
    expect(decoded(new Uint8Array(50_000_000))).toEqual(['a.yaml is too large: 48829 KiB']);
  });

  test('takes the largest file and no larger one', () => {
    expect(decoded(new Uint8Array(MAX_SCENARIO_BYTES).fill(0x61))).toHaveLength(MAX_SCENARIO_BYTES);
    expect(decoded(new Uint8Array(MAX_SCENARIO_BYTES + 1).fill(0x61))).toEqual([
      'a.yaml is too large: 129 KiB',
    ]);
  });

  test.each([
    ['an image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'is not UTF-8 text'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 'is not UTF-8 text'],
    ['an archive', [0x50, 0x4b, 0x03, 0x04, 0x00], 'holds binary data'],
    ['a zero byte', [0x61, 0x00], 'holds binary data'],
  ])('refuses %s', (_name, bytes, message) => {
    expect(decoded(Uint8Array.from(bytes))).toEqual([`a.yaml ${message}`]);
  });
});

/** Nine levels of nine aliases each: a billion values in 300 characters. */
function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*l${level - 1}`));
    return `l${level}: &l${level} [${items.join(', ')}]`;
  });
  return `${levels.join('\n')}\n`;
}

describe('what is no scenario', () => {
  test.each([
    ['nothing', '', ['dir/a.yaml:1:1 holds no scenario: it is empty']],
    ['blanks', ' \n\n', ['dir/a.yaml:1:1 holds no scenario: it is empty']],
    ['remarks', '# a\n# b\n', ['dir/a.yaml:1:1 holds no scenario: it is empty']],
    ['a null', '~', ['dir/a.yaml:1:1 holds no scenario: it is empty']],
    ['a list', '\n- a\n- b\n', ['dir/a.yaml:2:1 must be a map of fields (key: value), got a list']],
    [
      'prose',
      'Dear all,\nwhere should we build?\n',
      ['dir/a.yaml:1:1 must be a map of fields (key: value), got a single value'],
    ],
    [
      'broken YAML',
      'name: [a, b\ncandidates: c\n',
      [
        'dir/a.yaml:2:1 is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      'several documents',
      'name: a\n---\nname: b\n',
      ['dir/a.yaml:2:1 holds several documents; one file is one scenario'],
    ],
    [
      'a tag of a program',
      'name: !!js/function "x"\n',
      ['dir/a.yaml:1:7 is not YAML: Unresolved tag: tag:yaml.org,2002:js/function'],
    ],
    [
      'binary of YAML',
      'name: !!binary aGk=\n',
      ['dir/a.yaml:1:16 is a value of a kind that no field has'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test.each([
    ['an alias bomb', aliasBomb(), 'holds more than 50000 values'],
    ['a circle of aliases', 'name: &a [*a]\n', 'is nested deeper than 32 levels'],
    ['an alias of nothing', 'name: *a\n', 'dir/a.yaml:1:7 is an alias of nothing'],
    ['a deep list', `name: ${'['.repeat(100)}${']'.repeat(100)}\n`, 'is nested deeper than 32'],
    ['an open deep list', '['.repeat(10_000), 'is nested deeper than 32 levels'],
    ['a deep map', '{a: '.repeat(10_000), 'is nested deeper than 32 levels'],
    ['too long a text', `name: ${'x'.repeat(300_000)}`, 'is too large: 293 KiB'],
  ])('%s', (_name, text, message) => {
    expect(faults(text)[0]).toContain(message);
  });

  test('names where to start', () => {
    expect(hints('')).toEqual(['regionsim init writes a scenario to start from']);
  });
});

describe('keys', () => {
  test.each(['__proto__', 'constructor', 'prototype'])(
    '%s is refused wherever it stands',
    (key) => {
      expect(faults(`${SMALLEST}${key}: {isAdmin: true}\n`)).toEqual([
        `dir/a.yaml:3:1 has the key ${key}, which no field may be called`,
      ]);
      expect(faults(`${SMALLEST}region:\n  zones: 3\n  "${key}": 1\n`)).toEqual([
        `dir/a.yaml:5:3 has the key ${key}, which no field may be called`,
      ]);
      expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    },
  );

  test('JSON that brings a prototype is refused too', () => {
    const json = '{"provider": "aws", "candidates": "all", "__proto__": {"seed": 1}}';
    expect(faults(json)).toEqual([
      'dir/a.yaml:1:42 has the key __proto__, which no field may be called',
    ]);
  });

  test('a key stands once', () => {
    expect(faults(`${SMALLEST}seed: 1\nname: b\nseed: 2\n`)).toEqual([
      'dir/a.yaml:5:1 repeats the key seed of 3:1',
    ]);
  });

  test('a key is a word', () => {
    expect(faults(`${SMALLEST}? [a, b]\n: 1\n`)).toEqual([
      'dir/a.yaml:3:3 has a key that is not a word',
    ]);
  });
});
