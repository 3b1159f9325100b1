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
 * its steady state. The same `(seed, label)` gives the same history; each way of each part has its own stream.
 */
export function simulateUptime(
  model: AvailabilityModel,
  run: { readonly hours: number; readonly seed: string; readonly label: string },
): Uptime {
  const ways = failingParts(model).flatMap((part, index) =>
    Array.from({ length: part.ways }, (_, way) => ({ part, label: `part ${index} way ${way}` })),
  );
  const streams = ways.map(({ label }) => randomStream(run.seed, `${run.label} ${label}`));
  const isDown = ways.map(({ part }, way) => startsDown(part, streams[way]));
  const watch = uptimeWatch(
    model,
    ways.map(({ part }) => part),
    isDown,
  );
  const queue = eventQueue(ways.length + 1);
  const scheduleChange = (way: number): void => {
    const { mtbfHours, mttrHours } = ways[way].part;
    const mean = isDown[way] ? mttrHours : mtbfHours;
    scheduleEvent(queue, queue.nowS - Math.log(1 - streams[way]()) * mean, 0, way);
  };
  ways.forEach((_, way) => {
    scheduleChange(way);
  });
  const change = (way: number, nowHours: number): void => {
    watch.advance(nowHours);
    isDown[way] = !isDown[way];
    watch.look();
    scheduleChange(way);
  };
  // The queue counts in hours here: it only compares times.
  while (!runEvents(queue, change, { untilS: run.hours, maxEvents: FAILURE_SLICE }).isDone);
  return watch.finish(run.hours);
}

function startsDown({ mtbfHours, mttrHours }: FailingPart, draw: RandomStream): boolean {
  return draw() < mttrHours / (mtbfHours + mttrHours);
}

/** Adds up the time that enough zones are there, from the states of all ways; `parts` gives the part of each way. */
function uptimeWatch(model: AvailabilityModel, parts: readonly FailingPart[], isDown: boolean[]) {
  const total = { upHours: 0, outages: 0, longestOutageHours: 0 };
  let sinceHours = 0;
  let outageFromHours: number | undefined;
  const hasEnough = (): boolean => {
    const standing = new Set(parts.filter((_, way) => !isDown[way]));
    const lost = new Set(parts.flatMap((part) => (standing.has(part) ? [] : part.zones)));
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
