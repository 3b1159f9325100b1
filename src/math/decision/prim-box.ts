import { atLeastSuccesses } from '../statistics/binomial.ts';

/** Futures with their inputs, one column each, and whether each is of interest (1: the plan fails, say). */
export interface ScenarioSample {
  readonly columns: readonly Float64Array[];
  readonly isOfInterest: Uint8Array;
}

/** A box by its limits, ends included; an infinite one restricts nothing. */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** How many futures a box holds, and how many of interest. */
export interface BoxCount {
  readonly held: number;
  readonly hits: number;
}

/** A box without limits. */
export function wholeBox(inputs: number): Box {
  return {
    low: new Float64Array(inputs).fill(-Infinity),
    high: new Float64Array(inputs).fill(Infinity),
  };
}

/** The box with one input's limits replaced. */
export function withLimits(box: Box, input: number, limits: readonly [number, number]): Box {
  return { low: box.low.with(input, limits[0]), high: box.high.with(input, limits[1]) };
}

/** Inputs that a box restricts. */
export function restrictedInputs({ low, high }: Box): readonly number[] {
  return [...low.keys()].filter((input) => low[input] > -Infinity || high[input] < Infinity);
}

/** 1 for each future inside the box. */
export function membersOf({ columns, isOfInterest }: ScenarioSample, box: Box): Uint8Array {
  const isMember = new Uint8Array(isOfInterest.length).fill(1);
  for (const input of restrictedInputs(box)) {
    const [column, low, high] = [columns[input], box.low[input], box.high[input]];
    for (let k = 0; k < column.length; k++) {
      if (column[k] < low || column[k] > high) isMember[k] = 0;
    }
  }
  return isMember;
}

/** Futures in the box, and those of interest among them. */
export function countIn(sample: ScenarioSample, box: Box): BoxCount {
  const isMember = membersOf(sample, box);
  let [held, hits] = [0, 0];
  for (let k = 0; k < isMember.length; k++) {
    held += isMember[k];
    hits += isMember[k] & sample.isOfInterest[k];
  }
  return { held, hits };
}

/** Share of the futures in a box that are of interest; 0 in an empty one. */
export function densityOf({ held, hits }: BoxCount): number {
  return held === 0 ? 0 : hits / held;
}

/**
 * Probability that a restriction does as well by chance: that as many futures of interest fall among those held, each with
 * the density of the box without that restriction. Accuracy: too small, since the best of many restrictions was taken.
 * Source: Bryant and Lempert 2010, "Thinking inside the box: a participatory, computer-assisted approach to scenario
 * discovery", Technological Forecasting and Social Change 77(1) (quasi-p-values).
 */
export function chanceOf(sample: ScenarioSample, box: Box, input: number): number {
  const { held, hits } = countIn(sample, box);
  const without = countIn(sample, withLimits(box, input, [-Infinity, Infinity]));
  return atLeastSuccesses(hits, held, densityOf(without));
}
