import type { LinkKind } from '../world/types.ts';
import { fiberRttMs } from './fiber.ts';

/** The few numbers of one profile that are fitted to measurements; everything else in a route is geography. */
export interface RttParameters {
  /** Length of fiber over great-circle length, per kind of link; for `thin` a penalty that keeps routes off it. */
  readonly stretch: Readonly<Record<LinkKind, number>>;
  /** Length of fiber over great-circle length between a place and its hub. */
  readonly tailStretch: number;
  /** Round-trip delay of switching and regeneration at a hub that a route passes, ms. */
  readonly hopMs: number;
  /** Round-trip delay inside the metros of both ends together, ms. */
  readonly interceptMs: number;
}

/**
 * Length of cable along a link, km. Thin links are as long as land links: their penalty is one of price and
 * capacity, not of length.
 */
export function cableKm(
  parameters: RttParameters,
  link: { readonly kind: LinkKind; readonly gcKm: number },
): number {
  return link.gcKm * parameters.stretch[link.kind === 'thin' ? 'terrestrial' : link.kind];
}

/** Round-trip time over a link of great-circle length `gcKm`; `landEnds` of its two ends are hubs and not waypoints. */
export function linkRttMs(
  parameters: RttParameters,
  link: { readonly kind: LinkKind; readonly gcKm: number },
  landEnds: number,
): number {
  return fiberRttMs(link.gcKm * parameters.stretch[link.kind]) + (parameters.hopMs * landEnds) / 2;
}
