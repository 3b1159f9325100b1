import type { CostDraw } from './cost-input.ts';
import { ventureFlows, type Venture } from './cash-flow.ts';
import { flowRoom, type FlowRoom } from './flow-room.ts';
import { monthlyNpvUsd } from './monthly-flows.ts';

/** What a venture must earn to be worth nothing more and nothing less than it takes. */
export interface BreakEven {
  /** Factor on the revenue at which the NPV is 0. */
  readonly breakEvenRevenueFactor?: number;
  /** Share of the sold-out revenue of what is open, the same in all years, at which the NPV is 0; above 1 the region can never pay. */
  readonly breakEvenUtilizationShare?: number;
}

/** Net present value of a venture at one point of the inputs. */
export function npvAt(draw: CostDraw, venture: Venture, room: FlowRoom): number {
  return monthlyNpvUsd(ventureFlows(draw, venture, room));
}

/** The venture with so many times its revenue. */
export function scaledVenture(venture: Venture, factor: number): Venture {
  const revenueUsdPerYear = venture.revenueUsdPerYear.map((usd) => usd * factor);
  return { ...venture, revenueUsdPerYear };
}

/** Break-even at one point of the inputs; the utilization where the revenue of a sold-out year is known. */
export function breakEven(
  draw: CostDraw,
  venture: Venture,
  soldOutUsd: number | undefined,
): BreakEven {
  const room = flowRoom(venture.revenueUsdPerYear.length);
  const factor = breakEvenFactor((times) => npvAt(draw, scaledVenture(venture, times), room));
  const share =
    soldOutUsd === undefined
      ? undefined
      : breakEvenFactor((sold) => npvAt(draw, soldAt(venture, soldOutUsd, sold), room));
  return {
    ...(factor !== undefined && { breakEvenRevenueFactor: factor }),
    ...(share !== undefined && { breakEvenUtilizationShare: share }),
  };
}

/** The venture that sells the same share of what is open in every year; where equipment follows demand, so it does here. */
function soldAt(venture: Venture, soldOutUsd: number, share: number): Venture {
  const { loadShares, openedShares } = venture;
  let openShare = 0;
  const open = openedShares.map((opened) => (openShare += opened));
  return {
    ...venture,
    revenueUsdPerYear: open.map((part) => soldOutUsd * part * share),
    ...(loadShares && { loadShares: loadShares.map(() => Math.min(1, share)) }),
  };
}

/** Doublings of the revenue after which a region is said never to break even: a factor of a million. */
const MOST_DOUBLINGS = 20;

/** Steps of the root search; it needs about ten. */
const MOST_STEPS = 100;

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
