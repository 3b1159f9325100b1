import { fiberRttMs } from './fiber.ts';
import type { RttParameters } from './rtt-parameters.ts';

/** Two places of one country this near may be joined without a hub between them, km. */
export const DOMESTIC_REACH_KM = 600;

/** Two places of different countries this near count as one metro, km. */
const BORDER_METRO_KM = 50;

/** Places this far apart share nothing of their metros any more, km. */
const METRO_SPAN_KM = 100;

/** Share of the ends' delay that is left where both ends are in one place: their own buildings, no metro ring. */
const SAME_PLACE_SHARE = 0.3;

/** Propagation between two places straight over land, ms; `Infinity` where only the backbone joins them. */
export function directRttMs(
  parameters: RttParameters,
  gcKm: number,
  isSameCountry: boolean,
): number {
  const reachKm = isSameCountry ? DOMESTIC_REACH_KM : BORDER_METRO_KM;
  return gcKm <= reachKm ? fiberRttMs(gcKm * parameters.stretch.terrestrial) : Infinity;
}

/** What both ends add, ms: all of it between two metros, less inside one; rises without a step, never zero. */
export function endsRttMs({ interceptMs }: RttParameters, gcKm: number): number {
  const apart = Math.min(1, gcKm / METRO_SPAN_KM);
  return interceptMs * (SAME_PLACE_SHARE + (1 - SAME_PLACE_SHARE) * apart);
}
