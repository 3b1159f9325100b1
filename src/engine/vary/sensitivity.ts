import { drawTable, largestAt, type DrawTable } from '../../math/decision/draw-table.ts';
import { tornado } from '../../math/decision/tornado.ts';
import {
  expectedValueOfPartialInformation,
  expectedValueOfPerfectInformation,
  type InformationValue,
} from '../../math/decision/value-of-information.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Site } from '../site.ts';
import type { CollectedDraws } from './collect-draws.ts';
import { batchStandings } from './draw-plan.ts';
import { responder, type AnswerResponse, type DrawnAnswer } from './response.ts';
import { varianceShares, type VarianceShares } from './variance-shares.ts';
import type { VariedInput } from './varied-input.ts';

/** What the answer is at one end of an input, all others at their middle. */
export interface InputEnd {
  readonly score: number;
  /** Points of the winner at the middle over the best other candidate; negative where another one wins. */
  readonly lead: number;
  readonly npvUsd: number;
  /** Position of the winner among the sites. */
  readonly winner: number;
}

/** One bar of the tornado. */
export interface InputSwing {
  readonly input: VariedInput;
  readonly atLow: InputEnd;
  readonly atHigh: InputEnd;
}

/** What it would be worth to know one input before choosing. */
export interface InputInformation {
  readonly input: VariedInput;
  /** Points of the score of the site chosen by score. */
  readonly score: InformationValue;
  /** Dollars of the site chosen by NPV, when one of the candidates is built in any case. */
  readonly npvUsd: InformationValue;
}

/** What an answer hangs on. */
export interface SensitivityAnswer {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly seed: string;
  readonly sites: readonly Site[];
  /** At the middle of all inputs. */
  readonly middle: InputEnd;
  /** The best other candidate there. */
  readonly runnerUp: number;
  /** Widest swing of the lead first, the widest 60 of those that move it. */
  readonly swings: readonly InputSwing[];
  readonly variance: VarianceShares;
  readonly draws: number;
  /** Most valuable first, by score. */
  readonly information: readonly InputInformation[];
  readonly perfect: { readonly score: number; readonly npvUsd: number };
}

/** Scores that decide: a candidate that breaks a constraint has none. */
export function decidingScores({ score, isStanding }: Pick<DrawnAnswer, 'score' | 'isStanding'>) {
  return score.map((each, j) => (isStanding[j] === 1 ? each : -Infinity));
}

/** The lead of one candidate over the best other, points; a candidate out of the question counts 0 points. */
export function leadOf(scores: Float64Array, site: number): number {
  const others = scores.filter((_, j) => j !== site);
  const finite = (score: number) => Math.max(0, score);
  return finite(scores[site]) - Math.max(0, ...others.map(finite));
}

/** A function of the answer at given standings, seen from one candidate. */
export function endOf(
  answer: (standings: Float64Array) => DrawnAnswer,
  site: number,
): (standings: Float64Array) => InputEnd {
  return (standings) => {
    const drawn = answer(standings);
    const scores = decidingScores(drawn);
    return {
      score: drawn.score[site],
      lead: leadOf(scores, site),
      npvUsd: drawn.npvUsd[site],
      winner: largestAt(scores),
    };
  };
}

/** The winner at the middle of all inputs, and the best other candidate. */
export function middleWinner(response: AnswerResponse): {
  readonly winner: number;
  readonly runnerUp: number;
} {
  const scores = decidingScores(responder(response)(new Float64Array(response.inputs.length)));
  const winner = largestAt(scores);
  return {
    winner,
    runnerUp: largestAt(scores.map((each, j) => (j === winner ? -Infinity : each))),
  };
}

/** Bars of the tornado, and inputs whose value is asked for: the others move nothing that anybody would see. */
const MOST_SWINGS = 60;

/** The tornado, the shares of variance and the value of information of an answer, from its draws. */
export function sensitivity(collected: CollectedDraws): SensitivityAnswer {
  const { plan } = collected;
  const { response, seed } = plan;
  const { winner, runnerUp } = middleWinner(response);
  const end = endOf(responder(response), winner);
  const swings = swingsOf(response, end);
  return {
    scenario: response.scenario,
    worldHash: response.worldHash,
    seed,
    sites: response.sites.map(({ site }) => site),
    middle: end(new Float64Array(response.inputs.length)),
    runnerUp,
    swings,
    variance: varianceShares(response, {
      seed: `${seed} variance`,
      inputs: swings.map(({ input }) => response.inputs.indexOf(input)),
      end,
    }),
    draws: collected.draws,
    ...informationOf(
      collected,
      swings.map(({ input }) => input),
    ),
  };
}

function swingsOf(
  { inputs }: AnswerResponse,
  end: (standings: Float64Array) => InputEnd,
): readonly InputSwing[] {
  const ends = inputs.map(({ id }) => ({ id, low: -1, base: 0, high: 1 }));
  const { bars } = tornado((standings) => end(Float64Array.from(standings)).lead, ends);
  const indexOf = new Map(inputs.map(({ id }, i) => [id, i]));
  const standings = new Float64Array(inputs.length);
  return bars
    .filter(({ swing }) => swing > 0)
    .slice(0, MOST_SWINGS)
    .map(({ id }) => {
      const i = indexOf.get(id) ?? 0;
      const at = (standing: number): InputEnd => {
        standings[i] = standing;
        const there = end(standings);
        standings[i] = 0;
        return there;
      };
      return { input: inputs[i], atLow: at(-1), atHigh: at(1) };
    });
}

/** Value of information from the draws: of all inputs together, and of each alone. */
function informationOf(
  { plan, batches, score, npvUsd, isStanding }: CollectedDraws,
  asked: readonly VariedInput[],
): Pick<SensitivityAnswer, 'information' | 'perfect'> {
  const { response } = plan;
  const n = response.sites.length;
  const tables = {
    score: drawTable(
      n,
      score.map((each, k) => each * isStanding[k]),
    ),
    npvUsd: drawTable(n, npvUsd),
  };
  const columns = Array.from({ length: batches }, (_, batch) => batchStandings(plan, batch));
  const valueOf = (table: DrawTable, input: VariedInput): InformationValue => {
    const i = response.inputs.indexOf(input);
    const standings = Float64Array.from(columns.flatMap((batch) => [...batch[i]]));
    return expectedValueOfPartialInformation(table, standings);
  };
  const information = asked.map((input) => ({
    input,
    score: valueOf(tables.score, input),
    npvUsd: valueOf(tables.npvUsd, input),
  }));
  return {
    information: information.sort((a, b) => b.score.value - a.score.value),
    perfect: {
      score: expectedValueOfPerfectInformation(tables.score),
      npvUsd: expectedValueOfPerfectInformation(tables.npvUsd),
    },
  };
}
