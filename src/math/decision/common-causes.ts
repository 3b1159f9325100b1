import { assert } from '../assert.ts';
import type { DistributionSpec } from '../statistics/distribution-spec.ts';
import { normalCdf, normalQuantile } from '../statistics/normal.ts';
import { quantileFunction } from '../statistics/quantile-function.ts';
import { type DrawRange, uniformColumns } from './uniform-columns.ts';

/** An uncertain input of a model, with the common causes that move it together with others. */
export interface UncertainInput {
  readonly id: string;
  readonly distribution: DistributionSpec;
  /**
   * Loading of the input on each named cause, -1 to 1; two inputs with loadings a and b on one cause have normal scores
   * with correlation a b. The squares sum to at most 1; what is left is the input's own.
   */
  readonly causes?: Readonly<Record<string, number>>;
}

/** Draws of all inputs: `columns[i][k]` is input i in draw k. */
export interface InputSample {
  readonly ids: readonly string[];
  readonly draws: number;
  readonly columns: readonly Float64Array[];
}

/** What is wrong with the loadings of an input, in words; undefined where they are sound. */
export function loadingFault({ causes = {} }: UncertainInput): string | undefined {
  const loadings = Object.values(causes);
  if (!loadings.every((each) => each >= -1 && each <= 1)) return 'a loading must be within -1 to 1';
  return sumOfSquares(loadings) <= 1 + 1e-12
    ? undefined
    : 'the squared loadings must sum to at most 1';
}

/** Correlation of the normal scores of two inputs: the sum of the products of their loadings; 1 with itself. */
export function inputCorrelation(a: UncertainInput, b: UncertainInput): number {
  if (a.id === b.id) return 1;
  let sum = 0;
  for (const [cause, loading] of Object.entries(a.causes ?? {})) {
    sum += loading * (b.causes?.[cause] ?? 0);
  }
  return sum;
}

/**
 * The independent factors behind the inputs, in the order of their uniform draws: the common causes, then one factor of its
 * own for each input. The causes come first: they move the most, and the first dimensions are the most even.
 */
export function factorIds(inputs: readonly UncertainInput[]): readonly string[] {
  return [...causesOf(inputs), ...inputs.map(({ id }) => id)];
}

/**
 * Draws of the inputs, each with its own distribution, dependent through their common causes: a Gaussian copula whose
 * normal score is the loaded sum of standard normal causes and of the input's own. A draw is the same in whatever range it
 * is asked for; ranges of 2^k draws are the most even, and other seeds are independent replications.
 * Errors: asserts that {@link loadingFault} finds none and that the distributions are sound.
 * Source: Li 2000, "On Default Correlation: A Copula Function Approach", J. Fixed Income 9(4); Glasserman, "Monte Carlo
 * Methods in Financial Engineering", section 9.4 (factor models).
 */
export function sampleInputs(inputs: readonly UncertainInput[], range: DrawRange): InputSample {
  return inputsFromFactors(inputs, uniformColumns(factorIds(inputs).length, range));
}

/**
 * Draws of the inputs from given uniform draws of their factors, one column each in the order of {@link factorIds}: for
 * designs that vary independent factors, as those of Sobol' indices do. Errors: as {@link sampleInputs}.
 */
export function inputsFromFactors(
  inputs: readonly UncertainInput[],
  factors: readonly Float64Array[],
): InputSample {
  const causes = causesOf(inputs);
  assert(factors.length === causes.length + inputs.length, 'each factor has its draws');
  const scores = new Map(causes.map((cause, c) => [cause, factors[c].map(normalQuantile)]));
  const columns = inputs.map((input, i) => {
    const fault = loadingFault(input);
    assert(fault === undefined, `${input.id}: ${fault ?? ''}`);
    const own = factors[causes.length + i];
    return dependentUniforms(input, own, scores).map(quantileFunction(input.distribution));
  });
  const draws = factors.length === 0 ? 0 : factors[0].length;
  return { ids: inputs.map(({ id }) => id), draws, columns };
}

function causesOf(inputs: readonly UncertainInput[]): readonly string[] {
  return [...new Set(inputs.flatMap(({ causes = {} }) => Object.keys(causes)))];
}

/** Uniform draws of an input from its own and from the normal scores of the causes. */
function dependentUniforms(
  { causes = {} }: UncertainInput,
  own: Float64Array,
  scores: ReadonlyMap<string, Float64Array>,
): Float64Array {
  const loadings = Object.entries(causes).filter(([, loading]) => loading !== 0);
  if (loadings.length === 0) return own;
  const ownLoading = Math.sqrt(Math.max(0, 1 - sumOfSquares(loadings.map(([, each]) => each))));
  const score = own.map((p) => ownLoading * normalQuantile(p));
  for (const [cause, loading] of loadings) {
    const common = scores.get(cause);
    assert(common !== undefined, 'every cause was drawn');
    for (let k = 0; k < score.length; k++) score[k] += loading * common[k];
  }
  return score.map(normalCdf);
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
