import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { datedChanges } from '../../../src/engine/simulate/dated-changes.ts';
import { growthMonths, type MonthDemand } from '../../../src/engine/simulate/growth.ts';
import { monthAfter } from '../../../src/engine/simulate/growth-plan.ts';
import { DEFAULT_SIMULATION } from '../../../src/scenario/simulation-settings.ts';
import type { LawRule } from '../../../src/world/types.ts';
import { loadWorld } from '../../../src/world/load.ts';

const GROWTH = { ...DEFAULT_SIMULATION.growth, leadTimeYears: 0.5 };
const PLAN = {
  itLoadKw: { general: 1000, accelerated: 500 },
  utilizationShare: 0.5,
  growth: GROWTH,
};

const WHAT_IF = { jurisdiction: 'SA', law: 'what if', inForceFrom: '2024-01' } as LawRule;

/** Months in which general demand grows by `perMonth` each. */
function demandsOf(perMonth: number, months: number): readonly MonthDemand[] {
  return Array.from({ length: months }, (_, month) => ({
    date: monthAfter('2026-01-01', month),
    usdPerYear: { general: 100 * (1 + perMonth) ** month, accelerated: 0 },
    events: [],
  }));
}

describe('growthMonths', () => {
  it('begins at the utilization that was planned, and builds nothing while nothing grows', () => {
    const months = growthMonths(demandsOf(0, 24), PLAN);
    for (const { capacity } of months) {
      expect(capacity.general.utilizationShare).toBeCloseTo(0.5, 12);
      expect(capacity.general.itLoadKw).toBe(1000);
      expect(capacity.general.orderedKw + capacity.general.refusedShare).toBe(0);
      expect(capacity.accelerated.utilizationShare).toBe(0);
    }
  });
  it.each([0.01, 0.02, 0.04])(
    'has in every month built or ordered what a growth of %d foresees for the end of the lead time',
    (perMonth) => {
      const months = growthMonths(demandsOf(perMonth, 60), PLAN);
      let outstandingKw = 0;
      let leastSpare = Infinity;
      for (const { capacity } of months.slice(1)) {
        const { itLoadKw, wantedKw, orderedKw, addedKw } = capacity.general;
        outstandingKw += orderedKw - addedKw;
        const foreseenKw = wantedKw * (1 + perMonth) ** (GROWTH.leadTimeYears * 12);
        const neededKw = foreseenKw / GROWTH.orderAboveShare;
        expect(itLoadKw + outstandingKw).toBeGreaterThanOrEqual(neededKw * (1 - 1e-9));
        leastSpare = Math.min(leastSpare, itLoadKw + outstandingKw - neededKw);
      }
      // Nor is more than one step ahead of what is foreseen ever built.
      expect(leastSpare).toBeLessThan(1000 * GROWTH.stepShare);
    },
  );
  it('orders a lead time ahead, adds what was ordered, and refuses nothing when growth is steady', () => {
    const months = growthMonths(demandsOf(0.02, 60), PLAN);
    const general = months.map(({ capacity }) => capacity.general);
    const ordered = general.findIndex(({ orderedKw }) => orderedKw > 0);
    expect(ordered).toBeGreaterThan(0);
    expect(general[ordered + 6].addedKw).toBe(general[ordered].orderedKw);
    expect(general[ordered].orderedKw % 250).toBe(0);
    expect(Math.max(...general.map(({ refusedShare }) => refusedShare))).toBe(0);
    expect(Math.max(...general.map(({ utilizationShare }) => utilizationShare))).toBeLessThan(0.65);
  });
  it('refuses what the busiest hours ask beyond capacity when growth outruns the lead time', () => {
    const jump = demandsOf(0, 12).map((each, month) =>
      month < 3 ? each : { ...each, usdPerYear: { general: 250, accelerated: 0 } },
    );
    const general = growthMonths(jump, PLAN).map(({ capacity }) => capacity.general);
    expect(general[2].refusedShare).toBe(0);
    expect(general[3].refusedShare).toBeGreaterThan(0.2);
    expect(general[3].peakUtilizationShare).toBe(1);
    expect(general[11].refusedShare).toBe(0);
  });
  it('lets demand that begins later weigh as much as the other kind', () => {
    const later = demandsOf(0, 3).map((each, month) =>
      month === 0 ? each : { ...each, usdPerYear: { general: 100, accelerated: 20 } },
    );
    expect(growthMonths(later, PLAN)[1].capacity.accelerated.wantedKw).toBeCloseTo(100, 9);
  });
  test.prop(
    [
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1e4, noNaN: true })), {
        minLength: 1,
        maxLength: 40,
      }),
    ],
    { seed: 4 },
  )('serves no more than is asked for or built, and never tears capacity down', (usd) => {
    const demands = usd.map((general, month) => ({
      date: monthAfter('2026-01-01', month),
      usdPerYear: { general, accelerated: 1 },
      events: [],
    }));
    let before = 0;
    for (const { capacity } of growthMonths(demands, PLAN)) {
      const { itLoadKw, wantedKw, utilizationShare, refusedShare } = capacity.general;
      const servedKw = utilizationShare * itLoadKw;
      expect(servedKw).toBeLessThanOrEqual(Math.min(wantedKw, itLoadKw) * (1 + 1e-9));
      expect(Math.abs(servedKw - wantedKw * (1 - refusedShare))).toBeLessThan(
        1e-6 * (1 + wantedKw),
      );
      expect(itLoadKw).toBeGreaterThanOrEqual(before);
      before = itLoadKw;
    }
  });
});

describe('monthAfter', () => {
  it.each([
    ['2023-06-30', 1, '2023-07-01'],
    ['2023-12-31', 2, '2024-02-01'],
    ['2026-01-01', 60, '2031-01-01'],
  ])('the month %s + %d begins on %s', (day, months, after) => {
    expect(monthAfter(day, months)).toBe(after);
  });
});

describe('datedChanges', () => {
  it('finds laws, cables and regions of the provider in the period, in order', () => {
    const period = { after: '2023-06-30', until: '2024-06-30' };
    const law = { sourcedOnly: false, exportControls: true, cutOff: [], extraRules: [WHAT_IF] };
    const changes = datedChanges(loadWorld(), { provider: 'huawei', law }, period);
    const labels = changes.map(({ label }) => label);
    expect(labels.some((label) => label.startsWith('region opens: Riyadh'))).toBe(true);
    expect(labels.some((label) => label.startsWith('law of'))).toBe(true);
    expect(labels.some((label) => label.startsWith('cable opens: 2Africa'))).toBe(true);
    expect(labels.some((label) => label.includes('aws:'))).toBe(false);
    expect(labels.some((label) => label.startsWith('export rule: '))).toBe(true);
    expect(changes).toContainEqual({ day: '2024-01-31', label: 'law of SA: what if' });
    const days = changes.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    expect(days.every((day) => day > period.after && day <= period.until)).toBe(true);
  });
});
