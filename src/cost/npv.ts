import { internalRatesOfReturn } from '../math/finance/internal-rates-of-return.ts';
import { modifiedInternalRateOfReturn } from '../math/finance/modified-internal-rate-of-return.ts';
import { paybackPeriods } from '../math/finance/payback.ts';
import { periodicRate } from '../math/finance/rates.ts';
import { assert } from '../math/assert.ts';
import { ventureFlows, type Venture, type VentureFlows } from './cash-flow.ts';
import { COST_INPUT_IDS, midDraw, type CostDraw, type CostInputId } from './cost-input.ts';
import { flowRoom, type FlowRoom } from './flow-room.ts';
import { NO_INCENTIVES, type Incentives } from './incentives.ts';
import { monthlyFlows, monthlyNpvUsd } from './monthly-flows.ts';
import { ONE_PHASE, openedShares, type Phase } from './phase.ts';
import { propagate } from './propagate.ts';
import type { Range } from './range.ts';
import type { SiteCost } from './site-cost.ts';

export interface SiteNpvOptions {
  /** Revenue of each year of operation, USD of the base year; its length is the horizon. */
  readonly revenueUsdPerYear: readonly number[];
  /** Bounds of the revenue as factors on it; a third less or more where nothing is said. */
  readonly revenueFactor?: { readonly low: number; readonly high: number };
  /** Revenue of a year in which everything is sold, USD; the break-even utilization is a share of it. */
  readonly soldOutUsdPerYear?: number;
  readonly phases?: readonly Phase[];
  /** Share of what is open that demand fills in each year, 0 to 1; equipment follows it. Absent: all at once. */
  readonly loadShares?: readonly number[];
  readonly incentives?: Incentives;
  /** Whether bounds and drivers are wanted; without them low and high are the mid. */
  readonly hasBounds?: boolean;
}

/** An input and the NPV at its low and at its high. */
export interface NpvDriver {
  readonly id: CostInputId | 'revenue';
  readonly label: string;
  readonly npvAtLowUsd: number;
  readonly npvAtHighUsd: number;
}

export interface SiteNpv {
  /** At the day of the decision, USD of the base year. */
  readonly npvUsd: Range;
  /** Bounds of the revenue that the NPV's bounds contain, as factors on it. */
  readonly revenueFactor: { readonly low: number; readonly high: number };
  /** All internal rates of return of the flows by year, real; a single one may be compared with the WACC. */
  readonly irr: readonly number[];
  /** Modified rate of return at the WACC, real, a fraction a year. */
  readonly mirr?: number;
  /** Years from the decision until the flows have paid back what they took; absent where they never do. */
  readonly paybackYears?: number;
  readonly discountedPaybackYears?: number;
  /** Factor on the revenue at which the NPV is 0. */
  readonly breakEvenRevenueFactor?: number;
  /** Share of the sold-out revenue of what is open, the same in all years, at which the NPV is 0; above 1 the region can never pay. */
  readonly breakEvenUtilizationShare?: number;
  readonly cashFlowUsdByMonth: Float64Array;
  readonly flows: VentureFlows;
  /** What moves the NPV, most first. */
  readonly drivers: readonly NpvDriver[];
}

type NpvInputId = CostInputId | 'revenue';

/** Bounds of a demand forecast where none are given: an assumption. */
export const REVENUE_FACTOR = { low: 2 / 3, high: 4 / 3 };

/**
 * What a region is worth at the day of the decision: its flows by month, discounted at the country's real cost of capital,
 * with the bounds of all cost inputs and of the revenue, rates of return, payback and break-even.
 * Errors: throws `AssertionError` for an empty horizon, a negative revenue, or phases that do not sum to the whole.
 */
export function siteNpv(cost: SiteCost, options: SiteNpvOptions): SiteNpv {
  const venture = ventureOf(cost, options);
  const draw = midDraw(cost.inputs);
  const flows = ventureFlows(draw, venture);
  const cashFlowUsdByMonth = monthlyFlows(flows);
  const monthlyRate = periodicRate(flows.wacc, 12);
  const byYear = sumByYear(cashFlowUsdByMonth);
  const discounted = cashFlowUsdByMonth.map((flow, month) => flow / (1 + monthlyRate) ** month);
  const rates = { financeRate: flows.wacc, reinvestRate: flows.wacc };
  return {
    ...npvBounds(cost, options),
    irr: internalRatesOfReturn(byYear).rates,
    ...optional('mirr', modifiedInternalRateOfReturn(byYear, rates)),
    ...optional('paybackYears', inYears(paybackPeriods(cashFlowUsdByMonth))),
    ...optional('discountedPaybackYears', inYears(paybackPeriods(discounted))),
    ...breakEven(draw, venture, options.soldOutUsdPerYear),
    cashFlowUsdByMonth,
    flows,
  };
}

function ventureOf(cost: SiteCost, options: SiteNpvOptions): Venture {
  const { revenueUsdPerYear, phases = ONE_PHASE, incentives = NO_INCENTIVES } = options;
  assert(revenueUsdPerYear.length > 0, 'a horizon has at least one year');
  assert(
    revenueUsdPerYear.every((usd) => usd >= 0),
    'a revenue is never negative',
  );
  const shares = openedShares(phases, revenueUsdPerYear.length);
  const { loadShares } = options;
  assert(
    loadShares === undefined || loadShares.length === revenueUsdPerYear.length,
    'loads are given for every year',
  );
  return {
    shape: cost.shape,
    revenueUsdPerYear,
    openedShares: shares,
    incentives,
    ...(loadShares && { loadShares }),
  };
}

/** Net present value of a venture at one point of the inputs. */
function npvAt(draw: CostDraw, venture: Venture, room: FlowRoom): number {
  return monthlyNpvUsd(ventureFlows(draw, venture, room));
}

function scaled(venture: Venture, factor: number): Venture {
  const revenueUsdPerYear = venture.revenueUsdPerYear.map((usd) => usd * factor);
  return { ...venture, revenueUsdPerYear };
}

/**
 * The NPV with its bounds and drivers alone: what a ranking of many sites needs.
 * Errors: as {@link siteNpv}.
 */
export function npvBounds(
  cost: SiteCost,
  options: SiteNpvOptions,
): Pick<SiteNpv, 'npvUsd' | 'drivers' | 'revenueFactor'> {
  const { revenueFactor = REVENUE_FACTOR, hasBounds = true } = options;
  const { low, high } = revenueFactor;
  const venture = ventureOf(cost, options);
  const inputs = [
    ...COST_INPUT_IDS.map((id) => cost.inputs[id]),
    {
      id: 'revenue' as const,
      label: 'revenue',
      low: Math.min(low, 1),
      mid: 1,
      high: Math.max(high, 1),
    },
  ];
  const draw: Record<NpvInputId, number> = { ...midDraw(cost.inputs), revenue: 1 };
  const room = flowRoom(options.revenueUsdPerYear.length);
  const { ranges, swings } = propagate<NpvInputId>(hasBounds ? inputs : [], draw, (point) => [
    npvAt(point, point.revenue === 1 ? venture : scaled(venture, point.revenue), room),
  ]);
  const labels = new Map(inputs.map(({ id, label }) => [id, label]));
  const drivers = swings.map(({ id, atLow, atHigh }): NpvDriver => {
    return { id, label: labels.get(id) ?? id, npvAtLowUsd: atLow[0], npvAtHighUsd: atHigh[0] };
  });
  const width = (driver: NpvDriver): number => Math.abs(driver.npvAtHighUsd - driver.npvAtLowUsd);
  return {
    npvUsd: ranges[0],
    revenueFactor,
    drivers: drivers.filter((driver) => width(driver) > 0).sort((a, b) => width(b) - width(a)),
  };
}

/** Flows by year from the decision on: entry 0 is the decision, entry `t` the sum of its 12 months. */
function sumByYear(byMonth: Float64Array): number[] {
  const byYear = new Array<number>(1 + Math.ceil((byMonth.length - 1) / 12)).fill(0);
  byMonth.forEach((flow, month) => (byYear[Math.ceil(month / 12)] += flow));
  return byYear;
}

function inYears(months: number | undefined): number | undefined {
  return months === undefined ? undefined : months / 12;
}

function optional<Key extends string>(
  key: Key,
  value: number | undefined,
): Partial<Record<Key, number>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, number>);
}

function breakEven(
  draw: CostDraw,
  venture: Venture,
  soldOutUsd: number | undefined,
): Pick<SiteNpv, 'breakEvenRevenueFactor' | 'breakEvenUtilizationShare'> {
  const room = flowRoom(venture.revenueUsdPerYear.length);
  const factor = breakEvenFactor((times) => npvAt(draw, scaled(venture, times), room));
  if (soldOutUsd === undefined) return optional('breakEvenRevenueFactor', factor);
  const { loadShares } = venture;
  let openShare = 0;
  const open = venture.openedShares.map((opened) => (openShare += opened));
  const sold = (share: number): Venture => ({
    ...venture,
    revenueUsdPerYear: open.map((part) => soldOutUsd * part * share),
    // Where equipment follows demand, so it does here.
    ...(loadShares && { loadShares: loadShares.map(() => Math.min(1, share)) }),
  });
  return {
    ...optional('breakEvenRevenueFactor', factor),
    ...optional(
      'breakEvenUtilizationShare',
      breakEvenFactor((share) => npvAt(draw, sold(share), room)),
    ),
  };
}

/** Doublings of the revenue after which a region is said never to break even: a factor of a million. */
const MOST_DOUBLINGS = 20;

/**
 * The factor on the revenue at which the NPV, which rises with it, is 0; `undefined` where no revenue would do.
 * Source: false position with the Illinois rule (Dowell and Jarratt 1971, BIT 11): the NPV bends only where tax sets in.
 */
function breakEvenFactor(npv: (factor: number) => number): number | undefined {
  let [low, high] = [0, 1];
  let [atLow, atHigh] = [npv(0), npv(1)];
  for (let i = 0; atHigh < 0; i++) {
    if (i === MOST_DOUBLINGS) return undefined;
    [low, atLow, high] = [high, atHigh, 2 * high];
    atHigh = npv(high);
  }
  if (atLow >= 0) return low;
  const close = 1e-9 * (atHigh - atLow);
  let side = 0;
  for (let i = 0; i < MOST_STEPS && high - low > 1e-12 * high; i++) {
    const factor = (low * atHigh - high * atLow) / (atHigh - atLow);
    const value = npv(factor);
    if (Math.abs(value) <= close) return factor;
    if (value < 0) {
      if (side < 0) atHigh /= 2;
      [low, atLow, side] = [factor, value, -1];
    } else {
      if (side > 0) atLow /= 2;
      [high, atHigh, side] = [factor, value, 1];
    }
  }
  return high;
}

/** Steps of the root search; it needs about ten. */
const MOST_STEPS = 100;
