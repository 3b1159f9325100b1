import { compiled, stdtri } from 'cephes';
import { assert } from '../assert.ts';

// The functions are WebAssembly, which compiles once, before anybody can call them.
await compiled;

/** A mean with the interval that holds the true mean with the stated probability. */
export interface Estimate {
  readonly mean: number;
  /** Half the width of the interval; absent where one value says nothing about the spread. */
  readonly halfWidth?: number;
  readonly count: number;
}

/** Quantile of Student's t with `degrees` of freedom (whole, 1 or more) at `probability` in (0, 1). Source: Cephes. */
export function studentTQuantile(degrees: number, probability: number): number {
  assert(probability > 0 && probability < 1, 'a quantile needs a probability between 0 and 1');
  return stdtri(degrees, probability);
}

/**
 * Mean of independent replications with its confidence interval, t(n-1) s / sqrt(n).
 * `confidence` in (0, 1). Asserts at least one value.
 * Source: Law, "Simulation Modeling and Analysis", 5th ed., equation 4.12.
 */
export function meanEstimate(values: readonly number[], confidence = 0.95): Estimate {
  assert(values.length > 0, 'a mean needs a value');
  const count = values.length;
  // Summed from the first value on, so that equal values have no spread at all.
  const [first] = values;
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / count;
  if (count === 1) return { mean, count };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  return {
    mean,
    halfWidth: studentTQuantile(count - 1, (1 + confidence) / 2) * standardError,
    count,
  };
}

/** Whether `truth` lies in the interval. An estimate without a width contains only its own mean. */
export function containsTruth(estimate: Estimate, truth: number): boolean {
  return Math.abs(truth - estimate.mean) <= (estimate.halfWidth ?? 0);
}
