import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { bestPlans } from '../../../src/math/location/best-plans.ts';
import { findConflict } from '../../../src/math/location/conflict.ts';
import { diverseAlternatives } from '../../../src/math/location/diverse-alternatives.ts';
import { marginalValues } from '../../../src/math/location/marginal-value.ts';
import { paretoFront } from '../../../src/math/location/pareto-front.ts';
import type { LocationProblem } from '../../../src/math/location/problem.ts';
import { solveLocation } from '../../../src/math/location/solve.ts';
import { solveWithConstraints } from '../../../src/math/location/solve-with-constraints.ts';
import { stateModel, type SumProblem } from '../../../src/math/location/state-model.ts';
import { allPlans, bruteForce, isMaximum } from './brute-force.ts';
import { smallProblem } from './problems.ts';
import { mapProblem } from './seeded.ts';

const summed = fc.oneof(
  ...(['p-median', 'mclp', 'uflp', 'max-npv'] as const).map((kind) => smallProblem(kind)),
) as fc.Arbitrary<SumProblem>;

function sorted(problem: LocationProblem): { sites: number[]; value: number }[] {
  const sign = isMaximum(problem) ? -1 : 1;
  return allPlans(problem).sort((a, b) => sign * (a.value - b.value));
}

function optimum(problem: LocationProblem): number {
  const outcome = solveLocation(problem);
  if (outcome.kind !== 'optimal') throw new Error(`got ${outcome.kind}`);
  return outcome.value;
}

describe('the N best plans', () => {
  test.prop([summed, fc.integer({ min: 1, max: 6 })], { numRuns: 400, seed: 1 })(
    'have the N best values of all allowed sets, and differ',
    (problem, count) => {
      const expected = sorted(problem).slice(0, count);
      const { plans, isProven } = bestPlans(problem, count);
      expect(isProven).toBe(true);
      expect(plans.length).toBe(expected.length);
      plans.forEach((plan, k) => {
        expect(plan.value).toBeCloseTo(expected[k].value, 7);
      });
      expect(new Set(plans.map((plan) => plan.openSites.join())).size).toBe(plans.length);
    },
  );
});

describe('alternatives', () => {
  test.prop([summed], { numRuns: 150, seed: 2 })(
    'stay within the tolerance, and the second differs from the best as much as any such plan',
    (problem) => {
      const found = diverseAlternatives(problem, { count: 2, tolerance: 0.2 });
      const all = sorted(problem);
      if (all.length === 0) {
        expect(found).toEqual([]);
        return;
      }
      const [best] = found;
      const limit = 0.2 * Math.abs(best.value) + 1e-7;
      const near = all.filter((plan) => Math.abs(plan.value - best.value) <= limit);
      const distance = (sites: readonly number[]): number =>
        sites.filter((j) => !best.openSites.includes(j)).length;
      const farthest = Math.max(...near.map((plan) => distance(plan.sites)));
      for (const plan of found)
        expect(Math.abs(plan.value - best.value)).toBeLessThanOrEqual(limit);
      expect(found.length > 1 ? distance(found[1].openSites) : 0).toBe(farthest);
    },
  );
});

describe('the Pareto front', () => {
  test.prop([summed, fc.boolean()], { numRuns: 120, seed: 3 })(
    'is the set of undominated values of all allowed sets',
    (problem, hasThird) => {
      const perSite = new Float64Array(problem.matrix.siteCount).map((_, j) => (5 * j) % 7);
      const front = paretoFront(problem, [
        { kind: 'site-sum', label: 'capex', perSite },
        ...(hasThird ? [{ kind: 'site-count' as const, label: 'sites' }] : []),
      ]);
      const existing = problem.rules?.existing ?? [];
      const sign = isMaximum(problem) ? -1 : 1;
      const points = allPlans(problem).map(({ sites, value }) => {
        const counted = sites.filter((j) => !existing.includes(j));
        const capex = counted.reduce((sum, j) => sum + perSite[j], 0);
        return [sign * value, capex, ...(hasThird ? [counted.length] : [])];
      });
      const beats = (a: number[], b: number[]): boolean =>
        a.every((v, k) => v <= b[k] + 1e-9) && a.some((v, k) => v < b[k] - 1e-9);
      const text = (point: number[]): string => point.map((v) => (v || 0).toFixed(6)).join();
      const expected = new Set(points.filter((p) => !points.some((q) => beats(q, p))).map(text));
      const found = front.points.map((point) => text([sign * point.value, ...point.criteria]));
      expect(new Set(found)).toEqual(expected);
      expect(front.provenShare).toBe(1);
    },
  );

  test('trades mean against worst distance; the ends are the two optima', () => {
    const { matrix, weight } = mapProblem({ demandCount: 80, siteCount: 20, seed: 5 });
    const problem = { kind: 'p-median', matrix, weight, p: 3 } as const;
    const front = paretoFront(problem, [
      { kind: 'worst-service', label: 'worst', values: matrix.values },
    ]);
    const worst = front.points.map((point) => point.criteria[0]);
    expect(front.points[0].value).toBeCloseTo(optimum(problem), 6);
    expect(Math.min(...worst)).toBeCloseTo(optimum({ kind: 'p-center', matrix, p: 3 }), 9);
    expect(worst).toEqual([...worst].sort((a, b) => b - a));
    expect(front.points.length).toBeGreaterThan(2);
  });
});

describe('marginal values', () => {
  test.prop([summed], { numRuns: 150, seed: 4 })(
    'are differences of optima, never negative',
    (problem) => {
      const outcome = solveLocation(problem);
      if (outcome.kind !== 'optimal') return;
      const sign = isMaximum(problem) ? -1 : 1;
      for (const worth of marginalValues(problem, outcome)) {
        const { existing = [], forcedIn = [], forcedOut = [] } = problem.rules ?? {};
        const drop = (sites: readonly number[]): number[] => sites.filter((j) => j !== worth.site);
        const without = bruteForce({
          ...problem,
          rules: {
            ...problem.rules,
            existing: drop(existing),
            forcedIn: drop(forcedIn),
            forcedOut: [...forcedOut, worth.site],
          },
        });
        if (without === undefined) expect(worth.replanned).toBeUndefined();
        else expect(worth.replanned).toBeCloseTo(sign * (without - outcome.value), 6);
        // A forced or existing site may stand in the way; a free one never does.
        if (!existing.includes(worth.site) && !forcedIn.includes(worth.site)) {
          expect(worth.replanned ?? 0).toBeGreaterThanOrEqual(-1e-7);
        }
      }
    },
  );
});

describe('a conflict', () => {
  const matrix = {
    demandCount: 2,
    siteCount: 3,
    values: Float64Array.of(1, Infinity, 2, Infinity, 1, 2),
  };

  test('names the rules that collide and the least change of each', () => {
    const rules = { forcedOut: [2], caps: [{ label: 'MX', sites: [0, 1], most: 1 }] };
    const conflict = findConflict({ kind: 'uflp', matrix, openCost: new Float64Array(3), rules });
    expect(conflict.because).toEqual([
      'demand point 1 must be served, which only site 1, site 3 can',
      'demand point 2 must be served, which only site 2, site 3 can',
      'site 3 is forced out',
      'at most 1 in MX',
    ]);
    expect(conflict.relax.map(({ text }) => text)).toEqual([
      'allow site 3',
      'at most 1 in MX: raise it to 2',
      'leave demand point 1 unserved',
      'leave demand point 2 unserved',
    ]);
  });

  test('leaves rules out that have nothing to do with it', () => {
    const budget = { cost: Float64Array.of(5, 5, 9), limit: 8 };
    const rules = { budget, caps: [{ label: 'MX', sites: [0], most: 1 }] };
    const conflict = findConflict({ kind: 'p-median', p: 2, matrix, rules });
    expect(conflict.because).toEqual(['budget of 8', 'at least 2 sites']);
    expect(conflict.relax.map(({ text }) => text)).toEqual(['budget of 8: raise it to 10']);
  });

  test.prop([fc.oneof(smallProblem('p-median'), smallProblem('uflp'), smallProblem('p-center'))], {
    numRuns: 200,
    seed: 5,
  })('is empty exactly when a plan exists', (problem) => {
    expect(findConflict(problem).because.length === 0).toBe(bruteForce(problem) !== undefined);
  });
});

describe('side constraints on service', () => {
  test('half of the demand from one site: HiGHS on the reduced model equals HiGHS on the whole', async () => {
    const { matrix, weight } = mapProblem({ demandCount: 30, siteCount: 20, seed: 11 });
    const { model } = stateModel({ kind: 'p-median', matrix, weight, p: 3 });
    const terms = Array.from(weight, (coefficient, demand) => ({ coefficient, demand, site: 7 }));
    const half = weight.reduce((sum, w) => sum + w, 0) / 2;
    const rule = { label: 'half from 7', terms, sense: '>=' as const, limit: half };
    const { solveWithHighs } = await import('../../../src/math/location/solve-with-highs.ts');
    const reduced = await solveWithConstraints(model, [rule]);
    const whole = await solveWithHighs(model, { constraints: [rule] });
    if (reduced.kind !== 'optimal' || whole.kind !== 'optimal') throw new Error('not solved');
    expect(reduced.value).toBeCloseTo(whole.value, 6);
    expect(reduced.openSites).toContain(7);
    expect(reduced.value).toBeGreaterThan(optimum({ kind: 'p-median', matrix, weight, p: 3 }));
  });
});
