import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { totalCapexUsd, capexUsd } from '../../../src/cost/capex.ts';
import { ventureFlows } from '../../../src/cost/cash-flow.ts';
import { costOutcome } from '../../../src/cost/cost-outcome.ts';
import { soldOutAt } from '../../../src/cost/sold-out-revenue.ts';
import { simulatedSites } from '../../../src/engine/simulate/operations-site.ts';
import { growthCosts } from '../../../src/engine/simulate/growth-costs.ts';
import { growthMoney, type GrowthCosts } from '../../../src/engine/simulate/growth-money.ts';
import { growthPlan, monthAfter } from '../../../src/engine/simulate/growth-plan.ts';
import { growthMonths, type GrowthMonth } from '../../../src/engine/simulate/growth.ts';
import { parseScenario } from '../../../src/scenario/parse-scenario.ts';
import { readPriceJump, type PriceJump } from '../../../src/scenario/price-jump.ts';
import { loadWorld } from '../../../src/world/load.ts';

const world = loadWorld();
const BASE = 'provider: huawei\nasOf: 2023-06\ncandidates: [Riyadh]\n';
const LEAD_MONTHS = 6;

function scenarioOf(text: string) {
  const read = parseScenario(
    { file: 'x.yaml', text, readExtended: () => ({ ok: false, reason: 'alone' }) },
    world,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

/** Months of a site whose demand grows by `perMonth`, of 24 MW, a quarter of it for accelerators. */
function monthsOf(perMonth: number, months: number): readonly GrowthMonth[] {
  const demands = Array.from({ length: months }, (_, month) => {
    const usd = 100 * (1 + perMonth) ** month;
    return {
      date: monthAfter('2026-01-01', month),
      usdPerYear: { general: usd, accelerated: usd },
      events: [],
    };
  });
  return growthMonths(demands, {
    itLoadKw: { general: 18_000, accelerated: 6000 },
    utilizationShare: 0.5,
    growth: {
      stepShare: 0.25,
      leadTimeYears: LEAD_MONTHS / 12,
      orderAboveShare: 0.6,
      workloadGrowthPerYear: {},
    },
  });
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

describe('growthMoney', () => {
  let costs: GrowthCosts;
  let quiet: GrowthCosts;
  beforeAll(() => {
    const scenario = scenarioOf(BASE);
    ({ costs } = growthCosts(world, scenario, simulatedSites(world, scenario)[0]));
    const { inflation } = costs.draw;
    // Power that rises with the dollar, so that months differ by growth alone.
    quiet = {
      ...costs,
      draw: { ...costs.draw, powerInflation: inflation },
      leadMonths: LEAD_MONTHS,
    };
  });

  it('is the cost model itself while nothing grows: capex at once, a twelfth of a year each month', () => {
    const money = growthMoney(monthsOf(0, 12), quiet);
    const shape = { ...quiet.shape, itLoadKw: 24_000, acceleratorShare: 0.25 };
    expect(money[0].capexUsd).toBeCloseTo(totalCapexUsd(capexUsd(quiet.draw, shape)), 2);
    expect(sum(money.slice(1).map((month) => month.capexUsd))).toBe(0);
    const running = costOutcome(quiet.draw, shape).runningUsdPerYear;
    expect(sum(money.map(({ runningUsd }) => runningUsd))).toBeCloseTo(running, 2);
    const [, , soldOutUsd] = soldOutAt(quiet.sale, shape);
    expect(sum(money.map(({ revenueUsd }) => revenueUsd))).toBeCloseTo(soldOutUsd / 2, 0);
  });
  it.each([{}, { taxHolidayYears: 2, facilityGrantShare: 0.3 }])(
    'taxes and writes off as the flows of the cost model do while nothing grows, given %j',
    (incentives) => {
      const YEARS = 8;
      const dear = { ...quiet, incentives, sale: { ...quiet.sale, realizedShare: 0.5 } };
      const money = growthMoney(monthsOf(0, 12 * YEARS), dear);
      const byYear = (of: (month: (typeof money)[number]) => number): readonly number[] =>
        Array.from({ length: YEARS }, (_, year) =>
          sum(money.slice(12 * year, 12 * (year + 1)).map(of)),
        );
      const flows = ventureFlows(dear.draw, {
        shape: { ...dear.shape, itLoadKw: 24_000, acceleratorShare: 0.25 },
        revenueUsdPerYear: byYear(({ revenueUsd }) => revenueUsd),
        openedShares: [1, ...new Array<number>(YEARS - 1).fill(0)],
        incentives,
      });
      const spent = byYear((month) => month.capexUsd);
      byYear(({ taxUsd }) => taxUsd).forEach((usd, year) => {
        expect(usd).toBeCloseTo(flows.taxUsd[year], 0);
        expect(spent[year]).toBeCloseTo(flows.facilityUsd[year] + flows.equipmentUsd[year], 0);
      });
      expect(sum([...flows.taxUsd])).toBeGreaterThan(1e6);
      expect(money[12 * YEARS - 1].residualUsd).toBeCloseTo(flows.residualUsd, 0);
      expect(sum(money.slice(0, -1).map(({ residualUsd }) => residualUsd))).toBe(0);
    },
  );
  it('counts what is under construction at the end at what was paid for it', () => {
    const months = monthsOf(0.02, 20);
    const at = months.findIndex(({ capacity }) => capacity.general.orderedKw > 0);
    const [before, after] = [at, at + 3].map((count) => growthMoney(months.slice(0, count), quiet));
    const quietly = monthsOf(0.02, at + 3).map(({ capacity, ...month }) => ({
      ...month,
      capacity: {
        general: { ...capacity.general, orderedKw: 0 },
        accelerated: { ...capacity.accelerated, orderedKw: 0 },
      },
    }));
    const unbuilt = growthMoney(quietly, quiet);
    const paid =
      sum(after.map((month) => month.capexUsd)) - sum(unbuilt.map((month) => month.capexUsd));
    expect(paid).toBeGreaterThan(1e6);
    const left = (money: typeof after): number => money[money.length - 1].residualUsd;
    expect(left(after) - left(unbuilt)).toBeCloseTo(paid, 0);
    expect(before).toHaveLength(at);
  });
  it('renews servers at the end of their life, at their first price', () => {
    const years = quiet.draw.serverYears;
    const money = growthMoney(monthsOf(0, Math.round(years * 12) + 1), quiet);
    const { servers } = capexUsd(quiet.draw, {
      ...quiet.shape,
      itLoadKw: 24_000,
      acceleratorShare: 0.25,
    });
    expect(money[Math.round(years * 12)].capexUsd).toBeGreaterThanOrEqual(servers * (1 - 1e-12));
  });
  it('pays the facility of a step over its lead time, and its equipment when it serves', () => {
    const months = monthsOf(0.02, 20);
    const money = growthMoney(months, quiet);
    const at = months.findIndex(({ capacity }) => capacity.general.orderedKw > 0);
    const { orderedKw } = months[at].capacity.general;
    const accelerated = months[at].capacity.accelerated.orderedKw;
    const step = capexUsd(quiet.draw, {
      ...quiet.shape,
      itLoadKw: orderedKw + accelerated,
      acceleratorShare: accelerated / (orderedKw + accelerated),
    });
    const { building, plant, design, land, gridConnection } = step;
    const facilityUsd = building + plant + design + land + gridConnection;
    expect(money[at].capexUsd).toBeCloseTo(facilityUsd / LEAD_MONTHS, 2);
    const { servers, accelerators, network } = step;
    expect(money[at + LEAD_MONTHS].capexUsd).toBeGreaterThanOrEqual(
      (servers + accelerators + network) * (1 - 1e-12),
    );
    expect(money[at + LEAD_MONTHS].runningUsd).toBeGreaterThan(money[at].runningUsd * 1.05);
  });
  it('feels a jump of the power price from its month on, in what it costs to run alone', () => {
    const months = monthsOf(0, 12);
    const calm = growthMoney(months, quiet);
    const jump: PriceJump = { price: 'power', factor: 2, month: '2026-05' };
    const struck = growthMoney(months, { ...quiet, priceJumps: [jump] });
    for (let month = 0; month < 4; month++) {
      expect(struck[month].runningUsd).toBe(calm[month].runningUsd);
      // What costs more later in the year is known when the year is taxed.
      expect(struck[month].taxUsd).toBeLessThan(calm[month].taxUsd);
    }
    for (let month = 4; month < 12; month++) {
      expect(struck[month].runningUsd).toBeGreaterThan(calm[month].runningUsd * 1.1);
      expect(struck[month].revenueUsd).toBe(calm[month].revenueUsd);
    }
  });
  test.prop([fc.double({ min: -0.03, max: 0.05, noNaN: true }), fc.integer({ min: 1, max: 90 })], {
    seed: 4,
    numRuns: 30,
  })('is cash that adds up, never negative in its parts, whatever the growth', (growth, count) => {
    for (const month of growthMoney(monthsOf(growth, count), costs)) {
      const { revenueUsd, runningUsd, capexUsd: spentUsd, taxUsd, residualUsd } = month;
      expect(
        Math.min(revenueUsd, runningUsd, spentUsd, taxUsd, residualUsd),
      ).toBeGreaterThanOrEqual(0);
      expect(month.cashFlowUsd).toBeCloseTo(
        revenueUsd + residualUsd - runningUsd - spentUsd - taxUsd,
        3,
      );
    }
  });
});

describe('growthPlan', () => {
  it('carries the money of every month and its value, and names a price that jumps', async () => {
    const text = `${BASE}simulation: {growth: {prices: ['power*1.5@2023-08']}}\n`;
    const scenario = scenarioOf(text);
    const [site] = simulatedSites(world, scenario);
    const answer = await growthPlan({ world, scenario, site, months: 4 });
    if ('kind' in answer) throw new Error(answer.kind);
    const flows = answer.months.map(({ money }) => money.cashFlowUsd);
    const discount = (1 + answer.wacc) ** (-1 / 12);
    const value = sum(flows.map((usd, month) => usd * discount ** month));
    expect(answer.presentValueUsd).toBeCloseTo(value, 0);
    expect(answer.months[2].events).toContain('price of power times 1.5');
    expect(answer.months[2].money.runningUsd).toBeGreaterThan(
      answer.months[1].money.runningUsd * 1.05,
    );
  });
  it('can be stopped between months', async () => {
    const scenario = scenarioOf(BASE);
    const [site] = simulatedSites(world, scenario);
    const stop = new AbortController();
    const onMonth = (done: number): void => {
      if (done === 2) stop.abort();
    };
    const question = { world, scenario, site, months: 12 };
    const answer = await growthPlan(question, { signal: stop.signal, onMonth });
    expect(answer).toEqual({ kind: 'cancelled', doneMonths: 2 });
  });
});

describe('readPriceJump', () => {
  it.each([
    ['power*1.5@2027-03', { price: 'power', factor: 1.5, month: '2027-03' }],
    ['Wages * 0.9 @ 2027', { price: 'wages', factor: 0.9, month: '2027-01' }],
    ['servers*2@2027-03-17', { price: 'servers', factor: 2, month: '2027-03' }],
  ])('reads %s', (text, value) => {
    expect(readPriceJump(text)).toEqual({ ok: true, value });
  });
  it.each([
    ['pwer*2@2027', '"pwer" is no price'],
    ['power*-2@2027', 'is no jump'],
    ['power*0@2027', 'factor of 0.01 to 100'],
    ['power*1e9@2027', 'is no jump'],
    ['power*2@2027-13', 'is no month'],
    ['power*2@soon', 'is no month'],
    ['', 'is no jump'],
  ])('refuses %s', (text, part) => {
    const read = readPriceJump(text);
    expect(read).toMatchObject({ ok: false });
    expect(!read.ok && read.message).toContain(part);
  });
});
