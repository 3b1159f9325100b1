/** What {@link patternSearch} found: the best point and its cost. */
export interface SearchResult {
  readonly point: readonly number[];
  readonly cost: number;
}

/** How far to look first, when to stop, and how often to look at most. */
export interface SearchOptions {
  /** First step of each coordinate. */
  readonly steps: readonly number[];
  /** Stops when every step has shrunk to this share of its first length. */
  readonly tolerance?: number;
  readonly maxEvaluations?: number;
}

/**
 * A local minimum of `cost` near `start` by direct search: tries each coordinate a step up and down, repeats a
 * successful move as a whole, and halves the steps when nothing helps. Needs no derivatives and draws no random
 * numbers, so the same input gives the same bytes. A point may be forbidden by a cost of `Infinity`.
 * Source: Hooke and Jeeves 1961, "Direct Search Solution of Numerical and Statistical Problems", JACM 8(2).
 */
export function patternSearch(
  cost: (point: readonly number[]) => number,
  start: readonly number[],
  { steps, tolerance = 1e-5, maxEvaluations = 20_000 }: SearchOptions,
): SearchResult {
  let evaluations = 0;
  const evaluate = (point: readonly number[]): number => {
    evaluations++;
    return cost(point);
  };
  let base: SearchResult = { point: start, cost: evaluate(start) };
  let scale = 1;
  while (scale > tolerance && evaluations < maxEvaluations) {
    const found = explore(evaluate, base, steps, scale);
    if (found.cost >= base.cost) {
      scale /= 2;
      continue;
    }
    const leap = found.point.map((value, i) => 2 * value - base.point[i]);
    const leaped = explore(evaluate, { point: leap, cost: evaluate(leap) }, steps, scale);
    base = leaped.cost < found.cost ? leaped : found;
  }
  return base;
}

/** One round over the coordinates, keeping each step that lowers the cost. */
function explore(
  cost: (point: readonly number[]) => number,
  from: SearchResult,
  steps: readonly number[],
  scale: number,
): SearchResult {
  let best = from;
  for (let i = 0; i < steps.length; i++) {
    for (const sign of [1, -1]) {
      const point = best.point.with(i, best.point[i] + sign * steps[i] * scale);
      const found = cost(point);
      if (found >= best.cost) continue;
      best = { point, cost: found };
      break;
    }
  }
  return best;
}
