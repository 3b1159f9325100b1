import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  inputCorrelation,
  loadingFault,
  sampleInputs,
  type UncertainInput,
} from '../../../src/math/decision/common-causes.ts';
import { rankCorrelation } from '../../../src/math/statistics/rank-correlation.ts';

const power: UncertainInput = {
  id: 'power',
  distribution: { kind: 'triangular', low: 40, mode: 60, high: 120 },
  causes: { oil: 0.8, region: 0.3 },
};
const diesel: UncertainInput = {
  id: 'diesel',
  distribution: { kind: 'lognormal', mean: 1, sd: 0.4 },
  causes: { oil: 0.9 },
};
const wages: UncertainInput = {
  id: 'wages',
  distribution: { kind: 'pert', low: 1, mode: 2, high: 4 },
};
const demand: UncertainInput = {
  id: 'demand',
  distribution: { kind: 'uniform', low: 0, high: 1 },
  causes: { oil: -0.5 },
};

describe('dependent draws', () => {
  const inputs = [power, diesel, wages, demand];
  const { columns } = sampleInputs(inputs, { seed: 'causes', count: 8192 });

  // Kruskal 1958, "Ordinal Measures of Association": Spearman's coefficient of a normal pair.
  test('ranks correlate as those of a normal pair do', () => {
    for (const [i, a] of inputs.entries()) {
      for (const [j, b] of inputs.entries()) {
        if (i === j) continue;
        const expected = (6 / Math.PI) * Math.asin(inputCorrelation(a, b) / 2);
        const found = rankCorrelation([...columns[i]], [...columns[j]]);
        expect(found).toBeCloseTo(expected, 1);
        expect(Math.abs((found ?? 9) - expected)).toBeLessThan(0.01);
      }
    }
  });

  test('causes leave each input its own distribution', () => {
    const sorted = columns[0].slice().sort();
    // The median of the triangle: high - sqrt(width (high - mode) / 2).
    expect(sorted[4096]).toBeCloseTo(120 - Math.sqrt((80 * 60) / 2), 0);
    expect(sorted[0]).toBeGreaterThanOrEqual(40);
    expect(sorted[8191]).toBeLessThanOrEqual(120);
    const mean = columns[1].reduce((sum, x) => sum + x, 0) / 8192;
    expect(mean).toBeCloseTo(1, 2);
  });

  test('loadings of 1 and -1 move two inputs as one', () => {
    const up: UncertainInput = { ...demand, id: 'up', causes: { all: 1 } };
    const down: UncertainInput = { ...demand, id: 'down', causes: { all: -1 } };
    const both = sampleInputs([up, down], { seed: 'one', count: 64 }).columns;
    for (let k = 0; k < 64; k++) expect(both[0][k] + both[1][k]).toBeCloseTo(1, 12);
  });
});

describe('laws', () => {
  test.prop([fc.nat(300), fc.integer({ min: 1, max: 64 })], { seed: 3, numRuns: 50 })(
    'a draw is the same in whatever range it is asked for',
    (from, count) => {
      const inputs = [power, diesel, wages];
      const whole = sampleInputs(inputs, { seed: 'parts', count: from + count });
      const part = sampleInputs(inputs, { seed: 'parts', from, count });
      expect(part.columns).toEqual(whole.columns.map((column) => column.slice(from)));
    },
  );

  test('an added input leaves the draws of the others', () => {
    const few = sampleInputs([power, diesel], { seed: 's', count: 16 });
    const more = sampleInputs([power, diesel, wages], { seed: 's', count: 16 });
    expect(more.columns.slice(0, 2)).toEqual(few.columns);
  });

  test('loadings that explain more than all are a fault', () => {
    expect(loadingFault({ ...power, causes: { a: 0.8, b: 0.7 } })).toMatch('squared loadings');
    expect(loadingFault({ ...power, causes: { a: 1.5 } })).toMatch('-1 to 1');
    expect(loadingFault({ ...power, causes: { a: 0.6, b: 0.8 } })).toBeUndefined();
  });
});
