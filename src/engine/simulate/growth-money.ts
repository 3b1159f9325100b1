import { writeTax } from '../../cost/cash-flow.ts';
import type { CostDraw } from '../../cost/cost-input.ts';
import { costOutcome } from '../../cost/cost-outcome.ts';
import { flowRoom } from '../../cost/flow-room.ts';
import type { Incentives } from '../../cost/incentives.ts';
import { writeOff, writeWorthOfAge } from '../../cost/purchases.ts';
import type { RegionShape } from '../../cost/region-shape.ts';
import { soldOutAt, type SaleInput } from '../../cost/sold-out-revenue.ts';
import { PRICES, type PriceJump } from '../../scenario/price-jump.ts';
import { CAPACITY_KINDS, type GrowthMonth } from './growth.ts';
import { growthPurchases, paidByMonth, type Purchase } from './growth-purchases.ts';
import { loadOf, shapeOf } from './growth-shape.ts';

/** What the cost model says of a growing site, USD of the base year. */
export interface MonthMoney {
  readonly revenueUsd: number;
  readonly runningUsd: number;
  /** Facility under construction, equipment set up and equipment renewed, less grants. */
  readonly capexUsd: number;
  readonly taxUsd: number;
  /** What is left at book value: in the last month alone. */
  readonly residualUsd: number;
  /** Revenue and what is left, less running cost, capex and tax. */
  readonly cashFlowUsd: number;
}

/** The point of the cost model at which a site's money is reckoned. */
export interface GrowthCosts {
  /** After what the state gives. */
  readonly draw: CostDraw;
  /** The region as it begins; its load and the share of accelerators change by the month. */
  readonly shape: RegionShape;
  readonly sale: Readonly<Record<SaleInput, number>>;
  readonly priceJumps: readonly PriceJump[];
  /** Time from the order of a step until it serves, whole months. */
  readonly leadMonths: number;
  readonly incentives: Incentives;
}

const MONTHS_PER_YEAR = 12;

/**
 * Money of every month of growth. The region of the first month is paid in that month. The facility of a step is paid in
 * equal parts over its lead time, its equipment when it serves; equipment is renewed at the end of its life at its first
 * price (`growth-purchases.ts`). Running cost is the cost model's for the capacity of the month, revenue its sold-out
 * revenue times the share of each kind of capacity that is in use. Prices hold from the month of their jump on; power
 * rises as in the cost model. Tax and what is left at the end follow from the cost model's own rules, by year: straight
 * depreciation from the year in which a thing serves, losses carried forward, book value at the end; a year's tax is
 * paid in equal parts over its months.
 */
export function growthMoney(
  months: readonly GrowthMonth[],
  costs: GrowthCosts,
): readonly MonthMoney[] {
  const draws = months.map((month, at) => drawOfMonth(costs, month, at));
  const purchases = growthPurchases(months, costs, draws);
  const capexUsd = paidByMonth(purchases, months.length);
  const earned = months.map((month, at) => {
    const built = shapeOf(costs.shape, loadOf(month, 'itLoadKw'));
    const runningUsd = costOutcome(draws[at], built).runningUsdPerYear / MONTHS_PER_YEAR;
    return { runningUsd, revenueUsd: revenueUsdPerYear(month, costs) / MONTHS_PER_YEAR };
  });
  const { taxUsd, residualUsd } = yearEnds(earned, purchases, costs);
  return earned.map(({ revenueUsd, runningUsd }, at) => {
    const left = at === months.length - 1 ? residualUsd : 0;
    return {
      revenueUsd,
      runningUsd,
      capexUsd: capexUsd[at],
      taxUsd: taxUsd[at],
      residualUsd: left,
      cashFlowUsd: revenueUsd + left - runningUsd - capexUsd[at] - taxUsd[at],
    };
  });
}

/** Tax of every month and what is left at the end, by the rules of the cost model, which reckons in years. */
function yearEnds(
  earned: readonly Pick<MonthMoney, 'revenueUsd' | 'runningUsd'>[],
  purchases: readonly Purchase[],
  { draw, incentives }: GrowthCosts,
): { readonly taxUsd: Float64Array; readonly residualUsd: number } {
  const years = Math.ceil(earned.length / MONTHS_PER_YEAR);
  const room = flowRoom(years);
  const revenueUsdPerYear = new Array<number>(years).fill(0);
  const yearOf = (month: number): number => Math.floor(month / MONTHS_PER_YEAR);
  earned.forEach(({ revenueUsd, runningUsd }, month) => {
    revenueUsdPerYear[yearOf(month)] += revenueUsd;
    room.runningUsd[yearOf(month)] += runningUsd;
  });
  writeWorthOfAge(room, draw.inflation);
  let residualUsd = 0;
  for (const { usd, paidUsd, lifeYears, paidFrom, parts, servesFrom } of purchases) {
    // What does not serve yet is worth what was paid for it.
    if (servesFrom >= earned.length) residualUsd += (paidUsd / parts) * (earned.length - paidFrom);
    else residualUsd += writeOff(room, { usd, lifeYears }, yearOf(servesFrom));
  }
  writeTax(room, draw.taxShare, { revenueUsdPerYear, incentives });
  const monthsOf = (year: number): number =>
    Math.min(MONTHS_PER_YEAR, earned.length - year * MONTHS_PER_YEAR);
  const taxUsd = Float64Array.from(
    earned,
    (_, month) => room.taxUsd[yearOf(month)] / monthsOf(yearOf(month)),
  );
  return { taxUsd, residualUsd };
}

/** The cost model's inputs in a month: jumps that have come, and power, which rises faster or slower than the dollar. */
function drawOfMonth(
  { draw, priceJumps }: GrowthCosts,
  { date }: GrowthMonth,
  at: number,
): CostDraw {
  const rise = (1 + draw.powerInflation) / (1 + draw.inflation);
  const now = { ...draw, powerUsdPerKwh: draw.powerUsdPerKwh * rise ** (at / MONTHS_PER_YEAR) };
  for (const { price, factor, month } of priceJumps) {
    if (date.slice(0, month.length) >= month) now[PRICES[price]] *= factor;
  }
  return now;
}

function revenueUsdPerYear({ capacity }: GrowthMonth, { shape, sale }: GrowthCosts): number {
  return CAPACITY_KINDS.reduce((sum, kind) => {
    const { itLoadKw, utilizationShare } = capacity[kind];
    const alone = { general: 0, accelerated: 0, [kind]: itLoadKw };
    return sum + soldOutAt(sale, shapeOf(shape, alone))[2] * utilizationShare;
  }, 0);
}
