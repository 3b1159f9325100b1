/**
 * How sure an answer is, and what would change it. A whole evaluation takes half a second, ten thousand of them an hour: so
 * each candidate becomes a *response*, a compact function from the uncertain inputs to its criteria, drawn from the parts
 * of one evaluation. Demand, law, cost and money respond exactly as in the evaluation; only the error of round trips and the
 * weight of place are read off knots between which the response is interpolated, and every report says how far that is off.
 * Rejected: a linear surface over all inputs (first order is wrong where the law closes a country or a region sells out),
 * and draws of final criteria from their ranges (criteria that share an input would be drawn as strangers).
 */
import { normalCdf } from '../../math/statistics/normal.ts';
import type { DistributionSpec } from '../../math/statistics/distribution-spec.ts';
import type { Confidence } from '../../world/types.ts';

/** What an input is about. */
export type InputSubject =
  'demand' | 'network' | 'law' | 'market' | 'cost' | 'country' | 'criterion';

/**
 * What is known of an input: `range`, a middle with about its 10th and 90th percentile; `bounds`, nothing but that it lies
 * between them; `readings`, a rule that is read strictly, as the tables have it, or mildly.
 */
export type InputSpread = 'range' | 'bounds' | 'readings';

/**
 * An uncertain input: one named thing, however many candidates it touches. Inputs are independent; what several have in
 * common (growth of the world's market, error of the routes to a country) is an input of its own.
 */
export interface VariedInput {
  readonly id: string;
  readonly label: string;
  readonly subject: InputSubject;
  readonly unit: string;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly spread: InputSpread;
  /** Whether its errors are factors, so that it never falls below nothing. */
  readonly isLog: boolean;
  /** Ends that nothing can pass, such as 0 and 1 of a share. */
  readonly least: number;
  readonly most: number;
  readonly confidence: Confidence;
}

/**
 * Where an input stands: -1 at its low, 0 at its middle, 1 at its high. Each side is measured by itself, so that uneven
 * ranges keep their middle as the median.
 */
export type Standing = number;

/** Standard score of the 90th percentile of a normal distribution: ranges name about the 10th and the 90th. */
const Z90 = 1.2815515594600038;

/** Farthest standing that is drawn: three standard deviations. */
export const MOST_STANDING = 2.4;

/**
 * Probabilities of the low, middle and high reading, for an outcome known at its 10th, 50th and 90th percentile.
 * Source: Swanson's 30-40-30 rule, Megill 1984, "An Introduction to Risk Analysis", 2nd ed.
 */
const READING_PROBABILITY = { end: 0.3, middle: 0.4 };

/** The distribution of an input's standing: a split normal or lognormal, a uniform, or three outcomes. */
export function standingDistribution({ spread }: Pick<VariedInput, 'spread'>): DistributionSpec {
  switch (spread) {
    case 'range':
      return { kind: 'normal', mean: 0, sd: 1 / Z90, low: -MOST_STANDING, high: MOST_STANDING };
    case 'bounds':
      return { kind: 'uniform', low: -1, high: 1 };
    case 'readings': {
      const { end, middle } = READING_PROBABILITY;
      return {
        kind: 'discrete',
        outcomes: [
          { value: -1, probability: end },
          { value: 0, probability: middle },
          { value: 1, probability: end },
        ],
      };
    }
  }
}

/** Farthest that an input can stand from its middle. */
export function mostStanding({ spread }: Pick<VariedInput, 'spread'>): Standing {
  return spread === 'range' ? MOST_STANDING : 1;
}

/** Probability that an input stands at least so far out on the side of `standing`. */
export function tailProbability(
  { spread }: Pick<VariedInput, 'spread'>,
  standing: Standing,
): number {
  const size = Math.abs(standing);
  if (spread === 'range') return 1 - normalCdf(size * Z90);
  if (spread === 'bounds') return Math.max(0, (1 - size) / 2);
  return size <= 1 ? READING_PROBABILITY.end : 0;
}

/** A range as it is read at a standing; made once, read in every draw. */
export interface StandingRange {
  /** Index of its input; negative for a value that is certain. */
  readonly input: number;
  /** Index among the distinct ranges: candidates that share a number share its range, and it is drawn once for all. */
  readonly place: number;
  readonly mid: number;
  /** What one standing moves: a difference, or a logarithm of a factor. */
  readonly down: number;
  readonly up: number;
  readonly isLog: boolean;
  readonly least: number;
  readonly most: number;
}

/** The part of an input that its value depends on. */
export type InputRange = Pick<VariedInput, 'low' | 'mid' | 'high' | 'isLog' | 'least' | 'most'>;

/** The range of an input, with its place among all ranges. */
export function standingRange(input: number, place: number, range: InputRange): StandingRange {
  const { low, mid, high, isLog, least, most } = range;
  const [down, up] = isLog ? [Math.log(low / mid), Math.log(high / mid)] : [low - mid, high - mid];
  return { input, place, mid, down, up, isLog, least, most };
}

/** The value at a standing; exactly the middle at 0 and, but for rounding, the ends at -1 and 1. */
export function valueAt(range: StandingRange, standing: Standing): number {
  if (standing === 0) return range.mid;
  const move = standing < 0 ? -standing * range.down : standing * range.up;
  const value = range.isLog ? range.mid * Math.exp(move) : range.mid + move;
  return value < range.least ? range.least : value > range.most ? range.most : value;
}

/** The value of a range where its input stands. */
export function valueIn(range: StandingRange, standings: Float64Array): number {
  return range.input < 0 ? range.mid : valueAt(range, standings[range.input]);
}

/** The values of all ranges at a draw, by their places. */
export function drawRanges(
  ranges: readonly StandingRange[],
  standings: Float64Array,
  values: Float64Array,
): void {
  for (let k = 0; k < ranges.length; k++) values[k] = valueIn(ranges[k], standings);
}
