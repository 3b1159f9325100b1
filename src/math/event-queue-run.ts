import { NO_EVENT, nextEventTimeS, takeEvent, type EventQueue } from './event-queue.ts';

/** What a model does with an event; it schedules what follows. */
export type EventHandler = (event: number, nowS: number) => void;

export interface RunLimits {
  /** Events after this time stay in the queue. */
  readonly untilS: number;
  /** Events of this slice, so that a long run can be watched and stopped between slices. */
  readonly maxEvents: number;
}

/** How far a slice of the run came. */
export interface RunSlice {
  readonly events: number;
  /** Whether nothing is left before the horizon. */
  readonly isDone: boolean;
}

/**
 * Runs the next events of the queue through the model, in order, up to the horizon or the size of the slice.
 * Guarantee: it always ends, whatever the model schedules, because the slice is bounded.
 */
export function runEvents(queue: EventQueue, handle: EventHandler, limits: RunLimits): RunSlice {
  const { untilS, maxEvents } = limits;
  let events = 0;
  while (events < maxEvents && nextEventTimeS(queue) <= untilS) {
    const event = takeEvent(queue);
    // Without a horizon an empty queue, whose next event is at infinity, is not behind it.
    if (event === NO_EVENT) break;
    handle(event, queue.nowS);
    events++;
  }
  return { events, isDone: queue.size === 0 || nextEventTimeS(queue) > untilS };
}
