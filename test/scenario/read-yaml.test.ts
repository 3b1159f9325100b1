import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readYamlValue } from '../../src/scenario/read-yaml.ts';
import { plainValue } from '../../src/scenario/source-tree.ts';

function read(text: string): unknown {
  const value = readYamlValue(text, 'a.yaml');
  return value.ok ? plainValue(value.value) : value.diagnostics.map(({ message }) => message);
}

describe('readYamlValue', () => {
  it.each([
    // An anchor that is set again holds from there on; reading an alias sets none (YAML 1.2.2, section 7.1).
    '[&x [&y 1], &y 2, *x, *y]',
    '[&x 1, {a: *x}, &x 2, *x]',
    'a: &base {b: [1, two, 3.5]}\nc: *base\n',
    '"a": 1\nb: "\\u00e9"\nc: |\n  two\n  lines\n',
  ])('reads %s as the yaml library does', (text) => {
    expect(read(text)).toEqual(parse(text));
  });
});
