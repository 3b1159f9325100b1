import { MOST_STANDING } from './varied-input.ts';

/** Standings at which something is worked out beforehand, evenly from one end of what is drawn to the other. */
export function knotStandings(count: number): Float64Array {
  return Float64Array.from(
    { length: count },
    (_, knot) => MOST_STANDING * ((2 * knot) / (count - 1) - 1),
  );
}

/** Where a standing lies among knots: the knot before it, and how far on the way to the next, 0 to 1. */
export interface KnotPlace {
  knot: number;
  share: number;
}

/** Standings beyond the last knots are taken at them. */
export function placeAmongKnots(standing: number, count: number): KnotPlace {
  const position = ((standing / MOST_STANDING + 1) / 2) * (count - 1);
  const knot = Math.min(count - 2, Math.max(0, Math.floor(position)));
  return { knot, share: Math.min(1, Math.max(0, position - knot)) };
}

/**
 * Weights of four neighboring knots for a value between them: the cubic through them, exact at knots.
 * Source: Lagrange's interpolation, Abramowitz and Stegun 1964, 25.2.1. Needs four knots.
 */
export function cubicWeights(
  standing: number,
  count: number,
): { readonly first: number; readonly weights: readonly number[] } {
  const { knot, share } = placeAmongKnots(standing, count);
  const first = Math.min(count - 4, Math.max(0, knot - 1));
  const x = knot + share - first;
  const weights = [0, 1, 2, 3].map((i) => {
    let weight = 1;
    for (let j = 0; j < 4; j++) if (j !== i) weight *= (x - j) / (i - j);
    return weight;
  });
  return { first, weights };
}
