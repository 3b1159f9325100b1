import { alternativeDraws, drawTable } from '../../math/decision/draw-table.ts';
import type { RankReversalReport } from '../../math/decision/rank-reversal.ts';
import {
  expectedRanks,
  rankProbabilities,
  rankProbability,
} from '../../math/decision/rank-probabilities.ts';
import { regrets } from '../../math/decision/regret.ts';
import { smaa } from '../../math/decision/smaa.ts';
import type { UtilityMatrix } from '../../math/decision/utility-matrix.ts';
import type { Estimate } from '../../math/statistics/confidence-interval.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { RankedCriterion } from '../score.ts';
import type { Site } from '../site.ts';
import type { ResponseAccuracy } from './accuracy.ts';
import type { CollectedDraws } from './collect-draws.ts';
import {
  commonSpan,
  drawnDistribution,
  type DrawnDistribution,
  type Span,
} from './distribution.ts';
import { batchStandings, type DrawPlan } from './draw-plan.ts';
import { methodVerdicts, rankingOnTrial, type MethodVerdict } from './methods.ts';
import { responder } from './response.ts';

/** One candidate over all draws. */
export interface VariedSite {
  readonly site: Site;
  /** At the middle of all inputs, and its rank among those that keep every constraint there. */
  readonly middleScore: number;
  readonly middleRank?: number;
  readonly score: DrawnDistribution;
  readonly npvUsd: DrawnDistribution;
  /** Share of the draws in which it keeps every constraint. */
  readonly standingShare: number;
  /** Of rank 1, 2, ... among the draws in which somebody stands. */
  readonly rankProbabilities: readonly number[];
  readonly expectedRank: number;
  readonly best: Estimate;
  /** Points of the score lost against the best of each draw; a candidate that breaks a constraint there has 0 points. */
  readonly expectedRegret: number;
  readonly maximumRegret: number;
  /** Share of all weights under which it wins, at the middle of the inputs and over their draws. */
  readonly weightShareAtMiddle: number;
  readonly weightShare: number;
  /** Mean of the weights under which it wins; absent where none does. */
  readonly centralWeights?: readonly number[];
}

/** How sure a scenario's answer is. */
export interface VariedAnswer {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly seed: string;
  readonly criteria: readonly RankedCriterion[];
  readonly inputs: number;
  readonly draws: number;
  readonly wantedDraws: number;
  readonly tolerance: number;
  /** Half width of the widest 95 % interval of a probability of being best. */
  readonly halfWidth?: number;
  readonly path: CollectedDraws['path'];
  readonly nobodyShare: number;
  /** Most often best first; equal ones by their score at the middle. */
  readonly sites: readonly VariedSite[];
  readonly scoreSpan: Span;
  readonly npvSpanUsd: Span;
  readonly reversals: RankReversalReport;
  /** Orders are positions in `sites`. */
  readonly methods: readonly MethodVerdict[];
  readonly accuracy?: ResponseAccuracy;
}

/** Weights drawn from all possible ones, at the middle; and with the draws of the inputs. */
const MIDDLE_WEIGHT_DRAWS = 8192;
const JOINT_WEIGHT_DRAWS = 1024;

/** What the draws say of every candidate, with what weights, tests and other methods say. */
export function variedAnswer(collected: CollectedDraws, accuracy?: ResponseAccuracy): VariedAnswer {
  const { plan, convergence } = collected;
  const { response } = plan;
  const sites = variedSites(collected);
  const byOldIndex = sites.map(({ index }) => index);
  const position = middlePositions(plan);
  const n = response.criteria.length;
  const ordered = Float64Array.from(
    byOldIndex.flatMap((index) => [...position.subarray(index * n, (index + 1) * n)]),
  );
  const positions = { position: ordered, weights: response.criteria.map(({ weight }) => weight) };
  const { spans } = samplesOf(collected);
  return {
    scenario: response.scenario,
    worldHash: response.worldHash,
    seed: plan.seed,
    criteria: response.criteria,
    inputs: response.inputs.length,
    draws: collected.draws,
    wantedDraws: plan.draws,
    tolerance: collected.tolerance,
    ...(convergence.widestHalfWidth !== undefined && { halfWidth: convergence.widestHalfWidth }),
    path: collected.path,
    nobodyShare: collected.nobodyShare,
    sites: sites.map(({ varied }) => varied),
    scoreSpan: spans.score,
    npvSpanUsd: spans.npvUsd,
    reversals: rankingOnTrial(positions),
    methods: methodVerdicts(positions),
    ...(accuracy && { accuracy }),
  };
}

/** Scores and NPV of every candidate over the draws, and the spans that their histograms share. */
function samplesOf({ plan, score, npvUsd }: CollectedDraws) {
  const n = plan.response.sites.length;
  const columns = (values: Float64Array) => {
    const table = drawTable(n, values);
    return Array.from({ length: n }, (_, j) => alternativeDraws(table, j));
  };
  const samples = { score: columns(score), npvUsd: columns(npvUsd) };
  const spans = { score: commonSpan(samples.score), npvUsd: commonSpan(samples.npvUsd) };
  return { samples, spans };
}

interface IndexedSite {
  readonly index: number;
  readonly varied: VariedSite;
}

function variedSites(collected: CollectedDraws): readonly IndexedSite[] {
  const { plan, standing, isStanding, convergence, draws } = collected;
  const { sites } = plan.response;
  const { samples, spans } = samplesOf(collected);
  const ranks = rankProbabilities(standing);
  const expected = expectedRanks(ranks);
  // In a draw in which it breaks a constraint a candidate is worth no points, so that its regret stays a number.
  const worth = standing.values.map((score) => Math.max(0, score));
  const regret = regrets({ ...standing, values: worth });
  const weights = weightShares(plan);
  const middle = middleOf(plan);
  const varied = sites.map(({ site }, j): IndexedSite => {
    const central = weights.central[j];
    const middleRank = middle.ranks.get(j);
    return {
      index: j,
      varied: {
        site,
        middleScore: middle.score[j],
        ...(middleRank !== undefined && { middleRank }),
        score: drawnDistribution(samples.score[j], spans.score),
        npvUsd: drawnDistribution(samples.npvUsd[j], spans.npvUsd),
        standingShare: standingCount(isStanding, j, sites.length) / draws,
        rankProbabilities: sites.map((_, k) => rankProbability(ranks, j, k + 1)),
        expectedRank: expected[j],
        best: { ...convergence.best[j], mean: rankProbability(ranks, j, 1) },
        expectedRegret: regret.expected[j],
        maximumRegret: regret.maximum[j],
        weightShareAtMiddle: weights.atMiddle[j],
        weightShare: weights.joint[j],
        ...(central && { centralWeights: [...central] }),
      },
    };
  });
  return varied.sort(
    (a, b) =>
      b.varied.best.mean - a.varied.best.mean || b.varied.middleScore - a.varied.middleScore,
  );
}

function standingCount(isStanding: Uint8Array, j: number, n: number): number {
  let count = 0;
  for (let at = j; at < isStanding.length; at += n) count += isStanding[at];
  return count;
}

function middlePositions({ response }: DrawPlan): Float64Array {
  return responder(response)(new Float64Array(response.inputs.length)).position.slice();
}

/** Scores at the middle of all inputs, and the ranks of those that stand there. */
function middleOf({ response }: DrawPlan) {
  const { score, isStanding } = responder(response)(new Float64Array(response.inputs.length));
  const order = [...score.keys()]
    .filter((j) => isStanding[j] === 1)
    .sort(
      (a, b) =>
        score[b] - score[a] || (response.sites[a].site.id < response.sites[b].site.id ? -1 : 1),
    );
  return { score: score.slice(), ranks: new Map(order.map((j, place) => [j, place + 1])) };
}

/** Shares of all possible weights under which each candidate wins. */
function weightShares(plan: DrawPlan) {
  const { response, seed } = plan;
  const shape = { alternatives: response.sites.length, criteria: response.criteria.length };
  const middle: UtilityMatrix = { ...shape, values: middlePositions(plan) };
  const atMiddle = smaa(() => middle, { seed: `${seed} weights`, count: MIDDLE_WEIGHT_DRAWS });
  const joint = smaa(jointUtilities(plan), {
    seed: `${seed} weights and inputs`,
    count: JOINT_WEIGHT_DRAWS,
  });
  const shares = ({ rankAcceptability }: typeof joint) =>
    response.sites.map((_, j) => rankProbability(rankAcceptability, j, 1));
  return {
    atMiddle: shares(atMiddle),
    joint: shares(joint),
    central: joint.centralWeights,
  };
}

/** Positions of the candidates at the draws of the first batches, whatever the number of draws. */
function jointUtilities(plan: DrawPlan): (draw: number) => UtilityMatrix {
  const { response, batchDraws } = plan;
  const answer = responder(response);
  const shape = { alternatives: response.sites.length, criteria: response.criteria.length };
  const batches = Math.floor(plan.draws / batchDraws);
  const known = new Map<number, readonly Float64Array[]>();
  return (draw) => {
    const batch = Math.floor(draw / batchDraws) % batches;
    const columns = known.get(batch) ?? batchStandings(plan, batch);
    known.set(batch, columns);
    const standings = Float64Array.from(columns, (column) => column[draw % batchDraws]);
    return { ...shape, values: answer(standings).position };
  };
}
