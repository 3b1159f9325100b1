import { drawTable } from '../../math/decision/draw-table.ts';
import { robustChoice } from '../../math/decision/robust-choice.ts';
import type { Site } from '../site.ts';
import type { VariedAnswer, VariedSite } from './varied-answer.ts';

/** One site over several scenarios. */
export interface RobustSite {
  readonly site: Site;
  /** In the order of the scenarios: mean over the draws, points or USD. */
  readonly byScenario: readonly number[];
  readonly expected: number;
  readonly worst: number;
  readonly expectedRegret: number;
  readonly maximumRegret: number;
}

/** A choice over scenarios by one measure. */
export interface RobustMeasure {
  readonly sites: readonly RobustSite[];
  /** Positions in `sites`. */
  readonly byExpectedValue: number;
  readonly byMaximin: number;
  readonly byMinimaxRegret: number;
}

/** Which site to choose when nobody knows which of the scenarios comes. */
export interface RobustAnswer {
  readonly scenarios: readonly string[];
  readonly score: RobustMeasure;
  readonly npvUsd: RobustMeasure;
  /** Candidates of some scenarios only: they are left out. */
  readonly leftOut: readonly string[];
}

/**
 * The robust choice among the sites that are candidates of every scenario; scenarios count the same. Scores are compared
 * within a scenario only: each has weights and scales of its own, so that regrets, not scores, are what carries over.
 */
export function robustAnswer(answers: readonly VariedAnswer[]): RobustAnswer {
  const everywhere = answers[0].sites
    .map(({ site }) => site)
    .filter(({ id }) => answers.every(({ sites }) => sites.some((each) => each.site.id === id)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const kept = new Set(everywhere.map(({ id }) => id));
  const names = answers.flatMap(({ sites }) =>
    sites.filter(({ site }) => !kept.has(site.id)).map(({ site }) => site.name),
  );
  return {
    scenarios: answers.map(({ scenario }) => scenario.name),
    score: measure(answers, everywhere, ({ score }) => score.mean),
    npvUsd: measure(answers, everywhere, ({ npvUsd }) => npvUsd.mean),
    leftOut: [...new Set(names)].sort(),
  };
}

function measure(
  answers: readonly VariedAnswer[],
  sites: readonly Site[],
  of: (site: VariedSite) => number,
): RobustMeasure {
  if (sites.length === 0)
    return { sites: [], byExpectedValue: -1, byMaximin: -1, byMinimaxRegret: -1 };
  const rows = answers.map((answer) =>
    sites.map(({ id }) => answer.sites.filter(({ site }) => site.id === id).map(of)[0]),
  );
  const choice = robustChoice(drawTable(sites.length, Float64Array.from(rows.flat())));
  return {
    sites: sites.map((site, j) => ({
      site,
      byScenario: rows.map((row) => row[j]),
      expected: choice.expected[j],
      worst: choice.worst[j],
      expectedRegret: choice.expectedRegret[j],
      maximumRegret: choice.maximumRegret[j],
    })),
    byExpectedValue: choice.byExpectedValue,
    byMaximin: choice.byMaximin,
    byMinimaxRegret: choice.byMinimaxRegret,
  };
}
