import { kmOfSquaredChord } from '../math/great-circle.ts';
import { nearestPlaceFinder } from '../math/nearest-place.ts';
import type { Backbone } from '../world/types.ts';
import type { RttProfile } from './rtt-matrix.ts';
import type { RttSpread } from './rtt-parameters.ts';

/** The band in which 80 % of true medians lie, ms. */
export interface RttBand {
  readonly lowMs: number;
  readonly highMs: number;
}

/** What makes a prediction less sure. */
export interface BandConditions {
  /** Mean distance of both ends from the nearest calibrated place, km. */
  readonly anchorKm: number;
  /** Whether the profile was calibrated on this very provider's network. */
  readonly isMeasuredProvider: boolean;
}

/** Distance at which the band has widened by `bandGrowth * ln 2`, km. */
const WIDENING_KM = 500;

/** How much wider than near a calibrated place the logarithm of the band is, `anchorKm` from the nearest one. */
export function bandWidening(growth: number, anchorKm: number): number {
  return 1 + growth * Math.log1p(anchorKm / WIDENING_KM);
}

/**
 * The band around a modeled median, from residuals of places that the fit had not seen: constant in logarithms near
 * calibrated places, wider away from them and for providers that nobody measured.
 */
export function rttBand(
  spread: RttSpread,
  rttMs: number,
  { anchorKm, isMeasuredProvider }: BandConditions,
): RttBand {
  const unmeasured = isMeasuredProvider ? 1 : spread.bandUnmeasured;
  const widening = unmeasured * bandWidening(spread.bandGrowth, anchorKm);
  return {
    lowMs: rttMs * Math.exp(spread.bandLow * widening),
    highMs: rttMs * Math.exp(spread.bandHigh * widening),
  };
}

/** Finds the distance of coordinates from the nearest place that a profile was calibrated on, km. */
export function anchorFinder(
  backbone: Backbone,
  profile: RttProfile,
): (latDeg: number, lonDeg: number) => number {
  const anchors = backbone.rttAnchors.filter((anchor) => anchor.profile === profile);
  const nearest = nearestPlaceFinder({
    latDeg: anchors.map((anchor) => anchor.latDeg),
    lonDeg: anchors.map((anchor) => anchor.lonDeg),
  });
  return (latDeg, lonDeg) => kmOfSquaredChord(nearest(latDeg, lonDeg).squaredChord);
}

/** The provider whose own round trips the cloud profile was fitted on. */
const MEASURED_PROVIDER = 'azure';

/** Whether a provider's network is the one that was measured. */
export function isMeasuredProvider(provider: string | undefined): boolean {
  return provider === MEASURED_PROVIDER;
}
