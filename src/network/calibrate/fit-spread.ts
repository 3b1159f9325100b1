import { patternSearch } from '../../math/pattern-search.ts';
import { pinballLoss } from '../../math/pinball.ts';
import { bandWidening } from '../rtt-band.ts';
import type { RttSpread } from '../rtt-parameters.ts';
import type { RttSample } from './rtt-sample.ts';

/** One residual of a fit: logarithm of measured over modeled time, and how far its places are from calibrated ones. */
export interface Residual {
  readonly log: number;
  readonly anchorKm: number;
}

/** Ends of a band that holds 80 %. */
const LOW_QUANTILE = 0.1;
const HIGH_QUANTILE = 0.9;

/** The band of residuals, given how it widens away from calibrated places. */
export function fitBand(
  residuals: readonly Residual[],
  growth: number,
): Pick<RttSpread, 'bandLow' | 'bandHigh'> {
  const cost = ([low, high]: readonly number[]): number => {
    if (low > 0 || high < 0) return Infinity;
    let sum = 0;
    for (const { log, anchorKm } of residuals) {
      const widening = bandWidening(growth, anchorKm);
      sum += pinballLoss(log, low * widening, LOW_QUANTILE);
      sum += pinballLoss(log, high * widening, HIGH_QUANTILE);
    }
    return sum / residuals.length;
  };
  const { point } = patternSearch(cost, [-0.1, 0.1], { steps: [0.02, 0.02] });
  return { bandLow: point[0], bandHigh: point[1] };
}

/** The line of 95th percentiles over medians that has the least mean absolute error of logarithms. */
export function fitP95(samples: readonly RttSample[]): Pick<RttSpread, 'p95JitterMs' | 'p95Share'> {
  const pairs = samples.flatMap(({ rttMs, rttMsP95 }) =>
    rttMsP95 === undefined ? [] : [{ rttMs, rttMsP95 }],
  );
  const cost = ([jitterMs, share]: readonly number[]): number => {
    if (jitterMs < 0 || share < 0) return Infinity;
    const misses = pairs.map(({ rttMs, rttMsP95 }) =>
      Math.abs(Math.log((rttMs * (1 + share) + jitterMs) / rttMsP95)),
    );
    return misses.reduce((sum, miss) => sum + miss, 0) / pairs.length;
  };
  const { point } = patternSearch(cost, [1, 0.05], { steps: [0.5, 0.02] });
  return { p95JitterMs: point[0], p95Share: point[1] };
}
