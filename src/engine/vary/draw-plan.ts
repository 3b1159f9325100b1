import { assert } from '../../math/assert.ts';
import { sampleInputs } from '../../math/decision/common-causes.ts';
import { randomStream, type RandomStream } from '../../math/random-stream.ts';
import { quantileFunction } from '../../math/statistics/quantile-function.ts';
import { responder, type AnswerResponse } from './response.ts';
import { standingDistribution, type InputSpread, type VariedInput } from './varied-input.ts';

/** What is to be drawn: plain data that a worker thread can take. */
export interface DrawPlan {
  readonly response: AnswerResponse;
  /** Indices of the inputs, those first that move the scores most: low-discrepancy points are most even there. */
  readonly order: readonly number[];
  readonly seed: string;
  readonly draws: number;
  /** Draws of a whole batch: a power of 2. Each batch is a scramble of its own, an independent replication. */
  readonly batchDraws: number;
}

/** All candidates at the draws of one batch, row by row: `draw * candidates + j`. */
export interface DrawBatch {
  readonly batch: number;
  readonly score: Float64Array;
  readonly npvUsd: Float64Array;
  readonly isStanding: Uint8Array;
}

const MOST_BATCH_DRAWS = 256;
/** Fewer replications than this say nothing of their spread. */
const LEAST_BATCHES = 8;

/** A plan of `draws`, cut into batches that do not depend on who works on them. Asserts at least one draw. */
export function drawPlan(
  response: AnswerResponse,
  { draws, seed }: { readonly draws: number; readonly seed: string },
): DrawPlan {
  assert(draws >= 1, 'there is a draw');
  const even = 2 ** Math.floor(Math.log2(Math.max(1, draws / LEAST_BATCHES)));
  return {
    response,
    order: inputsByInfluence(response),
    seed,
    draws,
    batchDraws: Math.min(MOST_BATCH_DRAWS, even),
  };
}

/** Batches of a plan; the last one may be smaller. */
export function batchCount({ draws, batchDraws }: DrawPlan): number {
  return Math.ceil(draws / batchDraws);
}

/** The largest move of any candidate's score when each input alone goes to its low or its high, in points. */
export function inputInfluence(response: AnswerResponse): Float64Array {
  const answer = responder(response);
  const standings = new Float64Array(response.inputs.length);
  const base = answer(standings).score.slice();
  return Float64Array.from(response.inputs, (_, i) => {
    let most = 0;
    for (const standing of [-1, 1]) {
      standings[i] = standing;
      answer(standings).score.forEach((score, j) => {
        most = Math.max(most, Math.abs(score - base[j]));
      });
    }
    standings[i] = 0;
    return most;
  });
}

/** Indices of the inputs, most influential first; equal ones as they stand. */
export function inputsByInfluence(response: AnswerResponse): readonly number[] {
  const influence = inputInfluence(response);
  return [...response.inputs.keys()].sort((a, b) => influence[b] - influence[a] || a - b);
}

/**
 * Inputs that are drawn from low-discrepancy points. Beyond some tens of dimensions the points of a small batch lie in
 * patterns, in which an input that changes nothing would seem to go with one that changes much.
 */
const EVEN_INPUTS = 24;

/** Where the inputs stand in each draw of a batch: one column an input, in the order of the response. */
export function batchStandings(plan: DrawPlan, batch: number): readonly Float64Array[] {
  const { response, order, seed, draws, batchDraws } = plan;
  const count = Math.min(batchDraws, draws - batch * batchDraws);
  const even = order.slice(0, EVEN_INPUTS).map((i) => ({
    id: response.inputs[i].id,
    distribution: standingDistribution(response.inputs[i]),
  }));
  const { columns } = sampleInputs(even, { seed: `${seed} vary ${batch}`, count });
  const random = randomStream(seed, `vary ${batch}`);
  const byInput = new Array<Float64Array>(order.length);
  order.forEach((i, place) => {
    byInput[i] =
      place < columns.length ? columns[place] : randomStandings(response.inputs[i], count, random);
  });
  return byInput;
}

/** Points of the quantile function that are kept, evenly over the probabilities. */
const KEPT_QUANTILES = 8192;
const keptQuantiles = new Map<InputSpread, Float64Array>();

function quantilesOf(input: VariedInput): Float64Array {
  const known = keptQuantiles.get(input.spread);
  if (known) return known;
  const quantile = quantileFunction(standingDistribution(input));
  const made = Float64Array.from({ length: KEPT_QUANTILES }, (_, k) =>
    quantile((k + 0.5) / KEPT_QUANTILES),
  );
  keptQuantiles.set(input.spread, made);
  return made;
}

/**
 * Independent draws of the standing of one input.
 * Accuracy: by the nearest of 8,192 quantiles, which is finer than three million calls of an inverse are worth.
 */
function randomStandings(input: VariedInput, count: number, random: RandomStream): Float64Array {
  const quantiles = quantilesOf(input);
  const standings = new Float64Array(count);
  for (let k = 0; k < count; k++) standings[k] = quantiles[Math.floor(random() * KEPT_QUANTILES)];
  return standings;
}

/** A function from the number of a batch to its draws: what a worker makes once and asks again and again. */
export function batchRunner(plan: DrawPlan): (batch: number) => DrawBatch {
  const answer = responder(plan.response);
  const { inputs, sites } = plan.response;
  const standings = new Float64Array(inputs.length);
  return (batch) => {
    const columns = batchStandings(plan, batch);
    const draws = Math.min(plan.batchDraws, plan.draws - batch * plan.batchDraws);
    const score = new Float64Array(draws * sites.length);
    const npvUsd = new Float64Array(draws * sites.length);
    const isStanding = new Uint8Array(draws * sites.length);
    for (let draw = 0; draw < draws; draw++) {
      for (let i = 0; i < standings.length; i++) standings[i] = columns[i][draw];
      const drawn = answer(standings);
      score.set(drawn.score, draw * sites.length);
      npvUsd.set(drawn.npvUsd, draw * sites.length);
      isStanding.set(drawn.isStanding, draw * sites.length);
    }
    return { batch, score, npvUsd, isStanding };
  };
}
