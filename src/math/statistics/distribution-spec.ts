/**
 * What is believed about an uncertain quantity, as plain data: a range with a most likely value, a mean with a standard
 * deviation, or listed outcomes. {@link quantileFunction} turns it into draws.
 */
export type DistributionSpec =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | TriangularSpec
  | PertSpec
  | NormalSpec
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number }
  | IntervalSpec
  | { readonly kind: 'discrete'; readonly outcomes: readonly Outcome[] };

export interface TriangularSpec {
  readonly kind: 'triangular';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

export interface PertSpec {
  readonly kind: 'pert';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  /** How strongly the mode pulls, 0 (uniform) or more; 4 where it is not given, as in PERT. */
  readonly shape?: number;
}

/** Normal with the mean and standard deviation that it has before it is cut off at `low` and `high`, where given. */
export interface NormalSpec {
  readonly kind: 'normal';
  readonly mean: number;
  readonly sd: number;
  readonly low?: number;
  readonly high?: number;
}

/** Normal or lognormal with the stated share (0.9, say) between `low` and `high`, and equal shares outside. */
export interface IntervalSpec {
  readonly kind: 'normalInterval' | 'lognormalInterval';
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/** One value of a discrete quantity with its relative probability; they need not sum to 1. */
export interface Outcome {
  readonly value: number;
  readonly probability: number;
}

/** What is wrong with a distribution, in words for its author; undefined where it is sound. */
export function distributionFault(spec: DistributionSpec): string | undefined {
  return hasOnlyNumbers(spec) ? shapeFault(spec) : 'every number must be finite';
}

function hasOnlyNumbers(spec: DistributionSpec): boolean {
  const numbers =
    spec.kind === 'discrete'
      ? spec.outcomes.flatMap(({ value, probability }) => [value, probability])
      : Object.values(spec).filter((each) => typeof each === 'number');
  return numbers.every(Number.isFinite);
}

function shapeFault(spec: DistributionSpec): string | undefined {
  switch (spec.kind) {
    case 'constant':
      return undefined;
    case 'uniform':
      return spec.low <= spec.high ? undefined : 'low must not be above high';
    case 'triangular':
    case 'pert':
      return modeFault(spec);
    case 'normal':
      return normalFault(spec);
    case 'lognormal':
      if (!(spec.mean > 0)) return 'the mean of a lognormal must be above 0';
      return spec.sd >= 0 ? undefined : 'the standard deviation must not be negative';
    case 'normalInterval':
    case 'lognormalInterval':
      return intervalFault(spec);
    case 'discrete':
      return discreteFault(spec.outcomes);
  }
}

function modeFault(spec: TriangularSpec | PertSpec): string | undefined {
  if (!(spec.low <= spec.mode && spec.mode <= spec.high)) {
    return 'low, mode and high must not fall';
  }
  const hasShape = spec.kind === 'pert' && spec.shape !== undefined;
  return hasShape && !(spec.shape >= 0) ? 'the shape must not be negative' : undefined;
}

function normalFault(spec: NormalSpec): string | undefined {
  if (!(spec.sd >= 0)) return 'the standard deviation must not be negative';
  const { low = -Infinity, high = Infinity } = spec;
  if (!(low < high)) return 'low must be below high';
  // Cut off farther out, the tail has too few digits left to invert.
  const isNear = low <= spec.mean + 6 * spec.sd && high >= spec.mean - 6 * spec.sd;
  return isNear ? undefined : 'the limits leave out all that is likely';
}

function intervalFault({ kind, low, high, coverage }: IntervalSpec): string | undefined {
  if (!(low <= high)) return 'low must not be above high';
  if (!(coverage > 0 && coverage < 1)) return 'the coverage must be between 0 and 1';
  return kind === 'lognormalInterval' && !(low > 0) ? 'low must be above 0' : undefined;
}

function discreteFault(outcomes: readonly Outcome[]): string | undefined {
  if (outcomes.length === 0) return 'a discrete quantity needs an outcome';
  if (outcomes.some(({ probability }) => probability < 0)) {
    return 'a probability must not be negative';
  }
  return outcomes.some(({ probability }) => probability > 0)
    ? undefined
    : 'some outcome must be possible';
}
