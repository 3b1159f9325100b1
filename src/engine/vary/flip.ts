import { largestAt } from '../../math/decision/draw-table.ts';
import { smallestFlip } from '../../math/decision/smallest-flip.ts';
import type { UtilityMatrix } from '../../math/decision/utility-matrix.ts';
import {
  nearestWeightFlip,
  singleWeightFlips,
  type WeightFlip,
} from '../../math/decision/weight-flip.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import type { RankedCriterion } from '../score.ts';
import type { Site } from '../site.ts';
import { fullDraw } from './full-draw.ts';
import { responder, type AnswerResponse } from './response.ts';
import { decidingScores, middleWinner } from './sensitivity.ts';
import {
  mostStanding,
  standingRange,
  tailProbability,
  valueAt,
  type VariedInput,
} from './varied-input.ts';

/** The smallest change of one weight that changes the winner, the other weights keeping their proportions. */
export interface CriterionFlip {
  readonly criterion: RankedCriterion;
  /** Weight (all sum to 1) at which the winner is caught up with; beyond it another wins. */
  readonly weight: number;
  readonly winner: Site;
}

/** The smallest change of one input that changes the winner, all others at their middle. */
export interface InputFlip {
  readonly input: VariedInput;
  /** Value at which another candidate wins, in the unit of the input. */
  readonly value: number;
  /** On the scale of the input's own range: -1 is its low, 1 its high. */
  readonly standing: number;
  readonly winner: Site;
  /** Probability that the input lies at least so far out on that side. */
  readonly probability: number;
  /** Whether the whole model has another winner there too; absent where it was not asked. */
  readonly isConfirmed?: boolean;
}

/** What would change the winner. */
export interface FlipAnswer {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly seed: string;
  readonly winner: Site;
  readonly runnerUp: Site;
  readonly lead: number;
  readonly criteria: readonly RankedCriterion[];
  /** Smallest relative change first. */
  readonly weights: readonly CriterionFlip[];
  /** The nearest weights of all together: half of the sum of the changes, and who wins there. */
  readonly nearest?: {
    readonly weights: readonly number[];
    readonly moved: number;
    readonly winner: Site;
  };
  /** Most plausible first. */
  readonly inputs: readonly InputFlip[];
  /** Inputs that were tried. */
  readonly tried: number;
}

/** Candidates that keep every constraint at the middle, as positions on the scales. */
function standingMatrix(response: AnswerResponse): {
  readonly matrix: UtilityMatrix;
  readonly sites: readonly Site[];
} {
  const { position, isStanding } = responder(response)(new Float64Array(response.inputs.length));
  const n = response.criteria.length;
  const kept = [...response.sites.keys()].filter((j) => isStanding[j] === 1);
  return {
    sites: kept.map((j) => response.sites[j].site),
    matrix: {
      alternatives: kept.length,
      criteria: n,
      values: Float64Array.from(kept.flatMap((j) => [...position.subarray(j * n, (j + 1) * n)])),
    },
  };
}

/** The nearer of two flips of a weight, by how much of it has to change. */
function nearer(up: WeightFlip | undefined, down: WeightFlip | undefined): WeightFlip | undefined {
  if (!up || !down) return up ?? down;
  return Math.abs(up.change) <= Math.abs(down.change) ? up : down;
}

function weightFlips(response: AnswerResponse): Pick<FlipAnswer, 'weights' | 'nearest'> {
  const { matrix, sites } = standingMatrix(response);
  const weights = response.criteria.map(({ weight }) => weight);
  const flips = response.criteria.flatMap((criterion, k) => {
    const { up, down } = singleWeightFlips(matrix, weights, k);
    const flip = nearer(up, down);
    return flip ? [{ criterion, weight: flip.weight, winner: sites[flip.winner] }] : [];
  });
  const relative = ({ criterion, weight }: CriterionFlip) =>
    Math.abs(weight - criterion.weight) / (criterion.weight || Number.MIN_VALUE);
  const nearest = nearestWeightFlip(matrix, weights);
  return {
    weights: flips.sort((a, b) => relative(a) - relative(b)),
    ...(nearest && { nearest: { ...nearest, winner: sites[nearest.winner] } }),
  };
}

/** Steps of the scan outward, and how finely a flip is bracketed, in standings. */
const STEPS = 12;
const TOLERANCE = 1e-4;

/**
 * An input is scanned when one of its ends moves some score by at least this part of the winner's lead. Scores bend, but
 * not so that an input does nothing at its ends and this much between them.
 */
const SCANNED_SHARE = 0.2;

function inputFlips(
  response: AnswerResponse,
  { winner, lead }: { readonly winner: number; readonly lead: number },
): readonly InputFlip[] {
  const answer = responder(response);
  const standings = new Float64Array(response.inputs.length);
  const base = answer(standings).score.slice();
  const scoresAt = (i: number, standing: number) => {
    standings[i] = standing;
    const drawn = answer(standings);
    standings[i] = 0;
    return drawn;
  };
  const winnerAt = (i: number) => (standing: number) =>
    largestAt(decidingScores(scoresAt(i, standing)));
  const moves = (i: number, standing: number): boolean => {
    const { score, isStanding } = scoresAt(i, standing);
    return score.some(
      (each, j) => isStanding[j] === 0 || Math.abs(each - base[j]) >= SCANNED_SHARE * lead,
    );
  };
  return response.inputs.flatMap((input, i) => {
    const most = mostStanding(input);
    if (![-most, -1, 1, most].some((standing) => moves(i, standing))) return [];
    const nearest = nearestFlip(input, winnerAt(i));
    if (nearest === undefined || nearest.winner === winner) return [];
    const range = standingRange(i, 0, input);
    return {
      input,
      value: valueAt(range, nearest.at),
      standing: nearest.at,
      winner: response.sites[nearest.winner].site,
      probability: tailProbability(input, nearest.at),
    };
  });
}

/** A reading of the law is read as it is or not: there is nothing between its ends. */
function nearestFlip(
  input: VariedInput,
  winnerAt: (standing: number) => number,
): { readonly at: number; readonly winner: number } | undefined {
  if (input.spread === 'readings') {
    const today = winnerAt(0);
    const at = [-1, 1].find((standing) => winnerAt(standing) !== today);
    return at === undefined ? undefined : { at, winner: winnerAt(at) };
  }
  const most = mostStanding(input);
  const search = { base: 0, low: -most, high: most, steps: STEPS, tolerance: TOLERANCE };
  return smallestFlip(winnerAt, search).nearest;
}

/** What would change the winner of a response; the flips of inputs are not yet confirmed. */
export function flipAnswer(response: AnswerResponse, seed: string): FlipAnswer {
  const { winner, runnerUp } = middleWinner(response);
  const { score } = responder(response)(new Float64Array(response.inputs.length));
  const lead = score[winner] - score[runnerUp];
  const inputs = inputFlips(response, { winner, lead });
  return {
    scenario: response.scenario,
    worldHash: response.worldHash,
    seed,
    winner: response.sites[winner].site,
    runnerUp: response.sites[runnerUp].site,
    lead,
    criteria: response.criteria,
    ...weightFlips(response),
    inputs: inputs.toSorted(
      (a, b) => b.probability - a.probability || Math.abs(a.standing) - Math.abs(b.standing),
    ),
    tried: response.inputs.length,
  };
}

/** How far beyond a flip the whole model is asked, in standings: at the tie itself rounding decides. */
const BEYOND = 0.02;

/** Whether the whole model has another winner where the response says that an input flips it. */
export function isFlipConfirmed(
  world: World,
  response: AnswerResponse,
  { input, standing }: InputFlip,
): boolean {
  const { winner } = middleWinner(response);
  const standings = new Float64Array(response.inputs.length);
  const most = mostStanding(input);
  const beyond = standing + Math.sign(standing) * BEYOND;
  standings[response.inputs.findIndex(({ id }) => id === input.id)] = Math.max(
    -most,
    Math.min(most, beyond),
  );
  const { isStanding } = responder(response)(standings);
  const { score } = fullDraw(world, { response, standings });
  return largestAt(decidingScores({ score, isStanding })) !== winner;
}
