import { fiberRttMs } from './fiber.ts';
import type { RttParameters } from './rtt-parameters.ts';

/** Two places of one country this near may be joined without a hub between them, km. */
const DOMESTIC_REACH_KM = 600;

/** Two places of different countries this near count as one metro, km. */
const BORDER_METRO_KM = 50;

/** Propagation between two places straight over land, ms; `Infinity` where only the backbone joins them. */
export function directRttMs(
  parameters: RttParameters,
  gcKm: number,
  isSameCountry: boolean,
): number {
  const reachKm = isSameCountry ? DOMESTIC_REACH_KM : BORDER_METRO_KM;
  return gcKm <= reachKm ? fiberRttMs(gcKm * parameters.tailStretch) : Infinity;
}
