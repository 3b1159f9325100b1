import type { FailureAnswer } from '../engine/vary/discovery.ts';
import type { RobustAnswer, RobustMeasure } from '../engine/vary/robust-answer.ts';
import type { VariedAnswer } from '../engine/vary/varied-answer.ts';
import { inputData } from './vary-parts.ts';
import type { VaryReport } from './vary.ts';

/** How sure one answer is, as data for programs. */
function answerData(answer: VariedAnswer) {
  const { scenario, worldHash, seed, criteria, sites, methods, ...rest } = answer;
  return {
    inputHash: scenario.hash,
    worldHash,
    seed,
    scenario: scenario.name,
    draws: rest.draws,
    wantedDraws: rest.wantedDraws,
    inputs: rest.inputs,
    tolerance: rest.tolerance,
    halfWidth: rest.halfWidth,
    convergence: rest.path,
    nobodyShare: rest.nobodyShare,
    accuracy: rest.accuracy,
    scoreSpan: rest.scoreSpan,
    npvSpanUsd: rest.npvSpanUsd,
    criteria: criteria.map(({ id, weight, range }) => ({ id, weight, range })),
    sites: sites.map(({ site, ...varied }) => ({
      id: site.id,
      name: site.name,
      country: site.country,
      ...varied,
    })),
    methods: methods.map(({ order, ...method }) => ({
      ...method,
      order: order.map((place) => sites[place].site.id),
    })),
    rankReversals: rest.reversals,
  };
}

function failureData({ site, failureShare, boxes }: FailureAnswer) {
  return {
    site: site.id,
    failureShare,
    boxes: boxes.map(({ limits, ...box }) => ({
      ...box,
      limits: limits.map(({ input, low, high }) => ({ input: inputData(input), low, high })),
    })),
  };
}

function robustData({ scenarios, score, npvUsd, leftOut }: RobustAnswer) {
  const measure = ({ sites, byExpectedValue, byMaximin, byMinimaxRegret }: RobustMeasure) => {
    const id = (place: number) => (place < 0 ? undefined : sites[place].site.id);
    return {
      byExpectedValue: id(byExpectedValue),
      byMaximin: id(byMaximin),
      byMinimaxRegret: id(byMinimaxRegret),
      sites: sites.map(({ site, ...numbers }) => ({ id: site.id, name: site.name, ...numbers })),
    };
  };
  return { scenarios, leftOut, score: measure(score), npvUsd: measure(npvUsd) };
}

/** `regionsim vary` as data for programs. */
export function varyData({ answers, robust, failure }: VaryReport) {
  return {
    schema: 'regionsim/variation',
    version: 1,
    answers: answers.map(answerData),
    ...(robust && { robust: robustData(robust) }),
    ...(failure && { failure: failureData(failure) }),
  };
}
