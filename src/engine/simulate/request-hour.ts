import type { EventState } from './event-state.ts';
import { windowHours } from './operations-tally.ts';

/** Whether the request arrived after the warm-up. */
export function isMeasured(state: EventState, row: number): boolean {
  return state.table.arrivedS[row] >= state.input.warmUpS;
}

/** Cell of a table by site and hour: that of the hour in which the request arrived. */
export function siteHour(state: EventState, site: number, row: number): number {
  return site * windowHours(state.input) + hourOf(state, row);
}

/** Hour of the window in which the request arrived. */
export function hourOf(state: EventState, row: number): number {
  return Math.floor((state.table.arrivedS[row] - state.input.warmUpS) / 3600);
}
