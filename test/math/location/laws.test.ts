import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { checkCertificate } from '../../../src/math/location/check-certificate.ts';
import type {
  LocationCertificate,
  LocationProblem,
  SolvedOutcome,
} from '../../../src/math/location/problem.ts';
import { problemFaults } from '../../../src/math/location/problem-faults.ts';
import { solveLocation } from '../../../src/math/location/solve.ts';
import { isMaximum } from './brute-force.ts';
import { mapProblem } from './seeded.ts';

const seed = fc.integer({ min: 0, max: 1e6 });

function solved(problem: LocationProblem): SolvedOutcome {
  const outcome = solveLocation(problem);
  if (outcome.kind !== 'optimal') throw new Error(`got ${outcome.kind}`);
  return outcome;
}

/** Cost-like value: less is better. */
function loss(problem: LocationProblem): number {
  return (isMaximum(problem) ? -1 : 1) * solved(problem).value;
}

function middleProblems(s: number): LocationProblem[] {
  const { matrix, weight } = mapProblem({ demandCount: 40, siteCount: 18, seed: s });
  const openCost = new Float64Array(18).map((_, j) => 300 + 50 * (j % 7));
  return [
    { kind: 'p-median', matrix, weight, p: 4 },
    { kind: 'p-center', matrix, p: 4 },
    { kind: 'mclp', matrix, weight, p: 4, radius: 120 },
    { kind: 'uflp', matrix, weight, openCost },
    {
      kind: 'max-npv',
      matrix: { ...matrix, values: matrix.values.map((d) => 200 - d) },
      weight,
      openCost,
    },
  ];
}

describe('laws of the optimum', () => {
  test.prop([seed], { numRuns: 6, seed: 1 })('one more site is never worse', (s) => {
    for (const problem of middleProblems(s)) {
      if (!('p' in problem)) continue;
      expect(loss({ ...problem, p: problem.p + 1 })).toBeLessThanOrEqual(loss(problem) + 1e-7);
    }
  });

  test.prop([seed, fc.nat(17), fc.nat(17)], { numRuns: 6, seed: 2 })(
    'forcing a site in or out is never better than freedom',
    (s, a, b) => {
      for (const problem of middleProblems(s)) {
        const free = loss(problem);
        expect(loss({ ...problem, rules: { forcedIn: [a] } })).toBeGreaterThanOrEqual(free - 1e-7);
        expect(loss({ ...problem, rules: { forcedOut: [b] } })).toBeGreaterThanOrEqual(free - 1e-7);
      }
    },
  );

  test.prop([seed], { numRuns: 6, seed: 3 })(
    'the order of sites and demand points changes nothing',
    (s) => {
      for (const problem of middleProblems(s)) {
        const { demandCount, siteCount, values } = problem.matrix;
        const turned = new Float64Array(values.length);
        values.forEach((v, k) => {
          const i = demandCount - 1 - Math.floor(k / siteCount);
          turned[i * siteCount + (siteCount - 1 - (k % siteCount))] = v;
        });
        const matrix = { demandCount, siteCount, values: turned };
        const list = (name: 'weight' | 'openCost'): object =>
          name in problem
            ? { [name]: (problem as unknown as Record<string, Float64Array>)[name].toReversed() }
            : {};
        const other = { ...problem, matrix, ...list('weight'), ...list('openCost') };
        expect(loss(other)).toBeCloseTo(loss(problem), 6);
      }
    },
  );

  test.prop([seed, fc.nat(17)], { numRuns: 6, seed: 4 })(
    'a dominated site is needed in no optimum',
    (s, j) => {
      for (const problem of middleProblems(s)) {
        const { demandCount, siteCount, values } = problem.matrix;
        // One more site that is nowhere better than site j.
        const worse = isMaximum(problem) ? -1 : 1;
        const wide = new Float64Array(demandCount * (siteCount + 1));
        for (let i = 0; i < demandCount; i++) {
          for (let k = 0; k < siteCount; k++)
            wide[i * (siteCount + 1) + k] = values[i * siteCount + k];
          const here = values[i * siteCount + j];
          wide[i * (siteCount + 1) + siteCount] =
            problem.kind === 'max-npv' ? here + worse : here + 1;
        }
        const matrix = { demandCount, siteCount: siteCount + 1, values: wide };
        const openCost =
          'openCost' in problem && problem.openCost
            ? { openCost: Float64Array.from([...problem.openCost, problem.openCost[j] + 1]) }
            : {};
        const wider = { ...problem, matrix, ...openCost };
        const without = { ...wider, rules: { forcedOut: [siteCount] } };
        expect(loss(without)).toBeCloseTo(loss(wider), 6);
      }
    },
  );

  test.prop([seed], { numRuns: 4, seed: 5 })(
    'bound <= optimum <= plan when cut short, and never "optimal"',
    (s) => {
      const { matrix, weight } = mapProblem({ demandCount: 120, siteCount: 60, seed: s });
      const problem = { kind: 'p-median', matrix, weight, p: 6 } as const;
      const best = solved(problem).value;
      const cut = solveLocation(problem, { limits: { maxIterations: 30 } });
      if (cut.kind !== 'feasible') throw new Error(`got ${cut.kind}`);
      expect(cut.bound).toBeLessThanOrEqual(best + 1e-9);
      expect(cut.value).toBeGreaterThanOrEqual(best - 1e-9);
      expect(cut.gap).toBeGreaterThan(0);
      if (!cut.certificate) throw new Error('there is no certificate');
      expect(checkCertificate(problem, cut.certificate)).toEqual({ isValid: true });
    },
  );

  test.prop([seed], { numRuns: 3, seed: 6 })(
    'the same input gives the same answer, to the bit',
    (s) => {
      for (const problem of middleProblems(s))
        expect(solveLocation(problem)).toEqual(solveLocation(problem));
    },
  );

  test('an aborted search returns its best plan with a gap', () => {
    const { matrix, weight } = mapProblem({ demandCount: 120, siteCount: 60, seed: 1 });
    const controller = new AbortController();
    const onProgress = (): void => {
      controller.abort();
    };
    const limits = { signal: controller.signal, onProgress };
    const outcome = solveLocation({ kind: 'p-median', matrix, weight, p: 6 }, { limits });
    expect(['feasible', 'optimal']).toContain(outcome.kind);
    expect(outcome.iterations).toBeLessThan(100);
  });
});

describe('the checker of certificates', () => {
  const problems = middleProblems(77);

  test.each(problems.map((problem) => [problem.kind, problem] as const))(
    'accepts the proof of a %s and refuses it when it is tampered with',
    (_, problem) => {
      const outcome = solved(problem);
      const proof = outcome.certificate;
      if (!proof) throw new Error('there is no certificate');
      const isAccepted = (changed: LocationCertificate): boolean =>
        checkCertificate(problem, changed).isValid;
      expect(isAccepted(proof)).toBe(true);
      const better = isMaximum(problem) ? 0.99 : 1.01;
      expect(isAccepted({ ...proof, bound: proof.bound * better })).toBe(false);
      expect(isAccepted({ ...proof, steps: proof.steps.slice(0, -1) })).toBe(false);
      expect(isAccepted({ ...proof, steps: [...proof.steps, { kind: 'complete' }] })).toBe(false);
      expect(isAccepted({ ...proof, kind: 'lscp' })).toBe(false);
      const zeroed = proof.steps.map((step) =>
        step.kind === 'bound'
          ? {
              ...step,
              multipliers: { ...step.multipliers, demand: step.multipliers.demand.map(() => 0) },
            }
          : step,
      );
      const hasBounds = proof.steps.some((step) => step.kind === 'bound');
      if (hasBounds) expect(isAccepted({ ...proof, steps: zeroed })).toBe(false);
    },
  );

  test('refuses a site that is closed for no reason', () => {
    const problem = problems[0];
    const outcome = solved(problem);
    const proof = outcome.certificate;
    if (!proof) throw new Error('there is no certificate');
    const demand = new Float64Array(40);
    const step = {
      kind: 'bound' as const,
      multipliers: { demand, side: new Float64Array(0) },
      open: [],
      close: [outcome.openSites[0]],
      ends: false,
    };
    expect(checkCertificate(problem, { ...proof, steps: [step, ...proof.steps] }).isValid).toBe(
      false,
    );
  });
});

describe('edges', () => {
  const one = { demandCount: 1, siteCount: 1, values: Float64Array.of(3) };

  test('a single site; all sites open; zero weights', () => {
    expect(solved({ kind: 'p-median', matrix: one, p: 1 }).value).toBe(3);
    expect(solved({ kind: 'p-center', matrix: one, p: 1 }).value).toBe(3);
    const { matrix } = mapProblem({ demandCount: 20, siteCount: 10, seed: 3 });
    expect(solved({ kind: 'p-median', matrix, p: 10 }).openSites).toHaveLength(10);
    const weight = new Float64Array(20);
    expect(solved({ kind: 'p-median', matrix, p: 3, weight }).value).toBe(0);
    expect(solved({ kind: 'p-center', matrix, p: 3, weight }).value).toBe(0);
  });

  test('a graph in two parts cannot be served by one site', () => {
    const values = Float64Array.of(0, 1, Infinity, 1, 0, Infinity, Infinity, Infinity, 0);
    const matrix = { demandCount: 3, siteCount: 3, values };
    expect(solveLocation({ kind: 'p-median', matrix, p: 1 }).kind).toBe('infeasible');
    expect(solveLocation({ kind: 'p-center', matrix, p: 1 }).kind).toBe('infeasible');
    expect(solved({ kind: 'p-median', matrix, p: 2 }).value).toBe(1);
  });

  test('whom nobody may serve is left out and reported', () => {
    const values = Float64Array.of(Infinity, Infinity, 4, 9);
    const outcome = solved({
      kind: 'p-median',
      matrix: { demandCount: 2, siteCount: 2, values },
      p: 1,
    });
    expect(outcome.value).toBe(4);
    expect(outcome.unserved).toEqual([0]);
  });

  test('negative and missing numbers are refused', () => {
    const bad = { ...one, values: Float64Array.of(-1) };
    expect(problemFaults({ kind: 'p-median', matrix: bad, p: 1 })).toEqual([
      'the entry of demand point 1 and site 1 must be a number from 0, got -1',
    ]);
    expect(
      problemFaults({ kind: 'uflp', matrix: one, openCost: Float64Array.of(NaN) }),
    ).toHaveLength(1);
    expect(problemFaults({ kind: 'p-median', matrix: one, p: 0.5 })).toHaveLength(1);
    expect(() => solveLocation({ kind: 'p-median', matrix: bad, p: 1 })).toThrow('not sound');
  });
});
