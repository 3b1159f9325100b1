/**
 * Ratio of the 95th percentile to the median of a user's round trip. It is the value that nine of ten pairs of Azure
 * regions stay below (July 2026): the public Internet is no steadier than a provider's worst pairs.
 */
const P95_OVER_P50 = 1.17;

/** Mean of the exponential part over the median, so that the ratio above comes out. */
const JITTER_SHARE = (P95_OVER_P50 - 1) / (Math.log(20) - Math.LN2);

/** Factor on a median round trip at probability `p` in [0, 1): a floor plus an exponential, median 1. */
export function userRttFactor(p: number): number {
  return 1 - Math.LN2 * JITTER_SHARE - JITTER_SHARE * Math.log(1 - p);
}
