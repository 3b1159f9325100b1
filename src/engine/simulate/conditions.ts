import type { OperationsInput, TimedEffect } from './operations-input.ts';
import { zoneCount } from './operations-input.ts';

/** What holds between two moments: nothing changes inside but the requests themselves. */
export interface Conditions {
  /** From the start of the warm-up. */
  readonly fromS: number;
  readonly toS: number;
  /** Share of its servers that each zone has, 0 to 1. */
  readonly zoneShare: Float64Array;
  /** Factor on the demand of each country. */
  readonly crowd: Float64Array;
  readonly network: number;
  /** Hour of the measured window, below 0 in the warm-up. */
  readonly hour: number;
}

const HOUR_S = 3600;

/** Hour of the week that the measured window starts with: Monday 00:00 UTC. The warm-up is the end of the week before. */
export function weekHour(hour: number): number {
  return ((hour % 168) + 168) % 168;
}

/**
 * The whole simulated time cut at every full hour and at every start and end of an effect. Effects that overlap
 * multiply; of two networks the one that began later holds.
 */
export function conditionsOf(input: OperationsInput): readonly Conditions[] {
  const { durationS, warmUpS, effects } = input;
  const cuts = new Set([-warmUpS, durationS]);
  for (let s = -Math.floor(warmUpS / HOUR_S) * HOUR_S; s < durationS; s += HOUR_S) cuts.add(s);
  for (const { startS, endS } of effects) {
    for (const s of [startS, endS]) if (s > -warmUpS && s < durationS) cuts.add(s);
  }
  const times = [...cuts].sort((a, b) => a - b);
  return times.slice(0, -1).map((fromS, index) => ({
    fromS: fromS + warmUpS,
    toS: times[index + 1] + warmUpS,
    hour: Math.floor(fromS / HOUR_S),
    ...held(
      input,
      effects.filter(({ startS, endS }) => startS <= fromS && endS > fromS),
    ),
  }));
}

function held(input: OperationsInput, active: readonly TimedEffect[]) {
  const zoneShare = new Float64Array(zoneCount(input)).fill(1);
  const crowd = new Float64Array(input.countries.length).fill(1);
  let network = 0;
  for (const effect of active.toSorted((a, b) => a.startS - b.startS)) {
    if (effect.kind === 'network') network = effect.network;
    else if (effect.kind === 'capacity') {
      for (const zone of effect.zones) zoneShare[zone] *= effect.share;
    } else if (effect.country === undefined) {
      crowd.forEach((factor, country) => (crowd[country] = factor * effect.factor));
    } else crowd[effect.country] *= effect.factor;
  }
  return { zoneShare, crowd, network };
}

/** Requests a second of every source under these conditions. */
export function sourceRates(input: OperationsInput, conditions: Conditions): Float64Array {
  const { count, meanPerS, rhythmOf, rhythms, countryOf } = input.sources;
  const hour = weekHour(conditions.hour);
  const rates = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    rates[i] = meanPerS[i] * rhythms[rhythmOf[i]].factors[hour] * conditions.crowd[countryOf[i]];
  }
  return rates;
}
