import { internalRatesOfReturn } from '../math/finance/internal-rates-of-return.ts';
import { modifiedInternalRateOfReturn } from '../math/finance/modified-internal-rate-of-return.ts';
import { paybackPeriods } from '../math/finance/payback.ts';
import { periodicRate } from '../math/finance/rates.ts';
import { breakEven, type BreakEven } from './break-even.ts';
import { ventureFlows, type Venture, type VentureFlows } from './cash-flow.ts';
import type { CostDraw } from './cost-input.ts';
import { monthlyFlows, monthlyNpvUsd } from './monthly-flows.ts';

/** What an investor asks of a venture besides its NPV, at one point of the inputs. */
export interface VentureResults extends BreakEven {
  /**
   * Total cost of ownership: all that building, equipping and running takes over the horizon, less what is left, before tax,
   * at the day of the decision, USD. The NPV is the revenue less it and less the tax.
   */
  readonly tcoUsd: number;
  /** Revenue over the horizon at the day of the decision, USD. */
  readonly revenuePresentUsd: number;
  /** Tax over the horizon at the day of the decision, USD. */
  readonly taxPresentUsd: number;
  /** All internal rates of return of the flows by year, real; a single one may be compared with the WACC. */
  readonly irr: readonly number[];
  /** Modified rate of return at the WACC, real, a fraction a year. */
  readonly mirr?: number;
  /** Years from the decision until the flows have paid back what they took; absent where they never do. */
  readonly paybackYears?: number;
  readonly discountedPaybackYears?: number;
}

/** Rates of return, payback, break-even and present values of a venture at one point of the inputs. */
export function ventureResults(
  draw: CostDraw,
  venture: Venture,
  soldOutUsdPerYear: number | undefined,
): VentureResults {
  const flows = ventureFlows(draw, venture);
  const byMonth = monthlyFlows(flows);
  const byYear = sumByYear(byMonth);
  const monthlyRate = periodicRate(flows.wacc, 12);
  const discounted = byMonth.map((flow, month) => flow / (1 + monthlyRate) ** month);
  const rates = { financeRate: flows.wacc, reinvestRate: flows.wacc };
  const mirr = modifiedInternalRateOfReturn(byYear, rates);
  const months = paybackPeriods(byMonth);
  const discountedMonths = paybackPeriods(discounted);
  return {
    ...presentValues(flows),
    irr: internalRatesOfReturn(byYear).rates,
    ...(mirr !== undefined && { mirr }),
    ...(months !== undefined && { paybackYears: months / 12 }),
    ...(discountedMonths !== undefined && { discountedPaybackYears: discountedMonths / 12 }),
    ...breakEven(draw, venture, soldOutUsdPerYear),
  };
}

/** Revenue, tax and total cost of ownership, discounted as the NPV is. */
export function presentValues(
  flows: VentureFlows,
): Pick<VentureResults, 'tcoUsd' | 'revenuePresentUsd' | 'taxPresentUsd'> {
  const none = new Float64Array(flows.runningUsd.length);
  const nothing = { runningUsd: none, taxUsd: none, equipmentUsd: none, facilityUsd: none };
  const noRevenue = { revenueUsd: [...none], residualUsd: flows.residualUsd };
  return {
    tcoUsd: -monthlyNpvUsd({ ...flows, ...noRevenue, taxUsd: none }),
    revenuePresentUsd: monthlyNpvUsd({ ...flows, ...nothing, residualUsd: 0 }),
    taxPresentUsd: -monthlyNpvUsd({
      ...flows,
      ...nothing,
      revenueUsd: [...none],
      taxUsd: flows.taxUsd,
      residualUsd: 0,
    }),
  };
}

/** Flows by year from the decision on: entry 0 is the decision, entry `t` the sum of its 12 months. */
function sumByYear(byMonth: Float64Array): number[] {
  const byYear = new Array<number>(1 + Math.ceil((byMonth.length - 1) / 12)).fill(0);
  byMonth.forEach((flow, month) => (byYear[Math.ceil(month / 12)] += flow));
  return byYear;
}
