import { assert } from '../assert.ts';
import { randomStream } from '../random-stream.ts';
import { sampleQuantiles } from './tail-risk.ts';
import { uniformColumns } from './uniform-columns.ts';

/** Shape of a design: how many independent factors, and how many base points (2^k are the most even). */
export interface DesignShape {
  readonly dimensions: number;
  readonly base: number;
}

/**
 * Uniform draws at which to run a model for {@link sobolIndices}: one column a factor, base x (dimensions + 2) rows, first
 * those of matrix A, then those of B, then, for each factor, A with that factor's column taken from B.
 * Source: Saltelli et al. 2010, "Variance based sensitivity analysis of model output", Computer Physics Communications 181(2).
 */
export function saltelliDesign(
  { dimensions, base }: DesignShape,
  seed: string,
): readonly Float64Array[] {
  const columns = uniformColumns(2 * dimensions, { seed, count: base });
  return Array.from({ length: dimensions }, (_, factor) => {
    const [a, b] = [columns[factor], columns[dimensions + factor]];
    const column = new Float64Array(base * (dimensions + 2));
    for (let block = 0; block < dimensions + 2; block++) {
      column.set(block === 1 || block === factor + 2 ? b : a, block * base);
    }
    return column;
  });
}

/** An estimate with the interval that its bootstrap gives. */
export interface IndexEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Shares of the variance of a result, by factor. */
export interface SobolIndices {
  /** First order: the share that goes if the factor alone becomes known. */
  readonly first: readonly IndexEstimate[];
  /** Total: the share that stays if all but this factor become known, all that it does together with others included. */
  readonly total: readonly IndexEstimate[];
}

export interface BootstrapOptions {
  readonly seed: string;
  readonly resamples?: number;
  readonly confidence?: number;
}

/**
 * First-order and total Sobol' indices from the results of a model at the rows of {@link saltelliDesign}. First order by
 * Saltelli's estimator, mean of fB (fAB - fA); total by Jansen's, half the mean of (fA - fAB)^2; both over the variance.
 * Percentile intervals by bootstrap over the base points. Estimates may fall a little outside 0 to 1.
 * Edge: undefined where the result does not vary.
 * Source: Saltelli et al. 2010, table 2 (b) and (f); Jansen 1999, Computer Physics Communications 117; Archer, Saltelli and
 * Sobol' 1997, "Sensitivity measures, ANOVA-like techniques and the use of bootstrap".
 * Accuracy: on the Ishigami function, errors of 0.003 (root mean square) and at most 0.018 with 4,096 base points, 0.008 and
 * 0.05 with 1,024 (measured over 40 scrambles). Intervals are too wide rather than too narrow, because the bootstrap does
 * not see the evenness of the points.
 */
export function sobolIndices(
  results: Float64Array,
  { dimensions, base }: DesignShape,
  { seed, resamples = 200, confidence = 0.95 }: BootstrapOptions,
): SobolIndices | undefined {
  assert(results.length === base * (dimensions + 2), 'the design was run as a whole');
  const centered = centeredOn(results, 2 * base);
  const all = Uint32Array.from({ length: base }, (_, k) => k);
  const estimate = indicesOver(centered, dimensions, all);
  if (estimate === undefined) return undefined;
  const draw = randomStream(seed, 'bootstrap of sobol indices');
  const replicates: Float64Array[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const chosen = all.map(() => draw() * base);
    const replicate = indicesOver(centered, dimensions, chosen);
    if (replicate !== undefined) replicates.push(replicate);
  }
  const intervals = Array.from(estimate, (value, i) =>
    interval(
      value,
      Float64Array.from(replicates, (each) => each[i]),
      confidence,
    ),
  );
  return { first: intervals.slice(0, dimensions), total: intervals.slice(dimensions) };
}

/** The results less the mean of the first `count`: a large mean would drown the first-order estimator. */
function centeredOn(results: Float64Array, count: number): Float64Array {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += results[k];
  return results.map((result) => result - sum / count);
}

/** First-order, then total indices over the chosen base points; undefined where the result does not vary there. */
function indicesOver(
  results: Float64Array,
  dimensions: number,
  chosen: Uint32Array,
): Float64Array | undefined {
  const base = chosen.length;
  let [sum, squares] = [0, 0];
  for (const k of chosen) {
    const [a, b] = [results[k], results[base + k]];
    sum += a + b;
    squares += a * a + b * b;
  }
  const variance = squares / (2 * base) - (sum / (2 * base)) ** 2;
  // A constant result leaves nothing but rounding.
  if (!(variance > 1e-24 * squares) || variance === 0) return undefined;
  const indices = new Float64Array(2 * dimensions);
  for (let factor = 0; factor < dimensions; factor++) {
    const offset = (factor + 2) * base;
    let [first, total] = [0, 0];
    for (const k of chosen) {
      const moved = results[offset + k] - results[k];
      first += results[base + k] * moved;
      total += moved * moved;
    }
    indices[factor] = first / base / variance;
    indices[dimensions + factor] = total / (2 * base) / variance;
  }
  return indices;
}

function interval(value: number, replicates: Float64Array, confidence: number): IndexEstimate {
  if (replicates.length === 0) return { value, low: value, high: value };
  const [low, high] = sampleQuantiles(replicates, [(1 - confidence) / 2, (1 + confidence) / 2]);
  return { value, low, high };
}
