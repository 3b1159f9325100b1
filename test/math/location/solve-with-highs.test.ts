import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { checkCertificate } from '../../../src/math/location/check-certificate.ts';
import type { LocationProblem } from '../../../src/math/location/problem.ts';
import { solveLocation } from '../../../src/math/location/solve.ts';
import { solveWithHighs } from '../../../src/math/location/solve-with-highs.ts';
import { stateModel } from '../../../src/math/location/state-model.ts';
import { smallProblem } from './problems.ts';
import { mapProblem } from './seeded.ts';

async function agree(problem: Exclude<LocationProblem, { kind: 'p-center' }>): Promise<void> {
  const { model, offset, sign } = stateModel(problem);
  const second = await solveWithHighs(model);
  const outcome = solveLocation(problem);
  if (second.kind !== 'optimal') {
    expect(second.kind).toBe('infeasible');
    expect(outcome.kind).toBe('infeasible');
    return;
  }
  if (outcome.kind !== 'optimal') throw new Error(`got ${outcome.kind}, HiGHS ${second.value}`);
  const expected = offset + sign * second.value;
  expect(Math.abs(outcome.value - expected)).toBeLessThanOrEqual(
    1e-6 * Math.max(1, Math.abs(expected)),
  );
  if (!outcome.certificate) throw new Error('there is no certificate');
  expect(checkCertificate(problem, outcome.certificate)).toEqual({ isValid: true });
}

describe('HiGHS as a second opinion', () => {
  test.prop([smallProblem('cflp')], { numRuns: 150, seed: 7 })(
    'small capacitated problems of every combination of rules',
    async (problem) => {
      if (problem.kind === 'cflp') await agree(problem);
    },
  );

  test.prop([fc.integer({ min: 0, max: 1e6 })], { numRuns: 3, seed: 8 })(
    'p-median of 60 by 40 with a cap, a budget and heavy-tailed weights',
    async (seed) => {
      const { matrix, weight } = mapProblem({ demandCount: 60, siteCount: 40, seed });
      const cost = new Float64Array(40).map((_, j) => 3 + ((7 * j) % 11));
      const rules = {
        existing: [3],
        forcedOut: [0],
        caps: [{ label: 'north', sites: [1, 2, 4, 5, 6, 7, 8], most: 1 }],
        budget: { cost, limit: 28 },
      };
      await agree({ kind: 'p-median', matrix, weight, p: 4, rules });
    },
  );

  test.prop([fc.integer({ min: 0, max: 1e6 })], { numRuns: 3, seed: 9 })(
    'capacitated location of 40 by 15 with tight capacities',
    async (seed) => {
      const { matrix, weight } = mapProblem({ demandCount: 40, siteCount: 15, seed });
      const values = matrix.values.map((d, k) => d * weight[Math.floor(k / 15)]);
      const total = weight.reduce((sum, w) => sum + w, 0);
      const capacity = new Float64Array(15).map((_, j) => (total / 6) * (1 + (j % 4) / 4));
      const openCost = new Float64Array(15).map((_, j) => 800 + 90 * (j % 5));
      await agree({
        kind: 'cflp',
        matrix: { ...matrix, values },
        demand: weight,
        capacity,
        openCost,
      });
    },
  );
});
