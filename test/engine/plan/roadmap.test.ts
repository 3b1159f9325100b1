import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { planFrom, type PlanFound } from '../../../src/engine/plan.ts';
import type { PlanQuestion } from '../../../src/engine/plan/plan-question.ts';
import {
  bestSchedule,
  greedySchedule,
  hasSchedule,
  type RoadmapProblem,
} from '../../../src/engine/plan/roadmap-search.ts';
import { npvByCapture, partsOf, QUESTION } from './cases.ts';

/** Sites whose gains fall as others are there, all falling with the years. */
const problems: fc.Arbitrary<RoadmapProblem> = fc
  .record({ sites: fc.integer({ min: 1, max: 4 }), years: fc.integer({ min: 1, max: 4 }) })
  .chain(({ sites, years }) =>
    fc.record({
      capex: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: sites, maxLength: sites }),
      gain: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: sites, maxLength: sites }),
      overlap: fc.integer({ min: 0, max: 10 }),
      budgetUsd: fc.option(fc.integer({ min: 3, max: 15 }), { nil: undefined }),
      count: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      years: fc.constant(years),
    }),
  )
  .map(({ capex, gain, overlap, years, ...limits }) => {
    const valueOf = (chosen: readonly (number | undefined)[]): number => {
      let sum = 0;
      for (let year = 0; year < years; year++) {
        const there = gain.filter((_, site) => (chosen[site] ?? Infinity) <= year);
        const all = there.reduce((a, b) => a + b, 0);
        sum += Math.max(all - overlap * Math.max(0, there.length - 1), ...there, 0);
      }
      return sum;
    };
    return {
      sites: capex.map((capexUsd) => ({
        capexUsd,
        years: Array.from({ length: years }, (_, year) => year),
      })),
      limits,
      valueOf,
      mostOf: (site, year) => gain[site] * (years - year),
    };
  });

function allSchedules({ sites, limits }: RoadmapProblem): number[][] {
  const { budgetUsd = Infinity, count = Infinity } = limits;
  let all: number[][] = [[]];
  for (const { years } of sites) all = all.flatMap((rest) => years.map((year) => [...rest, year]));
  return all.filter((schedule) =>
    sites[0].years.every((year) => {
      const decided = sites.filter((_, site) => schedule[site] === year);
      const spent = decided.reduce((sum, { capexUsd }) => sum + capexUsd, 0);
      return decided.length <= count && spent <= budgetUsd;
    }),
  );
}

describe('schedules', () => {
  test.prop([problems], { numRuns: 400, seed: 21 })('are the best of all', (problem) => {
    const all = allSchedules(problem).map((years) => problem.valueOf(years));
    const { best, isProven, bound } = bestSchedule(problem);
    expect(isProven).toBe(true);
    expect(best?.value).toBe(all.length === 0 ? undefined : Math.max(...all));
    expect(hasSchedule(problem)).toBe(all.length > 0);
    if (best) expect(bound).toBe(best.value);
    const greedy = greedySchedule(problem);
    if (greedy && best) expect(greedy.value).toBeLessThanOrEqual(best.value);
    if (greedy) expect(allSchedules(problem)).toContainEqual(greedy.years);
  });

  test.prop([problems, fc.integer({ min: 1, max: 6 })], { numRuns: 200, seed: 22 })(
    'that are cut keep a bound',
    (problem, maxNodes) => {
      const { bound } = bestSchedule(problem, { maxNodes });
      for (const years of allSchedules(problem))
        expect(problem.valueOf(years)).toBeLessThanOrEqual(bound + 1e-9);
    },
  );
});

describe('the roadmap of a plan', () => {
  const parts = partsOf();
  const ask = (question: Partial<PlanQuestion>): PlanFound => {
    const answer = planFrom(parts, { ...QUESTION, sites: 3, by: 2030, ...question });
    if (answer.kind !== 'plan') throw new Error('no plan');
    return answer;
  };

  it.each(['npv', 'p-median', 'cover'] as const)(
    '%s: keeps the limits, no worse than greedy',
    (objective) => {
      const { roadmap, outcome } = ask({ objective, roadmap: { perYear: 1 } });
      if (roadmap?.kind !== 'solved') throw new Error('no roadmap');
      expect(roadmap.isProven).toBe(true);
      expect(roadmap.steps.length).toBe(3);
      expect(new Set(roadmap.steps.map(({ decided }) => decided)).size).toBe(3);
      for (const { opens } of roadmap.steps) expect(opens).toBeLessThanOrEqual(2031);
      expect(roadmap.value).toBeGreaterThanOrEqual(roadmap.greedyValue ?? Infinity);
      const capex = outcome.regions.map(({ capexUsd }) => capexUsd);
      const tight = ask({ objective, roadmap: { yearlyBudgetUsd: Math.max(...capex) + 1 } });
      if (tight.roadmap?.kind !== 'solved') throw new Error('no roadmap');
      expect(new Set(tight.roadmap.steps.map(({ decided }) => decided)).size).toBe(3);
    },
  );

  it('with every region decided on the first day is worth what the plan is', () => {
    const plan = ask({ objective: 'npv', by: 2026, roadmap: { perYear: 3 } });
    if (plan.roadmap?.kind !== 'solved') throw new Error('no roadmap');
    expect(plan.roadmap.value / npvByCapture(parts)(plan.open)).toBeCloseTo(1, 8);
  });

  it('more money a year is never worse', () => {
    const value = (yearlyBudgetUsd: number): number => {
      const { roadmap } = ask({ objective: 'npv', roadmap: { yearlyBudgetUsd } });
      return roadmap?.kind === 'solved' ? roadmap.value : -Infinity;
    };
    const capex = ask({ objective: 'npv' }).outcome.capexUsd;
    const values = [0.4, 0.7, 1].map((share) => value(share * capex + 1));
    expect(values[0]).toBeGreaterThan(-Infinity);
    expect(values[1]).toBeGreaterThanOrEqual(values[0]);
    expect(values[2]).toBeGreaterThanOrEqual(values[1]);
  });

  it('that is not possible says which limits collide, and the least that helps', () => {
    const { roadmap } = ask({
      objective: 'npv',
      by: 2026,
      roadmap: { perYear: 1, yearlyBudgetUsd: 1 },
    });
    if (roadmap?.kind !== 'infeasible') throw new Error('must be infeasible');
    expect(roadmap.because).toEqual([
      '3 regions must be decided between 2024 and 2024',
      'a yearly budget of 1 USD',
    ]);
    const slow = ask({ objective: 'npv', by: 2026, roadmap: { perYear: 2 } }).roadmap;
    if (slow?.kind !== 'infeasible') throw new Error('must be infeasible');
    expect(slow.because[1]).toBe('at most 2 decided a year');
    expect(slow.relax).toEqual(['decide up to 3 a year', 'let regions be decided until 2025']);
  });
});
