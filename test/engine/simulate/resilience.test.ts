import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { ServiceProblem } from '../../../src/engine/assignment.ts';
import {
  keptAfterZoneLoss,
  nearestTwo,
  nearestTwoWith,
  usersP95Ms,
  withinBudgetAfterRegionLoss,
  withinBudgetAfterZoneLoss,
} from '../../../src/engine/simulate/resilience.ts';
import { asksForResilience } from '../../../src/engine/simulate/resilience-values.ts';
import type { DemandColumns } from '../../../src/engine/users-gain.ts';
import { evaluate } from '../../../src/engine/evaluate.ts';
import { parseScenario } from '../../../src/scenario/parse-scenario.ts';
import { loadWorld } from '../../../src/world/load.ts';
import { serviceProblem } from '../service-problems.ts';

/** Round trips by site, one row of demand a city, lawful everywhere. */
function problemOf(rttMsBySite: readonly (readonly number[])[]): ServiceProblem {
  const cities = rttMsBySite[0].length;
  return serviceProblem({
    sites: rttMsBySite.length,
    cities,
    laws: 1,
    cityOfRow: Array.from({ length: cities }, (_, city) => city),
    lawOfRow: new Array<number>(cities).fill(0),
    rttMs: rttMsBySite.flat(),
    servable: rttMsBySite.map(() => 1),
  });
}

function demandOf(usdPerYear: readonly number[], budgetMs: number): DemandColumns {
  return {
    usdPerYear: Float64Array.from(usdPerYear),
    totalUsdPerYear: usdPerYear.reduce((sum, usd) => sum + usd, 0),
    budgetMs: new Float64Array(usdPerYear.length).fill(budgetMs),
    country: new Int32Array(usdPerYear.length),
    countries: 1,
  };
}

const PROBLEM = problemOf([
  [10, 50, 200],
  [40, 20, 300],
  [90, 95, 30],
]);
const DEMAND = demandOf([5, 3, 2], 60);

describe('nearestTwo', () => {
  it('finds first and second, and adding a site later is the same as opening it at once', () => {
    const both = nearestTwo(PROBLEM, [0, 1]);
    expect([...both.firstSite]).toEqual([0, 1, 0]);
    expect([...both.secondRttMs]).toEqual([40, 50, 300]);
    expect(nearestTwoWith(both, PROBLEM, 2)).toEqual(nearestTwo(PROBLEM, [0, 1, 2]));
    expect([...both.firstSite]).toEqual([0, 1, 0]);
  });
});

describe('withinBudgetAfterRegionLoss', () => {
  it('counts whose second region is near enough', () => {
    expect(withinBudgetAfterRegionLoss(nearestTwo(PROBLEM, [0, 1]), DEMAND)).toBeCloseTo(0.8, 12);
    expect(withinBudgetAfterRegionLoss(nearestTwo(PROBLEM, [0]), DEMAND)).toBe(0);
  });
});

describe('withinBudgetAfterZoneLoss', () => {
  it.each([
    [3, 0.6, 1],
    [3, 0.8, 2 / 2.4],
    [2, 1, 0.5],
    [1, 0.1, 0],
  ])('%d zones, %d full: keeps %d', (zones, full, kept) => {
    expect(keptAfterZoneLoss(zones, full)).toBeCloseTo(kept, 12);
  });
  it('sends what does not fit to the second region', () => {
    const near = nearestTwo(PROBLEM, [0, 1, 2]);
    const twoZones = { zonesOf: () => 2, peakUtilizationShare: 1 };
    // Cities 1 and 2 are in budget at both regions, city 3 only at its first: half of its demand is lost.
    expect(withinBudgetAfterZoneLoss(near, DEMAND, twoZones)).toBeCloseTo(0.9, 12);
  });

  const rtts = fc.array(
    fc.array(fc.double({ min: 1, max: 300, noNaN: true }), { minLength: 4, maxLength: 4 }),
    { minLength: 2, maxLength: 5 },
  );
  const full = fc.double({ min: 0.1, max: 1, noNaN: true });
  test.prop([rtts, full, fc.integer({ min: 1, max: 6 })], { seed: 4 })(
    'lies between losing the region and losing nothing, and one more site never hurts',
    (rttMs, peakUtilizationShare, zones) => {
      const problem = problemOf(rttMs);
      const demand = demandOf([4, 3, 2, 1], 100);
      const all = rttMs.map((_, site) => site);
      const zonesOf = (): number => zones;
      const shares = (open: readonly number[]) => {
        const near = nearestTwo(problem, open);
        return {
          region: withinBudgetAfterRegionLoss(near, demand),
          zone: withinBudgetAfterZoneLoss(near, demand, { zonesOf, peakUtilizationShare }),
          none: withinBudgetAfterZoneLoss(near, demand, {
            zonesOf: () => 1e9,
            peakUtilizationShare: 0.1,
          }),
        };
      };
      const few = shares(all.slice(1));
      const more = shares(all);
      expect(more.region).toBeLessThanOrEqual(more.zone + 1e-12);
      expect(more.zone).toBeLessThanOrEqual(more.none + 1e-12);
      expect(more.region).toBeGreaterThanOrEqual(few.region - 1e-12);
      expect(more.zone).toBeGreaterThanOrEqual(few.zone - 1e-12);
    },
  );
});

describe('usersP95Ms', () => {
  const users = (writeShare: number) => ({
    rttMs: Float64Array.of(20),
    weight: Float64Array.of(1),
    writeShare: Float64Array.of(writeShare),
  });
  it('is 1.17 times the median round trip without writes, and more with them', () => {
    const read = usersP95Ms(users(0), () => 100) ?? NaN;
    expect(read / (20 * 1.17)).toBeCloseTo(1, 1);
    expect(usersP95Ms(users(1), () => 100)).toBeCloseTo(read + 100, -1);
    expect(usersP95Ms(users(0.5), (p) => 4 * p)).toBeGreaterThan(read);
  });
  it('knows nothing of a site without users', () => {
    const nobody = new Float64Array(0);
    expect(
      usersP95Ms({ rttMs: nobody, weight: nobody, writeShare: nobody }, () => 1),
    ).toBeUndefined();
  });
});

describe('criteria of an evaluation', () => {
  const world = loadWorld();
  const scenarioOf = (criteria: string, zones: number) => {
    const text = `{provider: alibaba, asOf: 2024-05, candidates: [Querétaro], region: {zones: ${zones}}, criteria: ${criteria}}`;
    const scenario = parseScenario(
      { file: 'x.yaml', text, readExtended: () => ({ ok: false, reason: 'alone' }) },
      world,
    );
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.diagnostics));
    return scenario.value;
  };
  const valuesOf = (criteria: string, zones: number) =>
    evaluate(world, scenarioOf(criteria, zones)).ranking[0].values;
  it('are worked out where a scenario asks, and move with the region', () => {
    const all =
      '{usersP95Ms: 1, availabilityShare: 1, withinBudgetAfterZoneLossShare: 1, withinBudgetAfterRegionLossShare: 1}';
    const three = valuesOf(all, 3);
    const one = valuesOf(all, 1);
    expect(three.usersP95Ms.value).toBeGreaterThan(5);
    expect(three.availabilityShare.value).toBeGreaterThan(one.availabilityShare.value ?? 1);
    const after = (values: typeof three) => values.withinBudgetAfterZoneLossShare.value ?? NaN;
    expect(after(three)).toBeGreaterThan(after(one));
    expect(three.withinBudgetAfterRegionLossShare.value).toBeLessThan(after(three));
  });
  it('are asked for by weight or inside a formula, and not otherwise', () => {
    expect(asksForResilience(scenarioOf('{rttGainMs: 1}', 3))).toBe(false);
    expect(asksForResilience(scenarioOf('{availabilityShare: 1}', 3))).toBe(true);
    const own = { kind: 'formula', id: 'mine', label: 'mine', goal: 'max', weight: 1 } as const;
    const criteria = [{ ...own, formula: 'availabilityShare * 2' }];
    expect(asksForResilience({ criteria })).toBe(true);
  });
});
