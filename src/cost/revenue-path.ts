import { assert } from '../math/assert.ts';

export interface RevenuePathOptions {
  /** What the market would buy from the region in the year of opening, USD of the base year. */
  readonly demandUsdPerYear: number;
  /** Real growth of that demand, a fraction a year. */
  readonly growthPerYear: number;
  readonly horizonYears: number;
  /** Revenue of a year in which all is sold, USD. */
  readonly soldOutUsdPerYear: number;
  /** Share of what is for sale that can be sold at most: some stays free for peaks and failures. */
  readonly mostUtilizationShare: number;
  /** Years until customers have moved in; 0 for a full start. */
  readonly rampYears: number;
}

/**
 * Revenue of each year of operation, USD: the market's demand as it grows, moved in over the ramp in equal steps, and never
 * more than the region has to sell. Rises with demand, with growth and with capacity.
 */
export function revenuePath(options: RevenuePathOptions): readonly number[] {
  const { demandUsdPerYear, growthPerYear, horizonYears, rampYears } = options;
  assert(demandUsdPerYear >= 0 && growthPerYear > -1, 'demand is never negative');
  const most = options.soldOutUsdPerYear * options.mostUtilizationShare;
  return Array.from({ length: horizonYears }, (_, year) => {
    const movedIn = Math.min(1, (year + 1) / (rampYears + 1));
    return Math.min(most, demandUsdPerYear * (1 + growthPerYear) ** year * movedIn);
  });
}
