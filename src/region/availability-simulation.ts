import { eventQueue, scheduleEvent } from '../math/event-queue.ts';
import { runEvents } from '../math/event-queue-run.ts';
import { randomStream, type RandomStream } from '../math/random-stream.ts';
import { failingParts, type AvailabilityModel, type FailingPart } from './availability.ts';

/** What happened to a region over a simulated time. */
export interface Uptime {
  readonly upShare: number;
  /** Times that too few zones were left. */
  readonly outages: number;
  readonly longestOutageHours: number;
}

const FAILURE_SLICE = 1_000_000;

/**
 * The same region as {@link regionAvailability}, played out: every part fails and is repaired for `hours`, starting in
 * its steady state. The same `(seed, label)` gives the same history; each part has its own stream.
 */
export function simulateUptime(
  model: AvailabilityModel,
  run: { readonly hours: number; readonly seed: string; readonly label: string },
): Uptime {
  const parts = failingParts(model);
  const streams = parts.map((_, part) => randomStream(run.seed, `${run.label} part ${part}`));
  const isDown = parts.map((part, index) => startsDown(part, streams[index]));
  const watch = uptimeWatch(model, parts, isDown);
  const queue = eventQueue(parts.length + 1);
  const scheduleChange = (part: number): void => {
    const { mtbfHours, mttrHours } = parts[part];
    const mean = isDown[part] ? mttrHours : mtbfHours;
    scheduleEvent(queue, queue.nowS - Math.log(1 - streams[part]()) * mean, 0, part);
  };
  parts.forEach((_, part) => {
    scheduleChange(part);
  });
  const change = (part: number, nowHours: number): void => {
    watch.advance(nowHours);
    isDown[part] = !isDown[part];
    watch.look();
    scheduleChange(part);
  };
  // The queue counts in hours here: it only compares times.
  while (!runEvents(queue, change, { untilS: run.hours, maxEvents: FAILURE_SLICE }).isDone);
  return watch.finish(run.hours);
}

function startsDown({ mtbfHours, mttrHours }: FailingPart, draw: RandomStream): boolean {
  return draw() < mttrHours / (mtbfHours + mttrHours);
}

/** Adds up the time that enough zones are there, from the states of the parts. */
function uptimeWatch(model: AvailabilityModel, parts: readonly FailingPart[], isDown: boolean[]) {
  const total = { upHours: 0, outages: 0, longestOutageHours: 0 };
  let sinceHours = 0;
  let outageFromHours: number | undefined;
  const hasEnough = (): boolean => {
    const lost = new Set(parts.flatMap((part, index) => (isDown[index] ? part.zones : [])));
    return model.zones - lost.size >= model.neededZones;
  };
  let isUp = hasEnough();
  if (!isUp) {
    total.outages = 1;
    outageFromHours = 0;
  }
  const endOutage = (nowHours: number): void => {
    if (outageFromHours === undefined) return;
    const lengthHours = nowHours - outageFromHours;
    total.longestOutageHours = Math.max(total.longestOutageHours, lengthHours);
    outageFromHours = undefined;
  };
  const advance = (nowHours: number): void => {
    if (isUp) total.upHours += nowHours - sinceHours;
    sinceHours = nowHours;
  };
  const look = (): void => {
    const wasUp = isUp;
    isUp = hasEnough();
    if (isUp) endOutage(sinceHours);
    else if (wasUp) {
      total.outages++;
      outageFromHours = sinceHours;
    }
  };
  const finish = (hours: number): Uptime => {
    advance(hours);
    endOutage(hours);
    const { outages, longestOutageHours } = total;
    return { upShare: total.upHours / hours, outages, longestOutageHours };
  };
  return { advance, look, finish };
}
