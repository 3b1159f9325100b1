import { compiled, incbi } from 'cephes';
import { assert } from '../assert.ts';
import {
  type DistributionSpec,
  distributionFault,
  type IntervalSpec,
  type NormalSpec,
  type Outcome,
  type PertSpec,
  type TriangularSpec,
} from './distribution-spec.ts';
import { normalCdf, normalQuantile } from './normal.ts';

// The functions are WebAssembly, which compiles once, before anybody can call them.
await compiled;

/** Inverse of a cumulative distribution function: the smallest x that a draw does not exceed with `probability`. */
export type QuantileFunction = (probability: number) => number;

/**
 * Quantile function of an uncertain quantity, for `probability` in [0, 1]; draws are its values at uniform draws. Infinite
 * at 0 and 1 where the quantity has no bound. Never falls as the probability rises.
 * Errors: asserts that {@link distributionFault} finds none.
 * Source: triangular, normal, lognormal: Law, "Simulation Modeling and Analysis", 5th ed., sections 6.2 and 8.3; PERT:
 * Malcolm et al. 1959, "Application of a Technique for Research and Development Program Evaluation", as a beta
 * distribution with shapes 1 + 4 (mode - low) / (high - low) and 1 + 4 (high - mode) / (high - low); Cephes `incbi`.
 */
export function quantileFunction(spec: DistributionSpec): QuantileFunction {
  const fault = distributionFault(spec);
  assert(fault === undefined, `a distribution is sound: ${fault ?? ''}`);
  switch (spec.kind) {
    case 'constant':
      return () => spec.value;
    case 'uniform':
      return (p) => between(spec.low, spec.high, p);
    case 'triangular':
      return triangular(spec);
    case 'pert':
      return pert(spec);
    case 'normal':
      return normal(spec);
    case 'lognormal':
      return lognormal(lognormalMoments(spec));
    case 'normalInterval':
      return normal({ kind: 'normal', ...intervalMoments(spec) });
    case 'lognormalInterval':
      return lognormal(logInterval(spec));
    case 'discrete':
      return discrete(spec.outcomes);
  }
}

/**
 * Quantile of what is believed about a quantity at one half: where the base case of a range stands. Exactly the value of a
 * constant.
 */
export function distributionMedian(spec: DistributionSpec): number {
  return quantileFunction(spec)(0.5);
}

/** The point that lies `share` of the way; exact at both ends, and never outside them. */
function between(low: number, high: number, share: number): number {
  return share >= 1 ? high : Math.min(high, low + (high - low) * share);
}

function triangular({ low, mode, high }: TriangularSpec): QuantileFunction {
  const width = high - low;
  if (width === 0) return () => mode;
  const risingShare = (mode - low) / width;
  return (p) =>
    p < risingShare
      ? low + Math.sqrt(p * width * (mode - low))
      : high - Math.sqrt((1 - p) * width * (high - mode));
}

function pert({ low, mode, high, shape = 4 }: PertSpec): QuantileFunction {
  const width = high - low;
  if (width === 0) return () => mode;
  const alpha = 1 + (shape * (mode - low)) / width;
  const beta = 1 + (shape * (high - mode)) / width;
  return (p) => (p <= 0 ? low : between(low, high, p >= 1 ? 1 : incbi(alpha, beta, p)));
}

function normal({ mean, sd, low, high }: NormalSpec): QuantileFunction {
  if (sd === 0) return () => mean;
  if (low === undefined && high === undefined) return (p) => mean + sd * normalQuantile(p);
  const [floor, ceiling] = [low ?? -Infinity, high ?? Infinity];
  const below = normalCdf((floor - mean) / sd);
  const inside = normalCdf((ceiling - mean) / sd) - below;
  return (p) => {
    if (p <= 0 || p >= 1) return p <= 0 ? floor : ceiling;
    // Rounding in the tail must not let a draw past its limit.
    return Math.min(ceiling, Math.max(floor, mean + sd * normalQuantile(below + p * inside)));
  };
}

interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** A lognormal by the mean and the standard deviation of its logarithm. */
function lognormal({ mean, sd }: Moments): QuantileFunction {
  if (sd === 0) return () => Math.exp(mean);
  return (p) => Math.exp(mean + sd * normalQuantile(p));
}

/** Moments of the logarithm from those of the quantity. Source: Law, section 6.2.2. */
function lognormalMoments({ mean, sd }: Moments): Moments {
  const variance = Math.log1p((sd / mean) ** 2);
  return { mean: Math.log(mean) - variance / 2, sd: Math.sqrt(variance) };
}

function intervalMoments({ low, high, coverage }: Omit<IntervalSpec, 'kind'>): Moments {
  const reach = normalQuantile((1 + coverage) / 2);
  return { mean: (low + high) / 2, sd: (high - low) / 2 / reach };
}

function logInterval({ low, high, coverage }: IntervalSpec): Moments {
  return intervalMoments({ low: Math.log(low), high: Math.log(high), coverage });
}

function discrete(outcomes: readonly Outcome[]): QuantileFunction {
  const sorted = outcomes
    .filter(({ probability }) => probability > 0)
    .sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { probability }) => sum + probability, 0);
  let sum = 0;
  const upTo = sorted.map(({ probability }) => (sum += probability) / total);
  // The sum of shares may round below 1; the last outcome takes what is left.
  return (p) => {
    const found = upTo.findIndex((share) => p <= share);
    return sorted[found === -1 ? sorted.length - 1 : found].value;
  };
}
