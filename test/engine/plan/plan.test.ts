import { describe, expect, it } from 'vitest';
import { capacityModel } from '../../../src/engine/plan/capacity-model.ts';
import { planBase } from '../../../src/engine/plan/plan-base.ts';
import { planRules } from '../../../src/engine/plan/plan-rules.ts';
import { planFrom, type PlanAnswer, type PlanFound } from '../../../src/engine/plan.ts';
import type { PlanQuestion } from '../../../src/engine/plan/plan-question.ts';
import {
  ANY_NUMBER,
  longestMs,
  npvByCapture,
  partsOf,
  QUESTION,
  scenarioText,
  servedBy,
  setsOf,
  yearlyCost,
} from './cases.ts';

const parts = partsOf();
const names = parts.set.candidates.map((column) => parts.set.sites[column].name);
const size = names.length;
const served = servedBy(parts);
const longest = longestMs(parts);
const npv = npvByCapture(parts);

function ask(question: Partial<PlanQuestion>): PlanAnswer {
  return planFrom(parts, { ...QUESTION, ...question });
}

function found(question: Partial<PlanQuestion>): PlanFound {
  const answer = ask(question);
  if (answer.kind !== 'plan') throw new Error(`got ${JSON.stringify(answer)}`);
  return answer;
}

const id = (name: string): string => parts.set.sites[parts.set.candidates[names.indexOf(name)]].id;

/** Values of sets by their definitions, from the evaluation's rows. */
const BY_HAND: Partial<Record<PlanQuestion['objective'], (set: readonly number[]) => number>> = {
  'p-median': (set) => {
    const rows = served(set).filter(({ bySome }) => bySome);
    const all = rows.reduce((sum, { usd }) => sum + usd, 0);
    return rows.reduce((sum, { usd, rttMs }) => sum + usd * Math.min(rttMs, longest), 0) / all;
  },
  'p-center': (set) =>
    served(set)
      .filter(({ byEvery, usd }) => byEvery && usd > 0)
      .reduce((worst, { rttMs }) => Math.max(worst, rttMs), 0),
  cover: (set) => {
    const rows = served(set);
    const within = rows.filter(({ rttMs, budgetMs }) => rttMs <= budgetMs);
    const total = (list: typeof rows) => list.reduce((sum, { usd }) => sum + usd, 0);
    return total(within) / total(rows);
  },
  npv,
  uflp: yearlyCost(parts, served),
};

describe('the best plan', () => {
  it.each(['p-median', 'p-center', 'cover', 'npv', 'uflp'] as const)(
    '%s: equals the best of all sets, with a proof that is checked',
    (objective) => {
      const value = BY_HAND[objective];
      if (!value) throw new Error('no definition');
      const { goal } = { goal: objective === 'cover' || objective === 'npv' ? 1 : -1 };
      const all = setsOf(size, 2).map((set) => ({ set, value: value(set) }));
      all.sort((a, b) => goal * (b.value - a.value));
      const plan = found({ objective, alternatives: 4 });
      expect(plan.value / all[0].value).toBeCloseTo(1, 9);
      expect(value(plan.open) / plan.value).toBeCloseTo(1, 9);
      expect(plan.proof).toMatchObject({ isOptimal: true, check: { isValid: true } });
      const { best } = plan.alternatives ?? { best: [] };
      best.forEach((each, k) => {
        expect(each.value / all[k].value).toBeCloseTo(1, 8);
      });
      expect(new Set(best.map(({ open }) => open.join())).size).toBe(4);
    },
  );

  it('one region alone is worth what the evaluation says', () => {
    names.forEach((_, k) => {
      const money = parts.judged.get(parts.set.candidates[k])?.money.npvUsd.mid ?? NaN;
      expect(npv([k]) / money).toBeCloseTo(1, 8);
      const forced = found({ objective: 'npv', sites: 1, forceIn: [id(names[k])] });
      expect(forced.value / money).toBeCloseTo(1, 8);
    });
  });

  it('counts the demand of neighbors once', () => {
    const pair = [names.indexOf('Mexico City'), names.indexOf('Querétaro')];
    const [a, b] = pair.map((k) => npv([k]));
    const plan = found({ objective: 'npv', forceIn: ['Mexico City', 'Querétaro'].map(id) });
    expect(plan.value).toBeLessThan(a + b - 1e6);
  });

  it('with a free number of regions opens those that pay, and never loses', () => {
    const answer = planFrom(parts, { ...ANY_NUMBER, objective: 'npv' });
    if (answer.kind !== 'plan') throw new Error('no plan');
    const sets = [1, 2].flatMap((count) => setsOf(size, count));
    expect(answer.value).toBeGreaterThanOrEqual(Math.max(0, ...sets.map(npv)) - 1);
  });

  it('fewest regions for a level: one fewer does not reach it', () => {
    const cover = BY_HAND.cover ?? (() => NaN);
    const best = (count: number) => Math.max(...setsOf(size, count).map(cover));
    const level = (best(2) + best(1)) / 2;
    const answer = planFrom(parts, { ...ANY_NUMBER, objective: 'lscp', level });
    expect(answer).toMatchObject({ kind: 'plan', value: 2, proof: { isOptimal: true, bound: 2 } });
    const refused = ask({ objective: 'lscp', level, sites: 1 });
    if (refused.kind !== 'infeasible') throw new Error('must be infeasible');
    expect(refused.because.at(-1)).toBe('at most 1 region');
    expect(refused.relax.map(({ text }) => text)).toContain('open up to 2 regions');
  });

  it('yearly cost, with capacities that hold and with any that do not', () => {
    const free = found({ objective: 'uflp' });
    const full = found({ objective: 'cflp' });
    expect(full.value / free.value).toBeCloseTo(1, 9);
    expect(full.proof.method).toContain('keeps them all');
    const none = planFrom(parts, { ...QUESTION, objective: 'uflp', sites: 1 });
    expect(none).toMatchObject({ kind: 'plan', proof: { isOptimal: true } });
  });

  it('capacities that bind: the best of all sets', () => {
    const base = planBase(parts, {});
    const tight = {
      ...base,
      candidates: base.candidates.map((each) => ({
        ...each,
        venture: { ...each.venture, capacityUsdPerYear: 2e6 },
      })),
    };
    const [capped, free] = [capacityModel(tight), capacityModel(base)];
    const values = setsOf(size, 2).map((set) => capped.valueOf(set) ?? Infinity);
    const solved = capped.solve(planRules(tight, { ...QUESTION, objective: 'cflp' }), {});
    if (solved.kind !== 'solved') throw new Error('no plan');
    expect(solved.value / Math.min(...values)).toBeCloseTo(1, 8);
    expect(solved.proof).toMatchObject({ isOptimal: true, check: { isValid: true } });
    expect(solved.value).toBeGreaterThan((free.valueOf(solved.open) ?? 0) * (1 + 1e-6));
  });
});

describe('laws of plans', () => {
  const better = { 'p-median': -1, 'p-center': -1, cover: 1 } as const;

  it.each(Object.entries(better))('%s: more regions are never worse', (objective, sign) => {
    const values = [1, 2, 3].map(
      (sites) => found({ objective: objective as keyof typeof better, sites }).value,
    );
    expect(sign * (values[1] - values[0])).toBeGreaterThanOrEqual(-1e-9);
    expect(sign * (values[2] - values[1])).toBeGreaterThanOrEqual(-1e-9);
  });

  it.each(['p-median', 'npv'] as const)('%s: forcing is never better than free', (objective) => {
    const goal = objective === 'npv' ? 1 : -1;
    const free = found({ objective });
    for (const name of names) {
      const forced = found({ objective, forceIn: [id(name)] });
      expect(goal * (free.value - forced.value)).toBeGreaterThanOrEqual(-1e-6);
      expect(forced.open).toContain(names.indexOf(name));
    }
  });

  it.each(['p-median', 'cover', 'npv'] as const)(
    '%s: a marginal value is the difference of two proven optima',
    (objective) => {
      const goal = objective === 'p-median' ? -1 : 1;
      const plan = found({ objective });
      for (const { candidate, replanned, isProven, instead } of plan.marginals) {
        const without = found({ objective, forceOut: [id(names[candidate])] });
        expect(isProven).toBe(true);
        expect(replanned).toBeCloseTo(goal * (plan.value - without.value), 6);
        expect(replanned).toBeGreaterThanOrEqual(0);
        expect(instead).toEqual(without.open);
      }
    },
  );

  it('the order of the candidates changes nothing', () => {
    const reversed = partsOf(scenarioText([...names].reverse()));
    for (const objective of ['p-median', 'p-center', 'cover', 'npv', 'uflp'] as const) {
      const [one, other] = [parts, reversed].map((each) =>
        planFrom(each, { ...QUESTION, objective }),
      );
      if (one.kind !== 'plan' || other.kind !== 'plan') throw new Error('no plan');
      expect(other.value).toBe(one.value);
      expect(other.open).toEqual(one.open);
    }
  });

  it('rules are kept: pairs, countries, budget, years', () => {
    const free = found({ objective: 'npv' });
    const pair: [string, string] = [id(names[free.open[0]]), id(names[free.open[1]])];
    const apart = found({ objective: 'npv', notBoth: [pair] });
    expect(apart.open).not.toEqual(free.open);
    expect(apart.value).toBeLessThanOrEqual(free.value);
    const countries = found({ objective: 'p-median', sites: 3, perCountry: 1 });
    const of = countries.open.map((k) => countries.candidates[k].country);
    expect(new Set(of).size).toBe(3);
    const cheap = free.outcome.capexUsd - 1;
    expect(found({ objective: 'npv', budgetUsd: cheap }).outcome.capexUsd).toBeLessThanOrEqual(
      cheap,
    );
    expect(ask({ by: 2025 })).toMatchObject({ kind: 'infeasible' });
    expect(found({ by: 2026 }).leftOut).toEqual([]);
  });
});

describe('what is not possible', () => {
  it('names the rules that collide and the least change that would help, which then does', () => {
    const answer = ask({ objective: 'npv', sites: 3, budgetUsd: 1e8 });
    if (answer.kind !== 'infeasible') throw new Error('must be infeasible');
    expect(answer.because).toEqual(
      expect.arrayContaining(['budget of 100,000,000 USD', 'at least 3 sites']),
    );
    const raise = answer.relax.find(({ text }) => text.includes('raise it to'));
    const needed = Number(
      raise?.text.replace(/.*raise it to ([\d,]+) USD/, '$1').replace(/,/g, ''),
    );
    expect(found({ objective: 'npv', sites: 3, budgetUsd: needed }).open.length).toBe(3);
    expect(ask({ objective: 'npv', sites: 3, budgetUsd: 0.999 * needed }).kind).toBe('infeasible');
  });

  it('a search that is cut is never called optimal', () => {
    const question = { ...QUESTION, objective: 'npv', sites: 4 } as const;
    const answer = planFrom(parts, question, { maxNodes: 1 });
    if (answer.kind !== 'plan') throw new Error('no plan');
    const best = Math.max(...setsOf(size, 4).map(npv));
    expect(answer.proof).toMatchObject({ isOptimal: false, check: { isValid: true } });
    expect(answer.proof.bound).toBeGreaterThanOrEqual(best - 1);
    expect(answer.value).toBeLessThanOrEqual(best + 1);
    expect(answer.proof.gap).toBeGreaterThan(0);
  });
});

describe('what else is asked of a plan', () => {
  it('a Pareto front is that of all sets', () => {
    const rtt = BY_HAND['p-median'] ?? (() => NaN);
    const all = setsOf(size, 2).map((set) => [-rtt(set), npv(set)]);
    const eps = (v: number) => 1e-7 * Math.abs(v);
    const onFront = all.filter(
      (a) => !all.some((b) => b.every((v, k) => v >= a[k]) && b.some((v, k) => v > a[k] + eps(v))),
    );
    const { front } = found({ pareto: ['rtt', 'npv'] });
    expect(front?.provenShare).toBe(1);
    expect(front?.plans.length).toBe(onFront.length);
    for (const { values, open } of front?.plans ?? []) {
      expect(values[0]).toBeCloseTo(rtt(open), 6);
      expect(values[1] / npv(open)).toBeCloseTo(1, 8);
      expect(onFront.some((a) => Math.abs(a[1] - values[1]) <= eps(values[1]))).toBe(true);
    }
  });

  it('different plans are near-optimal, and open what the best does not', () => {
    for (const objective of ['p-median', 'npv'] as const) {
      const plan = found({ objective, alternatives: 3, withinShare: 0.5 });
      const slack = 0.5 * Math.abs(plan.value - (plan.todayValue ?? NaN));
      const { diverse } = plan.alternatives ?? { diverse: [] };
      expect(diverse[0].open).toEqual(plan.open);
      const most = Math.max(
        ...setsOf(size, 2)
          .filter((set) => Math.abs((BY_HAND[objective]?.(set) ?? NaN) - plan.value) <= slack)
          .map((set) => set.filter((k) => !plan.open.includes(k)).length),
      );
      expect(diverse[1]?.newSites ?? 0).toBe(most);
      for (const { value } of diverse)
        expect(Math.abs(value - plan.value)).toBeLessThanOrEqual(slack);
    }
  });

  it('closing a region never helps, and loses what the evaluation without it says', () => {
    const plan = found({ objective: 'p-median', hasClosings: true });
    expect(plan.closings?.length).toBe(parts.set.existing.length);
    for (const closing of plan.closings ?? []) {
      expect(closing.capturedLossUsdPerYear).toBeGreaterThanOrEqual(0);
      expect(closing.givenPlan).toBeGreaterThanOrEqual(-1e-9);
      expect(closing.replanned).toBeLessThanOrEqual((closing.givenPlan ?? 0) + 1e-9);
      expect(closing.replanned).toBeGreaterThanOrEqual(-1e-9);
      expect(closing.withinBudgetLossShare).toBeGreaterThanOrEqual(-1e-12);
      expect(closing.isProven).toBe(true);
    }
  });
});
