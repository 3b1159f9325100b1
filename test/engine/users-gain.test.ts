import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignNearest } from '../../src/engine/assignment.ts';
import { type Today, todayOf, usersGain } from '../../src/engine/users-gain.ts';
import { serviceProblem, smallService, type SmallService } from './service-problems.ts';

function todayWith({ problem, demand }: SmallService, open: readonly number[]): Today {
  return todayOf(problem, assignNearest(problem, open), demand);
}

/** All sites but the first are open; the first is the new one. */
function fleetOfOthers(service: SmallService): readonly number[] {
  return [...Array(service.problem.sites).keys()].slice(1);
}

describe('serviceLevel', () => {
  it('conserves demand: served and refused make up all of it', () => {
    fc.assert(
      fc.property(smallService, (service) => {
        const { level, demand } = todayWith(service, fleetOfOthers(service));
        expect(level.servedUsdPerYear + level.refusedUsdPerYear).toBeCloseTo(
          demand.totalUsdPerYear,
          6,
        );
      }),
    );
  });

  it('is the same for demand of any size: shares and mean round trip do not depend on the scale', () => {
    fc.assert(
      fc.property(smallService, fc.constantFrom(2, 1024, 0.5), (service, factor) => {
        const scaled = {
          ...service,
          demand: {
            ...service.demand,
            usdPerYear: service.demand.usdPerYear.map((usd) => usd * factor),
            totalUsdPerYear: service.demand.totalUsdPerYear * factor,
          },
        };
        const one = todayWith(service, fleetOfOthers(service)).level;
        const other = todayWith(scaled, fleetOfOthers(service)).level;
        expect(other.lawfulShare).toBeCloseTo(one.lawfulShare, 12);
        expect(other.withinBudgetShare).toBeCloseTo(one.withinBudgetShare, 12);
        expect(other.meanRttMs).toBeCloseTo(one.meanRttMs, 9);
      }),
    );
  });
});

describe('usersGain', () => {
  it('counts a move, a rescue from refusal and a budget that is met', () => {
    const problem = serviceProblem({
      sites: 2,
      cities: 2,
      laws: 2,
      cityOfRow: [0, 1, 0],
      lawOfRow: [0, 0, 1],
      rttMs: [20, 90, 100, 80],
      servable: [1, 1, 1, 0],
    });
    const demand = {
      usdPerYear: Float64Array.of(60, 10, 30),
      totalUsdPerYear: 100,
      budgetMs: Float64Array.of(50, 50, 50),
      country: Int32Array.of(0, 1, 0),
      countries: 2,
    };
    const gain = usersGain(todayWith({ problem, demand }, [1]), { column: 0 });
    expect(gain.rttGainMs).toBeCloseTo((60 * 80) / 70, 12);
    expect(gain.newlyLawfulShare).toBe(0.3);
    expect(gain.newlyWithinBudgetShare).toBe(0.9);
    expect([...gain.takenBySite]).toEqual([0, 60]);
    expect(gain.takenFromNobodyUsdPerYear).toBe(30);
    expect([...gain.byCountry.takenUsdPerYear]).toEqual([90, 0]);
    expect(gain.takenRttMs).toBe(20);
  });

  it('says the same as assigning everything anew', () => {
    fc.assert(
      fc.property(smallService, (service) => {
        const others = fleetOfOthers(service);
        const today = todayWith(service, others);
        const after = todayWith(service, [...others, 0]).level;
        const gain = usersGain(today, { column: 0 });
        expect(gain.newlyLawfulShare).toBeCloseTo(after.lawfulShare - today.level.lawfulShare, 9);
        expect(gain.newlyWithinBudgetShare).toBeCloseTo(
          after.withinBudgetShare - today.level.withinBudgetShare,
          9,
        );
      }),
    );
  });

  it('takes as much as its losers lose, and as much as its countries give', () => {
    fc.assert(
      fc.property(smallService, (service) => {
        const gain = usersGain(todayWith(service, fleetOfOthers(service)), {
          column: 0,
        });
        const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
        expect(sum(gain.takenBySite) + gain.takenFromNobodyUsdPerYear).toBeCloseTo(
          gain.takenUsdPerYear,
          6,
        );
        expect(sum(gain.byCountry.takenUsdPerYear)).toBeCloseTo(gain.takenUsdPerYear, 6);
      }),
    );
  });
});
