import { type Box, type BoxCount, densityOf, type ScenarioSample, wholeBox } from './prim-box.ts';

/** One box of the way from the whole sample to the smallest. */
export interface PeelingStep extends BoxCount {
  readonly box: Box;
}

/** How much to take off at a time, and where to stop. */
export interface PeelingLimits {
  /** Share of the box that one peel takes off. */
  readonly peelShare: number;
  /** Share of the sample below which no box shrinks. */
  readonly minShare: number;
}

/**
 * Top-down peeling: from the whole sample, again and again cut off the thin slice, at the low or the high end of one input,
 * whose loss raises the density of interest most per future lost. Ends at a pure box, or where the next would be too small.
 * Equal values are cut off together, so that inputs of few values work as well.
 * Source: Friedman and Fisher 1999, "Bump hunting in high-dimensional data", Statistics and Computing 9(2);
 * gain per future lost: Kwakkel and Jaxa-Rozen 2016, "Improving scenario discovery for handling heterogeneous
 * uncertainties and multinomial classified outcomes", Environmental Modelling & Software 79.
 */
export function peelingTrajectory(
  sample: ScenarioSample,
  { peelShare, minShare }: PeelingLimits,
): readonly PeelingStep[] {
  const state = startOf(sample);
  const least = Math.max(1, minShare * state.held);
  const steps = [snapshot(state)];
  while (state.held > 0 && state.hits > 0 && state.hits < state.held) {
    const peel = bestPeel(state, Math.max(1, Math.ceil(peelShare * state.held)));
    if (peel === undefined || state.held - peel.removed < least) break;
    apply(state, peel);
    steps.push(snapshot(state));
  }
  return steps;
}

interface PeelingState {
  readonly sample: ScenarioSample;
  /** Futures by each input, lowest first. */
  readonly order: readonly Uint32Array[];
  readonly isHeld: Uint8Array;
  readonly box: Box;
  held: number;
  hits: number;
}

/** A slice: the futures on one side of one input that go, and the limit that is left. */
interface Peel {
  readonly input: number;
  readonly side: 'low' | 'high';
  readonly limit: number;
  readonly removed: number;
  readonly removedHits: number;
}

function startOf(sample: ScenarioSample): PeelingState {
  const held = sample.isOfInterest.length;
  return {
    sample,
    order: sample.columns.map((column) =>
      Uint32Array.from({ length: held }, (_, k) => k).sort(
        (a, b) => column[a] - column[b] || a - b,
      ),
    ),
    isHeld: new Uint8Array(held).fill(1),
    box: wholeBox(sample.columns.length),
    held,
    hits: sample.isOfInterest.reduce((sum, each) => sum + each, 0),
  };
}

function snapshot({ box, held, hits }: PeelingState): PeelingStep {
  return { box: { low: box.low.slice(), high: box.high.slice() }, held, hits };
}

function bestPeel(state: PeelingState, wanted: number): Peel | undefined {
  let best: Peel | undefined;
  let bestGain = -Infinity;
  for (let input = 0; input < state.order.length; input++) {
    for (const side of ['low', 'high'] as const) {
      const peel = slice(state, { input, side, wanted });
      if (peel === undefined) continue;
      const left = { held: state.held - peel.removed, hits: state.hits - peel.removedHits };
      const gain = (densityOf(left) - densityOf(state)) / peel.removed;
      if (gain > bestGain) [best, bestGain] = [peel, gain];
    }
  }
  return best;
}

/** The slice of at least `wanted` futures, whole values only; undefined where nothing would be left. */
function slice(
  { sample, order, isHeld }: PeelingState,
  { input, side, wanted }: Pick<Peel, 'input' | 'side'> & { readonly wanted: number },
): Peel | undefined {
  const [column, sorted] = [sample.columns[input], order[input]];
  const last = sorted.length - 1;
  let [removed, removedHits, edge] = [0, 0, Number.NaN];
  for (let place = 0; place <= last; place++) {
    const future = sorted[side === 'low' ? place : last - place];
    if (isHeld[future] === 0) continue;
    const value = column[future];
    if (removed >= wanted && value !== edge) {
      return { input, side, limit: value, removed, removedHits };
    }
    removed++;
    removedHits += sample.isOfInterest[future];
    edge = value;
  }
  return undefined;
}

function apply(state: PeelingState, { input, side, limit, removed, removedHits }: Peel): void {
  const column = state.sample.columns[input];
  for (let k = 0; k < column.length; k++) {
    if (side === 'low' ? column[k] < limit : column[k] > limit) state.isHeld[k] = 0;
  }
  state.box[side][input] = limit;
  state.held -= removed;
  state.hits -= removedHits;
}
