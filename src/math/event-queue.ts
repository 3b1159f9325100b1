import { assert } from './assert.ts';

/**
 * The future events of a simulation: a binary heap over (time, priority, sequence) in parallel typed arrays. Events at
 * the same time come by priority, lowest first, and then in the order in which they were scheduled.
 *
 * Most events schedule another one as they are handled. So the place of the event that was taken stays open, at the root,
 * until the next one is scheduled, which then sinks from there: one way through the heap instead of two.
 *
 * An event is one integer that the model gives a meaning to; closures per event were rejected: they cost ten times as
 * much and cannot be compared between runs. Source: the (time, priority, sequence) key is SimPy's ("Defense of
 * Design"); the heap is Williams 1964, "Algorithm 232: Heapsort".
 */
export interface EventQueue {
  /** Events that wait. */
  size: number;
  /** Simulated time of the last event taken; it never runs back. */
  nowS: number;
  sequence: number;
  /** 1 while the root is the place of an event that was taken, else 0: places in use are `size + open`. */
  open: number;
  times: Float64Array;
  /** Priority and sequence as one exact integer, so that a tie costs one comparison. */
  ranks: Float64Array;
  events: Int32Array;
}

/** Priorities are 0 to 7, sequences below 2^50: together they fill the 53 bits that a number holds exactly. */
const SEQUENCE_SPAN = 2 ** 50;
const PRIORITY_LIMIT = 8;

/** Returned by {@link takeEvent} when nothing waits; events are 0 or more. */
export const NO_EVENT = -1;

/** An empty queue at time 0; it grows by doubling. */
export function eventQueue(capacity = 64): EventQueue {
  return {
    size: 0,
    nowS: 0,
    sequence: 0,
    open: 0,
    times: new Float64Array(capacity),
    ranks: new Float64Array(capacity),
    events: new Int32Array(capacity),
  };
}

/**
 * Adds `event` (0 to 2^31 - 1) at `timeS` with `priority` (0 first, 7 last) in O(log n).
 * Errors: asserts that the time is a number, not before the present.
 */
export function scheduleEvent(
  queue: EventQueue,
  timeS: number,
  priority: number,
  event: number,
): void {
  // One comparison that NaN fails as well.
  assert(timeS >= queue.nowS, 'an event was scheduled before the present');
  assert(priority >= 0 && priority < PRIORITY_LIMIT, 'event priorities are 0 to 7');
  const rank = priority * SEQUENCE_SPAN + queue.sequence++;
  if (queue.open === 1) {
    queue.open = 0;
    queue.size++;
    sinkFromRoot(queue, timeS, rank, event);
    return;
  }
  if (queue.size === queue.times.length) grow(queue);
  const { times, ranks, events } = queue;
  let hole = queue.size++;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const other = times[parent];
    if (other < timeS || (other === timeS && ranks[parent] < rank)) break;
    times[hole] = other;
    ranks[hole] = ranks[parent];
    events[hole] = events[parent];
    hole = parent;
  }
  times[hole] = timeS;
  ranks[hole] = rank;
  events[hole] = event;
}

/** Takes the earliest event and moves the present to its time; {@link NO_EVENT} when nothing waits. O(log n). */
export function takeEvent(queue: EventQueue): number {
  if (queue.open === 1) closeRoot(queue);
  if (queue.size === 0) return NO_EVENT;
  queue.nowS = queue.times[0];
  queue.size--;
  queue.open = 1;
  return queue.events[0];
}

/** Time of the earliest event, or infinity when nothing waits. */
export function nextEventTimeS(queue: EventQueue): number {
  if (queue.open === 1) closeRoot(queue);
  return queue.size === 0 ? Infinity : queue.times[0];
}

/** Nothing was scheduled since an event was taken: the last event goes into its place, and down to its own. */
function closeRoot(queue: EventQueue): void {
  queue.open = 0;
  const last = queue.size;
  if (last > 0) sinkFromRoot(queue, queue.times[last], queue.ranks[last], queue.events[last]);
}

/** Puts an event into the heap of `queue.size` places, of which the root is free. */
function sinkFromRoot(queue: EventQueue, timeS: number, rank: number, event: number): void {
  const { times, ranks, events, size } = queue;
  let hole = 0;
  let child = 1;
  while (child < size) {
    let childTimeS = times[child];
    const right = child + 1;
    if (right < size) {
      const rightTimeS = times[right];
      if (rightTimeS < childTimeS || (rightTimeS === childTimeS && ranks[right] < ranks[child])) {
        child = right;
        childTimeS = rightTimeS;
      }
    }
    if (timeS < childTimeS || (timeS === childTimeS && rank < ranks[child])) break;
    times[hole] = childTimeS;
    ranks[hole] = ranks[child];
    events[hole] = events[child];
    hole = child;
    child = 2 * hole + 1;
  }
  times[hole] = timeS;
  ranks[hole] = rank;
  events[hole] = event;
}

function grow(queue: EventQueue): void {
  const capacity = queue.times.length * 2;
  const { times, ranks, events } = queue;
  queue.times = new Float64Array(capacity);
  queue.ranks = new Float64Array(capacity);
  queue.events = new Int32Array(capacity);
  queue.times.set(times);
  queue.ranks.set(ranks);
  queue.events.set(events);
}
