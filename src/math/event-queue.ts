import { assert } from './assert.ts';

/**
 * The future events of a simulation: a binary heap over (time, priority, sequence) in parallel typed arrays. Events at
 * the same time come by priority, lowest first, and then in the order in which they were scheduled.
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
  if (queue.size === queue.times.length) grow(queue);
  const rank = priority * SEQUENCE_SPAN + queue.sequence++;
  const { times, ranks, events } = queue;
  let hole = queue.size++;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (isBefore(queue, parent, timeS, rank)) break;
    times[hole] = times[parent];
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
  if (queue.size === 0) return NO_EVENT;
  const event = queue.events[0];
  queue.nowS = queue.times[0];
  queue.size--;
  if (queue.size > 0) siftDownLast(queue);
  return event;
}

/** Time of the earliest event, or infinity when nothing waits. */
export function nextEventTimeS(queue: EventQueue): number {
  return queue.size === 0 ? Infinity : queue.times[0];
}

/** Moves the last event into the hole at the root, and down to its place. */
function siftDownLast(queue: EventQueue): void {
  const { times, ranks, events, size } = queue;
  const timeS = times[size];
  const rank = ranks[size];
  let hole = 0;
  let child = 1;
  while (child < size) {
    const right = child + 1;
    if (right < size && isBefore(queue, right, times[child], ranks[child])) child = right;
    if (!isBefore(queue, child, timeS, rank)) break;
    times[hole] = times[child];
    ranks[hole] = ranks[child];
    events[hole] = events[child];
    hole = child;
    child = 2 * hole + 1;
  }
  times[hole] = timeS;
  ranks[hole] = rank;
  events[hole] = events[size];
}

function isBefore(queue: EventQueue, at: number, timeS: number, rank: number): boolean {
  const other = queue.times[at];
  return other < timeS || (other === timeS && queue.ranks[at] < rank);
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
