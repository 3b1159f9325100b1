/** An input with its base case and the ends of its range. */
export interface InputRange {
  readonly id: string;
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** What one input, moved alone, does to the result. */
export interface TornadoBar {
  readonly id: string;
  readonly atLow: number;
  readonly atHigh: number;
  /** Distance between the lowest and the highest of the three results. */
  readonly swing: number;
}

/** A tornado diagram: the widest bar first, equal ones in the order of the inputs. */
export interface Tornado {
  readonly atBase: number;
  readonly bars: readonly TornadoBar[];
}

/**
 * One-way sensitivity: the result at both ends of each input's range, all others at their base. Calls the model once for
 * the base and twice an input. Says nothing of what inputs do together: that is for Sobol' indices.
 * Source: Howard 1988, "Decision Analysis: Practice and Promise", Management Science 34(6); Eschenbach 1992, "Spiderplots
 * versus Tornado Diagrams for Sensitivity Analysis", Interfaces 22(6).
 */
export function tornado(
  model: (inputs: readonly number[]) => number,
  inputs: readonly InputRange[],
): Tornado {
  const base = inputs.map((input) => input.base);
  const atBase = model(base);
  const bars = inputs.map(({ id, low, high }, i) => {
    const [atLow, atHigh] = [low, high].map((value) => model(base.with(i, value)));
    const swing = Math.max(atLow, atHigh, atBase) - Math.min(atLow, atHigh, atBase);
    return { id, atLow, atHigh, swing };
  });
  return { atBase, bars: bars.sort((a, b) => b.swing - a.swing) };
}
