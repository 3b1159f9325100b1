import { assert } from '../math/assert.ts';
import { atLeastProbability } from '../math/statistics/order-statistics.ts';
import type { Provenance } from '../world/types.ts';

/** Hours of a year of 365.25 days, and its minutes. */
export const HOURS_PER_YEAR = 8766;
export const MINUTES_PER_YEAR = HOURS_PER_YEAR * 60;

/** How often something fails, and how long it is gone: exponential times to failure and to repair. */
export interface FailureRate {
  /** Mean time between the end of a repair and the next failure, hours, above 0. */
  readonly mtbfHours: number;
  /** Mean time to repair, hours, 0 or more. */
  readonly mttrHours: number;
}

/** Share of time that it is up: MTBF / (MTBF + MTTR). Source: Trivedi, "Probability and Statistics", 2nd ed., 6.7. */
export function availabilityShare({ mtbfHours, mttrHours }: FailureRate): number {
  assert(mtbfHours > 0 && mttrHours >= 0, 'MTBF is above 0 and MTTR is 0 or more');
  // This form also holds for what never fails, whose MTBF is infinite.
  return 1 / (1 + mttrHours / mtbfHours);
}

/** A reason for which zones are lost. */
export interface ZoneRisk extends FailureRate {
  readonly name: string;
  /**
   * Share of its failures that take all of its zones at once, 0 to 1: the beta factor. The rest strike one zone each.
   * Source: Fleming 1975, General Atomic report GA-A13284.
   */
  readonly commonShare: number;
  /** Zones that it can reach, by index; without it, all. A common failure takes exactly these. */
  readonly zones?: readonly number[];
  /**
   * Like ways of which one is enough, each with the rate above: its zones are lost only while all of them are down. One
   * without it; more only where failures are all common or all of single zones.
   */
  readonly ways?: number;
  /** Where the rate comes from. */
  readonly provenance?: Provenance;
}

export interface AvailabilityModel {
  readonly zones: number;
  /** Zones that must be up for the region to serve, 1 to `zones`. */
  readonly neededZones: number;
  readonly risks: readonly ZoneRisk[];
}

/** A part of the model that fails as one: it takes all of its zones with it. */
export interface FailingPart extends FailureRate {
  readonly name: string;
  readonly zones: readonly number[];
  /** Ways that must all be down for it to fail; the rate is that of one. */
  readonly ways: number;
}

/**
 * The model as parts that fail independently: a risk with beta factor β and rate λ becomes one common part of rate βλ
 * and one part of rate (1 - β)λ in each of its zones. Parts that never fail are left out.
 */
export function failingParts(model: AvailabilityModel): readonly FailingPart[] {
  const { zones, neededZones, risks } = model;
  assert(zones >= 1 && neededZones >= 1 && neededZones <= zones, 'needed zones are 1 to all');
  const everywhere = Array.from({ length: zones }, (_, zone) => zone);
  return risks.flatMap((risk) => {
    const { name, mtbfHours, mttrHours, commonShare, zones: reach = everywhere, ways = 1 } = risk;
    assert(ways === 1 || commonShare === 0 || commonShare === 1, 'ways are all common or all own');
    const part = (share: number, taken: readonly number[]): readonly FailingPart[] =>
      share > 0 ? [{ name, mtbfHours: mtbfHours / share, mttrHours, zones: taken, ways }] : [];
    return [...part(commonShare, reach), ...reach.flatMap((zone) => part(1 - commonShare, [zone]))];
  });
}

/** Share of time that all of `ways` like ways are down at once, (1 - a)^ways. */
export function downShare({ ways = 1, ...rate }: FailureRate & { readonly ways?: number }): number {
  return (1 - availabilityShare(rate)) ** ways;
}

/** Share of time that a part is up: one of its ways is. */
function partShare(part: FailingPart): number {
  return 1 - downShare(part);
}

export interface Availability {
  readonly share: number;
  readonly minutesDownPerYear: number;
  /** Share of time that one zone, the mean of all, is up. */
  readonly zoneShare: number;
}

/**
 * Share of time that at least the needed zones are up, exact: the sum over which common parts are down of the chance of
 * that times the chance that enough of the remaining zones are up (k-of-n of unlike zones).
 * O(2^common parts): at most some ten. Source: Barlow and Proschan 1975, "Statistical Theory of Reliability", chapter 2,
 * with common parts by conditioning.
 */
export function regionAvailability(model: AvailabilityModel): Availability {
  const parts = failingParts(model);
  const common = parts.filter((part) => part.zones.length > 1);
  const zoneShares = new Array<number>(model.zones).fill(1);
  for (const part of parts) {
    if (part.zones.length === 1) zoneShares[part.zones[0]] *= partShare(part);
  }
  const share = shareGiven({ common, zoneShares, neededZones: model.neededZones });
  return {
    share,
    minutesDownPerYear: (1 - share) * MINUTES_PER_YEAR,
    zoneShare: meanZoneShare(parts, model.zones),
  };
}

interface Conditioned {
  /** Common parts whose state is still open. */
  readonly common: readonly FailingPart[];
  /** Chance of each zone to be up as far as the rest goes; 0 for zones that a common part has taken. */
  readonly zoneShares: readonly number[];
  readonly neededZones: number;
}

function shareGiven({ common, zoneShares, neededZones }: Conditioned): number {
  if (common.length === 0) return atLeastProbability(zoneShares, neededZones);
  const [part, ...rest] = common;
  const up = partShare(part);
  const taken = zoneShares.map((share, zone) => (part.zones.includes(zone) ? 0 : share));
  return (
    up * shareGiven({ common: rest, zoneShares, neededZones }) +
    (1 - up) * shareGiven({ common: rest, zoneShares: taken, neededZones })
  );
}

function meanZoneShare(parts: readonly FailingPart[], zones: number): number {
  let sum = 0;
  for (let zone = 0; zone < zones; zone++) {
    const reaching = parts.filter((part) => part.zones.includes(zone));
    sum += reaching.reduce((share, part) => share * partShare(part), 1);
  }
  return sum / zones;
}
