import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { costBreakdown } from '../../src/engine/cost-breakdown.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { costDocument } from '../../src/report/cost.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf } from './scenarios.ts';

const world = loadWorld();

const BASE = scenarioOf(`
provider: huawei
asOf: 2024-06
candidates: [Riyadh]
region: { zones: 3, itLoadPerZone: 4 MW, acceleratorShare: 20 % }
horizon: 10 years
demand: { countries: [SA, AE, EG] }
`);

const judged = (scenario: Scenario) => {
  const { ranking, infeasible } = evaluate(world, scenario);
  return [...ranking, ...infeasible][0];
};
const base = judged(BASE);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyIncentives = fc.record(
  {
    taxHolidayYears: fc.integer({ min: 0, max: 15 }),
    facilityGrantShare: share,
    powerDiscountShare: share,
    dutyExemptShare: share,
  },
  { requiredKeys: [] },
);

describe('incentives of a scenario', () => {
  test.prop([anyIncentives, fc.constantFrom('SA', '*')], { seed: 5, numRuns: 8 })(
    'never hurt the site that gets them',
    (incentives, key) => {
      const { npvUsd } = judged({ ...BASE, incentives: { [key]: incentives } }).money;
      expect(npvUsd.mid).toBeGreaterThanOrEqual(base.money.npvUsd.mid - 1);
    },
  );

  it('help, and only where they are given', () => {
    const free = { facilityGrantShare: 0.5 };
    const npvOf = (incentives: Scenario['incentives']) =>
      judged({ ...BASE, ...(incentives && { incentives }) }).money.npvUsd.mid;
    expect(npvOf({ SA: free })).toBeGreaterThan(base.money.npvUsd.mid);
    expect(npvOf({ EG: free })).toBe(base.money.npvUsd.mid);
    expect(npvOf({ SA: {}, '*': free })).toBe(base.money.npvUsd.mid);
  });

  it('stand in the report with what they are worth', () => {
    const scenario = { ...BASE, incentives: { SA: { taxHolidayYears: 5, dutyExemptShare: 1 } } };
    const evaluation = evaluate(world, scenario);
    const [{ site, money }] = [...evaluation.ranking, ...evaluation.infeasible];
    const breakdown = costBreakdown({ world, scenario, site, ...money });
    expect(breakdown.npv.npvUsd).toMatchObject(money.npvUsd);
    expect(breakdown.npvWithoutIncentivesUsd).toMatchObject(base.money.npvUsd);
    const text = JSON.stringify(costDocument(breakdown, evaluation));
    expect(text).toContain('no tax on profit for 5 years');
    expect(text).toContain('NPV without incentives');
  });
});

describe('phases of a scenario', () => {
  const phases = [
    { year: 0, share: 0.25 },
    { year: 4, share: 0.75 },
  ];

  it('build the whole later, and sell only what is open', () => {
    const scenario = { ...BASE, phases };
    const { site, money } = judged(scenario);
    expect(money.capexUsd).toEqual(base.money.capexUsd);
    const { npv, soldOut } = costBreakdown({ world, scenario, site, ...money });
    const { facilityUsd } = npv.flows;
    expect(facilityUsd[0] / facilityUsd[4]).toBeCloseTo(1 / 3, 9);
    expect(facilityUsd.filter((usd) => usd > 0)).toHaveLength(2);
    for (const usd of money.revenueUsdPerYear.slice(0, 4))
      expect(usd).toBeLessThanOrEqual(0.25 * soldOut.revenueUsdPerYear.mid);
  });

  it('of one part are the whole at once', () => {
    const one = judged({ ...BASE, phases: [{ year: 0, share: 1 }] });
    expect(one.money).toEqual(base.money);
  });
});
