import { assert } from '../assert.ts';
import {
  type Box,
  chanceOf,
  countIn,
  densityOf,
  membersOf,
  restrictedInputs,
  type ScenarioSample,
  withLimits,
} from './prim-box.ts';
import { pasted } from './prim-pasting.ts';
import { type PeelingStep, peelingTrajectory } from './prim-peeling.ts';

/** The range of one input that a box asks for; absent ends are open. */
export interface BoxLimit {
  /** Position of the input among the columns. */
  readonly input: number;
  readonly low?: number;
  readonly high?: number;
  /** How likely chance alone restricts as well, by a binomial test; small is good. */
  readonly chance: number;
}

/** A region of the inputs in which futures of interest crowd. */
export interface ScenarioBox {
  /** Only the inputs that matter, the most certain first. */
  readonly limits: readonly BoxLimit[];
  /** Share of all futures of interest that the box holds (and no box before it). */
  readonly coverage: number;
  /** Share of the futures in the box that are of interest. */
  readonly density: number;
  /** Share of all futures that the box holds (and no box before it). */
  readonly share: number;
}

export interface DiscoveryOptions {
  /** Boxes at most, each found in what the ones before it left. */
  readonly maxBoxes?: number;
  readonly peelShare?: number;
  readonly minShare?: number;
  /** A limit that chance would do as well as with more than this probability is dropped. */
  readonly significance?: number;
}

/**
 * Scenario discovery: the boxes, each a short list of ranges of inputs, that say in which futures what is of interest
 * happens, by the Patient Rule Induction Method. Each box is peeled; of the boxes on the way the one with the best balance
 * of coverage and density (their harmonic mean) is taken; it is pasted; limits that chance would do as well are dropped.
 * Ends when a box is no denser than all futures are.
 * Known weakness: peeling is greedy, so that two regions at opposite ends of one input can hide each other.
 * Edge: no boxes where no future, or every one, is of interest.
 * Source: Friedman and Fisher 1999, "Bump hunting in high-dimensional data", Statistics and Computing 9(2); Bryant and
 * Lempert 2010, "Thinking inside the box", Technological Forecasting and Social Change 77(1); the harmonic mean: van
 * Rijsbergen 1979, "Information Retrieval", chapter 7.
 * Errors: asserts columns as long as the list of what is of interest.
 */
export function scenarioBoxes(
  sample: ScenarioSample,
  { maxBoxes = 3, peelShare = 0.05, minShare = 0.05, significance = 0.05 }: DiscoveryOptions = {},
): readonly ScenarioBox[] {
  const { columns, isOfInterest } = sample;
  assert(
    columns.every((column) => column.length === isOfInterest.length),
    'each future has all inputs',
  );
  const all = { held: isOfInterest.length, hits: hitsOf(isOfInterest) };
  const found: ScenarioBox[] = [];
  let left = sample;
  while (found.length < maxBoxes && hitsOf(left.isOfInterest) > 0) {
    const peeled = balanced(peelingTrajectory(left, { peelShare, minShare }));
    const box = simplified(left, pasted(left, peeled, peelShare), significance);
    const count = countIn(left, box);
    if (restrictedInputs(box).length === 0 || densityOf(count) <= densityOf(all)) break;
    found.push({
      limits: limitsOf(left, box),
      coverage: count.hits / all.hits,
      density: densityOf(count),
      share: count.held / all.held,
    });
    left = without(left, box);
  }
  return found;
}

/** The box with the highest harmonic mean of coverage and density: 2 hits / (held + all hits). */
function balanced(steps: readonly PeelingStep[]): Box {
  const all = steps[0].hits;
  const balance = ({ hits, held }: PeelingStep) => (2 * hits) / (held + all);
  return steps.reduce((best, step) => (balance(step) > balance(best) ? step : best)).box;
}

/** Drops the weakest restriction again and again while chance would do as well. */
function simplified(sample: ScenarioSample, box: Box, significance: number): Box {
  let simple = box;
  for (;;) {
    const weakest = restrictedInputs(simple)
      .map((input) => ({ input, chance: chanceOf(sample, simple, input) }))
      .sort((a, b) => b.chance - a.chance)
      .at(0);
    if (weakest === undefined || weakest.chance <= significance) return simple;
    simple = withLimits(simple, weakest.input, [-Infinity, Infinity]);
  }
}

function limitsOf(sample: ScenarioSample, box: Box): readonly BoxLimit[] {
  return restrictedInputs(box)
    .map((input) => ({
      input,
      ...(box.low[input] > -Infinity && { low: box.low[input] }),
      ...(box.high[input] < Infinity && { high: box.high[input] }),
      chance: chanceOf(sample, box, input),
    }))
    .sort((a, b) => a.chance - b.chance || a.input - b.input);
}

/** The futures outside a box. */
function without(sample: ScenarioSample, box: Box): ScenarioSample {
  const isMember = membersOf(sample, box);
  const isOutside = (_: number, k: number) => isMember[k] === 0;
  return {
    columns: sample.columns.map((column) => column.filter(isOutside)),
    isOfInterest: sample.isOfInterest.filter(isOutside),
  };
}

function hitsOf(isOfInterest: Uint8Array): number {
  return isOfInterest.reduce((sum, each) => sum + each, 0);
}
