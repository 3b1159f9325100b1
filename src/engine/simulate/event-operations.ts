import { scheduleEvent } from '../../math/event-queue.ts';
import { runEvents } from '../../math/event-queue-run.ts';
import { changeConditions, closeStretch } from './event-conditions.ts';
import { arrive, committed, depart, retry } from './event-requests-flow.ts';
import { PHASE } from './event-requests.ts';
import {
  EVENT,
  EVENT_KINDS,
  EVENT_PRIORITY,
  openEventState,
  type EventState,
} from './event-state.ts';
import type { OperationsInput } from './operations-input.ts';
import type { OperationsRun } from './operations-run.ts';
import { isMeasured } from './request-hour.ts';

/**
 * A replication request by request: exact in the model, with a cost that grows with the number of requests. The same
 * input, seed and replication give the same tally, bit for bit.
 */
export function eventOperations(input: OperationsInput, replication: number): OperationsRun {
  const state = openEventState(input, replication);
  const endS = input.warmUpS + input.durationS;
  scheduleEvent(state.queue, 0, EVENT_PRIORITY.conditions, EVENT.conditions);
  const handle = (event: number, nowS: number): void => {
    handleEvent(state, event, nowS);
  };
  const advance = (steps: number): boolean => {
    const { events, isDone } = runEvents(state.queue, handle, { untilS: endS, maxEvents: steps });
    state.tally.steps += events;
    if (isDone) finishRun(state, endS);
    return isDone;
  };
  return { advance, doneShare: () => Math.min(1, state.queue.nowS / endS), tally: state.tally };
}

function handleEvent(state: EventState, event: number, nowS: number): void {
  const subject = Math.floor(event / EVENT_KINDS);
  switch (event % EVENT_KINDS) {
    case EVENT.conditions:
      changeConditions(state, subject, nowS);
      break;
    case EVENT.arrival:
      arrive(state, subject, nowS);
      break;
    case EVENT.departure:
      depart(state, subject, nowS);
      break;
    case EVENT.committed:
      committed(state, subject, nowS);
      break;
    case EVENT.retry:
      retry(state, subject, nowS);
      break;
  }
}

/** Books the last stretch, and counts who is still there. */
function finishRun(state: EventState, endS: number): void {
  closeStretch(state, endS);
  for (let row = 0; row < state.table.rows; row++) {
    if (state.table.phase[row] !== PHASE.gone && isMeasured(state, row)) state.tally.inFlight++;
  }
}
