import { assert } from '../math/assert.ts';
import { npvAt, scaledVenture } from './break-even.ts';
import { ventureFlows, type Venture, type VentureFlows } from './cash-flow.ts';
import { COST_INPUT_IDS, midDraw, type CostInputId } from './cost-input.ts';
import { flowRoom } from './flow-room.ts';
import { NO_INCENTIVES, type Incentives } from './incentives.ts';
import { monthlyFlows } from './monthly-flows.ts';
import { ONE_PHASE, openedShares, type Phase } from './phase.ts';
import { propagate } from './propagate.ts';
import type { Range } from './range.ts';
import type { SiteCost } from './site-cost.ts';
import { ventureResults, type VentureResults } from './venture-results.ts';

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

export interface SiteNpv extends VentureResults {
  /** At the day of the decision, USD of the base year. */
  readonly npvUsd: Range;
  /** Bounds of the revenue that the NPV's bounds contain, as factors on it. */
  readonly revenueFactor: { readonly low: number; readonly high: number };
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
  const venture = siteVenture(cost, options);
  const draw = midDraw(cost.inputs);
  const flows = ventureFlows(draw, venture);
  return {
    ...npvBounds(cost, options),
    ...ventureResults(draw, venture, options.soldOutUsdPerYear),
    cashFlowUsdByMonth: monthlyFlows(flows),
    flows,
  };
}

/**
 * The venture that a site is, at its mids.
 * Errors: as {@link siteNpv}.
 */
export function siteVenture(cost: SiteCost, options: SiteNpvOptions): Venture {
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
  const venture = siteVenture(cost, options);
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
    npvAt(point, point.revenue === 1 ? venture : scaledVenture(venture, point.revenue), room),
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
