import { capexUsd, type CapexUsd } from '../../cost/capex.ts';
import type { CostDraw } from '../../cost/cost-input.ts';
import { costOutcome } from '../../cost/cost-outcome.ts';
import type { RegionShape } from '../../cost/region-shape.ts';
import { soldOutAt, type SaleInput } from '../../cost/sold-out-revenue.ts';
import { PRICES, type PriceJump } from '../../scenario/price-jump.ts';
import { CAPACITY_KINDS, type CapacityKind, type GrowthMonth } from './growth.ts';

/** What the cost model says of a growing site, USD of the base year, before tax. */
export interface MonthMoney {
  readonly revenueUsd: number;
  readonly runningUsd: number;
  /** Facility under construction, equipment set up and equipment renewed. */
  readonly capexUsd: number;
  /** Revenue less running cost and capex. */
  readonly cashFlowUsd: number;
}

/** The point of the cost model at which a site's money is reckoned. */
export interface GrowthCosts {
  readonly draw: CostDraw;
  /** The region as it begins; its load and the share of accelerators change by the month. */
  readonly shape: RegionShape;
  readonly sale: Readonly<Record<SaleInput, number>>;
  readonly priceJumps: readonly PriceJump[];
  /** Time from the order of a step until it serves, whole months. */
  readonly leadMonths: number;
}

type LoadKw = Readonly<Record<CapacityKind, number>>;

const MONTHS_PER_YEAR = 12;

/** Equipment that wears out, and the input that is its life. */
const EQUIPMENT = [
  ['servers', 'serverYears'],
  ['accelerators', 'acceleratorYears'],
  ['network', 'networkYears'],
] as const;

/**
 * Money of every month of growth. The region of the first month is paid in that month. The facility of a step is paid in
 * equal parts over its lead time, its equipment when it serves; equipment is renewed at the end of its life at its first
 * price. Running cost is the cost model's for the capacity of the month, revenue its sold-out revenue times the share of
 * each kind of capacity that is in use. Prices hold from the month of their jump on; power rises as in the cost model.
 * Simplified: no tax, and nothing is left at the end.
 */
export function growthMoney(
  months: readonly GrowthMonth[],
  costs: GrowthCosts,
): readonly MonthMoney[] {
  const capex = capexByMonth(months, costs);
  return months.map((month, at) => {
    const draw = drawOfMonth(costs, month, at);
    const built = loadOf(month, 'itLoadKw');
    const yearly = costOutcome(draw, shapeOf(costs.shape, built)).runningUsdPerYear;
    const runningUsd = yearly / MONTHS_PER_YEAR;
    const revenueUsd = revenueUsdPerYear(month, costs) / MONTHS_PER_YEAR;
    const cashFlowUsd = revenueUsd - runningUsd - capex[at];
    return { revenueUsd, runningUsd, capexUsd: capex[at], cashFlowUsd };
  });
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

function loadOf({ capacity }: GrowthMonth, of: 'itLoadKw' | 'addedKw' | 'orderedKw'): LoadKw {
  return { general: capacity.general[of], accelerated: capacity.accelerated[of] };
}

function shapeOf(shape: RegionShape, { general, accelerated }: LoadKw): RegionShape {
  const itLoadKw = general + accelerated;
  return { ...shape, itLoadKw, acceleratorShare: itLoadKw > 0 ? accelerated / itLoadKw : 0 };
}

function revenueUsdPerYear({ capacity }: GrowthMonth, { shape, sale }: GrowthCosts): number {
  return CAPACITY_KINDS.reduce((sum, kind) => {
    const { itLoadKw, utilizationShare } = capacity[kind];
    const alone = { general: 0, accelerated: 0, [kind]: itLoadKw };
    return sum + soldOutAt(sale, shapeOf(shape, alone))[2] * utilizationShare;
  }, 0);
}

function capexByMonth(months: readonly GrowthMonth[], costs: GrowthCosts): Float64Array {
  const spentUsd = new Float64Array(months.length);
  const spend = (month: number, usd: number): void => {
    if (month < months.length) spentUsd[month] += usd;
  };
  months.forEach((month, at) => {
    const draw = drawOfMonth(costs, month, at);
    const first = at === 0 ? loadOf(month, 'itLoadKw') : undefined;
    const bought = capexUsd(draw, shapeOf(costs.shape, first ?? loadOf(month, 'addedKw')));
    if (first) spend(0, facilityUsd(bought) + bought.interZoneFiber);
    for (const [item, life] of EQUIPMENT) {
      const lifeMonths = Math.max(1, Math.round(draw[life] * MONTHS_PER_YEAR));
      for (let due = at; due < months.length; due += lifeMonths) spend(due, bought[item]);
    }
    const step = facilityUsd(capexUsd(draw, shapeOf(costs.shape, loadOf(month, 'orderedKw'))));
    const parts = Math.max(1, costs.leadMonths);
    for (let part = 0; part < parts; part++) spend(at + part, step / parts);
  });
  return spentUsd;
}

/** What stands there before any equipment; fiber between the zones is laid once. */
function facilityUsd({ building, plant, design, land, gridConnection }: CapexUsd): number {
  return building + plant + design + land + gridConnection;
}
