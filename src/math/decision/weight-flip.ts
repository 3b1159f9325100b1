import { assert } from '../assert.ts';
import { largestAt } from './draw-table.ts';
import { type UtilityMatrix, weightedScores } from './utility-matrix.ts';

/** Weights that differ by less than this are the same. */
const ROUNDING = 1e-12;

/** The point at which a weight makes another alternative win; any step beyond it does. */
export interface WeightFlip {
  /** Weight of the criterion at the tie, of weights that sum to 1. */
  readonly weight: number;
  /** That weight less the present one. */
  readonly change: number;
  /** Who wins just beyond. */
  readonly winner: number;
}

/** The nearest flips on both sides; absent where the weight may go all the way to 1, or to 0, and change nothing. */
export interface WeightFlips {
  readonly up?: WeightFlip;
  readonly down?: WeightFlip;
}

/**
 * Smallest change of one criterion's weight, up and down, that changes the winner of the weighted sum, when the other
 * weights keep their proportions and the sum stays 1. Exact: scores are straight lines in that weight. Equal scores go to
 * the first alternative; a tie of today flips at a change of 0.
 * Errors: asserts weights of 0 or more that sum to 1.
 * Source: Mareschal 1988, "Weight stability intervals in multicriteria decision aid", EJOR 33(1).
 */
export function singleWeightFlips(
  utilities: UtilityMatrix,
  weights: readonly number[],
  criterion: number,
): WeightFlips {
  assertWeights(weights, utilities);
  const { winner, gains } = lead(utilities, weights);
  const direction = movingWeight(weights, criterion);
  const now = weights[criterion];
  let up: Candidate | undefined;
  let down: Candidate | undefined;
  for (let other = 0; other < utilities.alternatives; other++) {
    if (other === winner) continue;
    const slope = dot(difference(utilities, other, winner), direction);
    const candidate = { change: 0 - gains[other] / slope, steepness: Math.abs(slope), other };
    // Where the lines only meet at the end of the range, nothing lies beyond the tie.
    if (slope > 0 && now + candidate.change < 1 - ROUNDING) up = nearer(up, candidate);
    if (slope < 0 && now + candidate.change > ROUNDING) down = nearer(down, candidate);
  }
  return { ...(up && { up: flipOf(up, now) }), ...(down && { down: flipOf(down, now) }) };
}

interface Candidate {
  readonly change: number;
  readonly steepness: number;
  readonly other: number;
}

/** The candidate that ties first; of several at one point the steepest, which wins beyond it. */
function nearer(found: Candidate | undefined, next: Candidate): Candidate {
  if (found === undefined) return next;
  const [a, b] = [Math.abs(found.change), Math.abs(next.change)];
  return b < a || (b === a && next.steepness > found.steepness) ? next : found;
}

function flipOf({ change, other }: Candidate, now: number): WeightFlip {
  return { weight: now + change, change, winner: other };
}

/** How the weights move per unit of one of them: the others shrink in proportion, or equally where they are all 0. */
function movingWeight(weights: readonly number[], criterion: number): readonly number[] {
  const rest = weights.reduce((sum, weight, c) => (c === criterion ? sum : sum + weight), 0);
  return weights.map((weight, c) => {
    if (c === criterion) return 1;
    return rest > 0 ? -weight / rest : -1 / (weights.length - 1);
  });
}

/** The least change of all weights together that makes another alternative win. */
export interface NearestFlip {
  /** The weights at the tie; any step beyond makes `winner` win. */
  readonly weights: readonly number[];
  /** Weight that has to move from some criteria to another: half the sum of the absolute changes (L1). */
  readonly moved: number;
  readonly winner: number;
}

/**
 * Smallest change of the whole weight vector, measured as the weight that moves between criteria (half the L1 distance),
 * that changes the winner of the weighted sum. Exact: for each rival, weight goes to the criterion that favors it most, from
 * those that favor it least, first from the worst: the greedy solution of a fractional knapsack, and with it of the linear
 * program. Edge: undefined where no weights make another win, because the winner dominates.
 * Errors: asserts weights of 0 or more that sum to 1.
 * Source: Dantzig 1957, "Discrete-variable extremum problems", Operations Research 5(2) (the greedy rule); the question as
 * in Triantaphyllou and Sanchez 1997, "A Sensitivity Analysis Approach for Some Deterministic MCDM Methods", Decision
 * Sciences 28(1).
 */
export function nearestWeightFlip(
  utilities: UtilityMatrix,
  weights: readonly number[],
): NearestFlip | undefined {
  assertWeights(weights, utilities);
  const { winner, gains } = lead(utilities, weights);
  let nearest: NearestFlip | undefined;
  for (let other = 0; other < utilities.alternatives; other++) {
    if (other === winner) continue;
    const favor = difference(utilities, other, winner);
    const moved = leastMove(weights, favor, -gains[other]);
    if (moved !== undefined && (nearest === undefined || moved.moved < nearest.moved)) {
      nearest = { ...moved, winner: other };
    }
  }
  return nearest;
}

/** Moves weight to the criterion of the largest `favor` until the gain of `gap` is reached; undefined where it cannot be. */
function leastMove(
  weights: readonly number[],
  favor: readonly number[],
  gap: number,
): Omit<NearestFlip, 'winner'> | undefined {
  const to = largestAt(favor);
  if (!(favor[to] > 0)) return undefined;
  const changed = [...weights];
  let left = gap;
  for (const from of favor.map((_, c) => c).sort((a, b) => favor[a] - favor[b])) {
    if (from === to || !(left > 0)) continue;
    const gain = favor[to] - favor[from];
    const step = gain > 0 ? Math.min(weights[from], left / gain) : 0;
    changed[from] -= step;
    changed[to] += step;
    left -= step * gain;
  }
  return { weights: changed, moved: changed[to] - weights[to] };
}

/** The winner, and by how much each other alternative is ahead of it: 0 or less. */
function lead(
  utilities: UtilityMatrix,
  weights: readonly number[],
): { readonly winner: number; readonly gains: Float64Array } {
  const scores = weightedScores(utilities, weights);
  const winner = largestAt(scores);
  const best = scores[winner];
  return { winner, gains: scores.map((score) => score - best) };
}

/** Utilities of one alternative less those of another. */
function difference(
  { criteria, values }: UtilityMatrix,
  plus: number,
  minus: number,
): readonly number[] {
  return Array.from(
    { length: criteria },
    (_, c) => values[plus * criteria + c] - values[minus * criteria + c],
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, c) => sum + value * b[c], 0);
}

function assertWeights(
  weights: readonly number[],
  { alternatives, criteria }: UtilityMatrix,
): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const isSound = weights.length === criteria && weights.every((weight) => weight >= 0);
  assert(isSound && Math.abs(total - 1) < 1e-9, 'weights are 0 or more and sum to 1');
  assert(alternatives > 0, 'there is an alternative to win');
}
