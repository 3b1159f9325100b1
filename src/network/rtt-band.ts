import { kmOfSquaredChord } from '../math/great-circle.ts';
import { unitVectors } from '../math/unit-vectors.ts';
import type { Backbone } from '../world/types.ts';
import type { Places, RttProfile } from './rtt-matrix.ts';
import type { RttSpread } from './rtt-parameters.ts';

/** The band in which 80 % of true medians lie, ms. */
export interface RttBand {
  readonly lowMs: number;
  readonly highMs: number;
}

/** Distance at which the band has widened by `bandGrowth * ln 2`, km. */
const WIDENING_KM = 500;

/** How much wider than near a calibrated place the logarithm of the band is, `anchorKm` from the nearest one. */
export function bandWidening(growth: number, anchorKm: number): number {
  return 1 + growth * Math.log1p(anchorKm / WIDENING_KM);
}

/**
 * The band around a modeled median, from residuals of places that the fit had not seen: constant in logarithms near
 * calibrated places, wider away from them. `anchorKm` is the mean distance of both ends from the nearest of those.
 */
export function rttBand(spread: RttSpread, rttMs: number, anchorKm: number): RttBand {
  const widening = bandWidening(spread.bandGrowth, anchorKm);
  return {
    lowMs: rttMs * Math.exp(spread.bandLow * widening),
    highMs: rttMs * Math.exp(spread.bandHigh * widening),
  };
}

/** Distance of each place from the nearest place that a profile was calibrated on, km. */
export function anchorDistancesKm(
  backbone: Backbone,
  profile: RttProfile,
  places: Places,
): Float64Array {
  const anchors = backbone.rttAnchors.filter((anchor) => anchor.profile === profile);
  const a = unitVectors({
    latDeg: anchors.map((anchor) => anchor.latDeg),
    lonDeg: anchors.map((anchor) => anchor.lonDeg),
  });
  const b = unitVectors(places);
  return Float64Array.from({ length: places.count }, (_, place) => {
    let nearest = 4;
    for (let i = 0; i < anchors.length; i++) {
      const dx = a.x[i] - b.x[place];
      const dy = a.y[i] - b.y[place];
      const dz = a.z[i] - b.z[place];
      nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
    }
    return kmOfSquaredChord(nearest);
  });
}
