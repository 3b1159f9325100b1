import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { checkCertificate } from '../../../src/math/location/check-certificate.ts';
import { solveLocation } from '../../../src/math/location/solve.ts';
import { bruteForce, isAllowed, isMaximum } from './brute-force.ts';
import { smallProblem } from './problems.ts';

const KINDS = ['p-median', 'p-center', 'mclp', 'lscp', 'uflp', 'max-npv'] as const;

describe.each(KINDS)('%s', (kind) => {
  test.prop([smallProblem(kind)], { numRuns: 600, seed: 6 })(
    'equals brute force, keeps every rule and proves itself',
    (problem) => {
      const best = bruteForce(problem);
      const outcome = solveLocation(problem);
      if (best === undefined) {
        expect(outcome.kind).toBe('infeasible');
        return;
      }
      if (outcome.kind !== 'optimal') throw new Error(`got ${outcome.kind}`);
      expect(outcome.value).toBeCloseTo(best, 7);
      expect(isAllowed(problem, outcome.openSites)).toBe(true);
      const slack = 1e-9 * Math.max(1, Math.abs(best));
      const beyond = isMaximum(problem)
        ? outcome.value - outcome.bound
        : outcome.bound - outcome.value;
      expect(beyond).toBeLessThanOrEqual(slack);
      expect(outcome.gap).toBeLessThanOrEqual(1e-8);
      if (!outcome.certificate) throw new Error('there is no certificate');
      expect(checkCertificate(problem, outcome.certificate)).toEqual({ isValid: true });
    },
  );
});
