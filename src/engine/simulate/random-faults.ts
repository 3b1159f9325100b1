import { randomStream, type RandomStream } from '../../math/random-stream.ts';
import { failingParts, type FailingPart, type ZoneRisk } from '../../region/availability.ts';
import type { OperationsSite, TimedEffect } from './operations-input.ts';

const HOUR_S = 3600;

/** One replication of a simulated time, which has a history of faults of its own. */
export interface FaultHistory {
  readonly seed: string;
  readonly replication: number;
  readonly durationS: number;
}

/**
 * Losses of a site's zones at the rates of its risks over the measured time: times to failure and to repair are
 * exponential, and every part starts in its steady state. Each way of each part has a stream of its own, named by the site
 * and the part: another site or another risk leaves these faults as they are.
 */
export function randomEffects(
  risks: readonly ZoneRisk[],
  { id, firstZone, zones }: Pick<OperationsSite, 'id' | 'firstZone' | 'zones'>,
  history: FaultHistory,
): readonly TimedEffect[] {
  const { seed, replication } = history;
  return failingParts({ zones, neededZones: 1, risks }).flatMap((part) => {
    const label = `faults ${replication} ${id} ${part.name} ${part.zones.join(' ')}`;
    const downOfWay = Array.from({ length: part.ways }, (_, way) =>
      downTimes(part, randomStream(seed, `${label} way ${way}`), history.durationS),
    );
    const struck = part.zones.map((zone) => firstZone + zone);
    return downOfWay
      .reduce(commonTimes)
      .map((time): TimedEffect => ({ kind: 'capacity', zones: struck, share: 0, ...time }));
  });
}

interface Time {
  readonly startS: number;
  readonly endS: number;
}

/** When one way is down, from the start of the measured time on. */
function downTimes(
  { mtbfHours, mttrHours }: FailingPart,
  draw: RandomStream,
  durationS: number,
): readonly Time[] {
  const exponentialS = (meanHours: number): number => -Math.log(1 - draw()) * meanHours * HOUR_S;
  const isDown = draw() < mttrHours / (mtbfHours + mttrHours);
  const times: Time[] = [];
  for (let startS = isDown ? 0 : exponentialS(mtbfHours); startS < durationS;) {
    const endS = startS + exponentialS(mttrHours);
    times.push({ startS, endS });
    startS = endS + exponentialS(mtbfHours);
  }
  return times;
}

/** When both are down. */
function commonTimes(some: readonly Time[], others: readonly Time[]): readonly Time[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const startS = Math.max(one.startS, other.startS);
      const endS = Math.min(one.endS, other.endS);
      return startS < endS ? [{ startS, endS }] : [];
    }),
  );
}
