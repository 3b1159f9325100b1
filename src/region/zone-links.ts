import { greatCircleKm } from '../math/great-circle.ts';
import type { Coordinates } from '../world/types.ts';
import type { Zone } from './zone-layout.ts';

/** The way between two zones of a region. */
export interface ZoneLink {
  /** Indices of the zones, `from` below `to`. */
  readonly from: number;
  readonly to: number;
  readonly distanceKm: number;
  /** Fiber between the zones, the longer of two disjoint ways. */
  readonly pathKm: number;
  /** Median round trip, server to server. */
  readonly rttMs: number;
  readonly linkGbps: number;
}

/** Round-trip propagation in standard fiber, ms per km of path: 2 n / c with n = 1.468 (Corning SMF-28 data sheet). */
const FIBER_RTT_MS_PER_KM = (2 * 1.468) / 299.792458;

/**
 * Fiber path over great circle between zones. Fitted, with {@link ZONE_OVERHEAD_MS} and the metro spacing, to the
 * published 10th, 50th and 90th percentile of one provider, 0.6, 1.65 and 2.2 ms. Metro fiber follows streets, and two
 * disjoint ways are one detour.
 */
const METRO_PATH_STRETCH = 2;

/** Switches, optics and hosts at both ends of a zone-to-zone round trip, ms. */
const ZONE_OVERHEAD_MS = 0.25;

/** Round trip between two servers of one zone, ms. Source: operators' usual figure, from memory; low confidence. */
export const SAME_ZONE_RTT_MS = 0.1;

/**
 * Median round trip between zones a great circle of `distanceKm` apart.
 * Accuracy: one provider's percentiles are met within 5 % over today's regions (measured in test/region); a single
 * pair may be off by half, because real ways are not known.
 */
export function zoneRttMs(distanceKm: number): number {
  return ZONE_OVERHEAD_MS + FIBER_RTT_MS_PER_KM * METRO_PATH_STRETCH * distanceKm;
}

/** A link for each pair of zones, in order of the pairs (1,2), (1,3), …, each of the same bandwidth. */
export function zoneLinks(zones: readonly Coordinates[], linkGbps: number): readonly ZoneLink[] {
  return zones.flatMap((a, from) =>
    zones.slice(from + 1).map((b, offset) => {
      const distanceKm = greatCircleKm(a, b);
      return {
        from,
        to: from + 1 + offset,
        distanceKm,
        pathKm: METRO_PATH_STRETCH * distanceKm,
        rttMs: zoneRttMs(distanceKm),
        linkGbps,
      };
    }),
  );
}

/** Round trips between all zones, ms, row-major and symmetric; on the diagonal that of one zone. */
export function zoneRttMatrix(zones: readonly Zone[], links: readonly ZoneLink[]): Float64Array {
  const count = zones.length;
  const rttMs = new Float64Array(count * count).fill(SAME_ZONE_RTT_MS);
  for (const { from, to, rttMs: ms } of links) {
    rttMs[from * count + to] = ms;
    rttMs[to * count + from] = ms;
  }
  return rttMs;
}
