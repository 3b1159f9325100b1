import {
  saltelliDesign,
  sobolIndices,
  type IndexEstimate,
} from '../../math/decision/sobol-indices.ts';
import { quantileFunction } from '../../math/statistics/quantile-function.ts';
import { randomStream } from '../../math/random-stream.ts';
import type { AnswerResponse } from './response.ts';
import type { InputEnd } from './sensitivity.ts';
import { standingDistribution, type VariedInput } from './varied-input.ts';

/** One factor's share of a variance: alone, and with all that it does together with others. */
export interface VarianceShare {
  /** Absent for all inputs that are not named, taken together. */
  readonly input?: VariedInput;
  readonly lead: { readonly first: IndexEstimate; readonly total: IndexEstimate };
  readonly npvUsd: { readonly first: IndexEstimate; readonly total: IndexEstimate };
}

export interface VarianceShares {
  readonly shares: readonly VarianceShare[];
  /** Runs of the response that they rest on. */
  readonly runs: number;
}

/** Inputs that get indices of their own. */
const NAMED = 12;
/** Base points: 2^k. */
const BASE = 512;

/** What is asked: whose end of the answer, and the indices of inputs, most important first. */
export interface VarianceQuery {
  readonly seed: string;
  readonly inputs: readonly number[];
  readonly end: (standings: Float64Array) => InputEnd;
}

/**
 * Sobol' indices of the winner's lead and of its NPV: of the most important inputs one by one, and of all others as one
 * group. A group is a factor like any other: its one number of the design seeds the draws of all its inputs.
 * Source: Saltelli et al. 2010; Jacques, Lavergne and Devictor 2006, "Sensitivity analysis in presence of model uncertainty
 * and correlated inputs", Reliability Engineering and System Safety 91 (groups).
 */
export function varianceShares(
  response: AnswerResponse,
  { seed, inputs, end }: VarianceQuery,
): VarianceShares {
  const named = inputs.slice(0, NAMED);
  const design = { dimensions: named.length + 1, base: BASE };
  const columns = saltelliDesign(design, seed);
  const quantiles = response.inputs.map((input) => quantileFunction(standingDistribution(input)));
  const isNamed = new Set(named);
  const others = [...response.inputs.keys()].filter((i) => !isNamed.has(i));
  const runs = columns[0].length;
  const results = { lead: new Float64Array(runs), npvUsd: new Float64Array(runs) };
  const standings = new Float64Array(response.inputs.length);
  for (let run = 0; run < runs; run++) {
    named.forEach((i, k) => (standings[i] = quantiles[i](columns[k][run])));
    const group = columns[named.length][run];
    const draw = randomStream(seed, `others ${group}`);
    for (const i of others) standings[i] = quantiles[i](draw());
    const { lead, npvUsd } = end(standings);
    results.lead[run] = lead;
    results.npvUsd[run] = npvUsd;
  }
  const ofLead = sobolIndices(results.lead, design, { seed });
  const ofNpv = sobolIndices(results.npvUsd, design, { seed });
  const share = (of: typeof ofLead, k: number) => ({
    first: of?.first[k] ?? NOTHING,
    total: of?.total[k] ?? NOTHING,
  });
  const factors = [...named.map((i) => response.inputs[i]), undefined];
  return {
    shares: factors.map((input, k) => ({
      ...(input && { input }),
      lead: share(ofLead, k),
      npvUsd: share(ofNpv, k),
    })),
    runs,
  };
}

/** Where a result does not vary, nothing has a share in its variance. */
const NOTHING: IndexEstimate = { value: 0, low: 0, high: 0 };
