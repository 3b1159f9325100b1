import { assert } from '../math/assert.ts';

export interface RevenuePathOptions {
  /** What the market would buy from the region in each year of operation, USD of the base year. */
  readonly demandUsdByYear: readonly number[];
  /** Revenue of each year if all that is open were sold, USD. */
  readonly soldOutUsdByYear: readonly number[];
  /** Share of what is for sale that can be sold at most: some stays free for peaks and failures. */
  readonly mostUtilizationShare: number;
  /** Years until customers have moved in; 0 for a full start. */
  readonly rampYears: number;
}

/**
 * Revenue of each year of operation, USD: the market's demand, moved in over the ramp in equal steps, and never more than the
 * region has to sell. Rises with demand and with capacity.
 */
export function revenuePath(options: RevenuePathOptions): readonly number[] {
  const { demandUsdByYear, soldOutUsdByYear, mostUtilizationShare, rampYears } = options;
  return demandUsdByYear.map((demandUsd, year) => {
    assert(demandUsd >= 0, 'demand is never negative');
    const movedIn = Math.min(1, (year + 1) / (rampYears + 1));
    return Math.min(soldOutUsdByYear[year] * mostUtilizationShare, demandUsd * movedIn);
  });
}
