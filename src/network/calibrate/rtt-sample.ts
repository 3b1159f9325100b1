import { greatCircleKm } from '../../math/great-circle.ts';
import { fiberRttMs } from '../fiber.ts';
import type { RoutePlace } from '../place-route.ts';

/** A measured place; `name` tells places apart. */
export interface SamplePlace extends RoutePlace {
  readonly name: string;
}

/** One measured pair of places, both directions in one. */
export interface RttSample {
  readonly from: SamplePlace;
  readonly to: SamplePlace;
  /** Measured median, ms. */
  readonly rttMs: number;
  /** Measured 95th percentile, ms. */
  readonly rttMsP95?: number;
}

/** Two places nearer than this are one metro and say nothing about routes, km. */
const SAME_METRO_KM = 40;

/** One sample a pair of different metros: the mean of its two directions. */
export function undirectedSamples(samples: readonly RttSample[]): readonly RttSample[] {
  const pairs = new Map<string, RttSample[]>();
  for (const sample of samples) {
    if (greatCircleKm(sample.from, sample.to) < SAME_METRO_KM) continue;
    const key = [sample.from.name, sample.to.name].sort().join('|');
    pairs.set(key, [...(pairs.get(key) ?? []), sample]);
  }
  return [...pairs.values()].map((both) => ({
    from: both[0].from,
    to: both[0].to,
    rttMs: mean(both.map((sample) => sample.rttMs)),
    ...meanP95(both),
  }));
}

function meanP95(both: readonly RttSample[]): { readonly rttMsP95?: number } {
  const known = both.flatMap((sample) => (sample.rttMsP95 === undefined ? [] : [sample.rttMsP95]));
  return known.length === 0 ? {} : { rttMsP95: mean(known) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Share of a place's pairs faster than light above which it cannot stand where it says. */
const MISPLACED_SHARE = 0.02;

/**
 * The samples without those of misplaced hosts: a place that answers faster than light in fiber allows, in more than
 * 2 % of its pairs, is not where it says. A law of physics, not a residual, decides what is left out.
 */
export function withoutMisplaced(samples: readonly RttSample[]): {
  readonly samples: readonly RttSample[];
  readonly misplaced: readonly string[];
} {
  const counts = new Map<string, { pairs: number; faster: number }>();
  for (const { from, to, rttMs } of samples) {
    const isFaster = rttMs < fiberRttMs(greatCircleKm(from, to));
    for (const { name } of [from, to]) {
      const { pairs, faster } = counts.get(name) ?? { pairs: 0, faster: 0 };
      counts.set(name, { pairs: pairs + 1, faster: faster + Number(isFaster) });
    }
  }
  const misplaced = [...counts]
    .filter(([, { pairs, faster }]) => faster > MISPLACED_SHARE * pairs)
    .map(([name]) => name);
  const bad = new Set(misplaced);
  return {
    samples: samples.filter(({ from, to }) => !bad.has(from.name) && !bad.has(to.name)),
    misplaced,
  };
}
