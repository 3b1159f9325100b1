import { expect, it } from 'vitest';
import { formulaValue } from '../../src/engine/formula-value.ts';
import type { Formula } from '../../src/scenario/formula.ts';

const range = (value: number) => ({ value, low: value - 1, high: value + 1 });

function sumOf(...names: readonly string[]): Formula {
  return {
    names,
    evaluate: (draw) => names.reduce((sum, name) => sum + (draw[name] ?? Number.NaN), 0),
  };
}

it('looks at every corner of a few ranges', () => {
  const values = { rttGainMs: range(10), npvUsd: range(20), countryRisk: { value: 5 } };
  expect(formulaValue(sumOf('rttGainMs', 'npvUsd', 'countryRisk'), values)).toEqual({
    value: 35,
    low: 33,
    high: 37,
  });
});

it('moves one of many ranges at a time', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const values = Object.fromEntries(names.map((name) => [name, range(0)]));
  expect(formulaValue(sumOf(...names), values)).toEqual({ value: 0, low: -1, high: 1 });
});
