import { capture, capturedUsdPerYear, demandUsdPerYear } from '../../../src/demand/capture.ts';
import type { OpenedSite } from '../../../src/demand/open-site.ts';
import { assignNearest } from '../../../src/engine/assignment.ts';
import { evaluationParts, type EvaluationParts } from '../../../src/engine/evaluate.ts';
import type { PlanQuestion } from '../../../src/engine/plan/plan-question.ts';
import { siteMoney } from '../../../src/engine/site-money.ts';
import { loadWorld } from '../../../src/world/load.ts';
import { scenarioOf } from '../scenarios.ts';

/** Nine candidates that compete for each other's users, in eight countries with demand of their own. */
const CANDIDATES = [
  'Mexico City',
  'Monterrey',
  'Querétaro',
  'Riyadh',
  'Istanbul',
  'Moscow',
  'Delhi',
  'Bangkok',
  'Shanghai',
];

export function scenarioText(candidates: readonly string[] = CANDIDATES): string {
  return `
name: plans
provider: alibaba
asOf: 2024-05
candidates: [${candidates.join(', ')}]
demand: { countries: [MX, US, SA, TR, RU, IN, TH, CN, GT, PK] }
region: { zones: 3, itLoad: 4 MW }
horizon: 8 years
seed: plans
`;
}

export function partsOf(text = scenarioText()): EvaluationParts {
  return evaluationParts(loadWorld(), scenarioOf(text));
}

/** Any number of regions. */
export const ANY_NUMBER: PlanQuestion = {
  objective: 'p-median',
  forceIn: [],
  forceOut: [],
  notBoth: [],
  withinShare: 0.05,
  pareto: [],
  hasClosings: false,
};

export const QUESTION: PlanQuestion = { ...ANY_NUMBER, sites: 2 };

/** All sets of `count` numbers below `size`. */
export function setsOf(size: number, count: number, from = 0): number[][] {
  if (count === 0) return [[]];
  return Array.from({ length: size - from }, (_, k) => from + k).flatMap((first) =>
    setsOf(size, count - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

interface Served {
  readonly usd: number;
  /** Index of its country. */
  readonly country: number;
  readonly rttMs: number;
  readonly budgetMs: number;
  /** Whether the fleet, some candidate, or every candidate may serve the demand. */
  readonly byFleet: boolean;
  readonly bySome: boolean;
  readonly byEvery: boolean;
}

/** The demand rows of an evaluation with the sites of a set open, straight from the service problem. */
export function servedBy(parts: EvaluationParts): (set: readonly number[]) => readonly Served[] {
  const { problem, today } = parts.readings.middle;
  const { usdPerYear, budgetMs, country } = today.demand;
  const columns = parts.set.candidates;
  const rtts = (open: readonly number[]) => assignNearest(problem, open).rttMs;
  const fleet = rtts(parts.set.existing);
  const alone = columns.map((column) => rtts([column]));
  return (set) => {
    const open = rtts([...parts.set.existing, ...set.map((k) => columns[k])]);
    return Array.from(open, (rttMs, row) => ({
      usd: usdPerYear[row],
      country: country[row],
      rttMs,
      budgetMs: budgetMs[row],
      byFleet: fleet[row] < Infinity,
      bySome: fleet[row] < Infinity || alone.some((ms) => ms[row] < Infinity),
      byEvery: fleet[row] < Infinity || alone.every((ms) => ms[row] < Infinity),
    }));
  };
}

/** The greatest lawful round trip from any demand to its nearest region of the fleet, or to a candidate. */
export function longestMs(parts: EvaluationParts): number {
  const { problem } = parts.readings.middle;
  let longest = 0;
  const { existing, candidates } = parts.set;
  for (const open of [existing, ...candidates.map((column) => [column])])
    for (const ms of assignNearest(problem, open).rttMs)
      if (ms < Infinity) longest = Math.max(longest, ms);
  return longest;
}

/** NPV of a set from the market with all of it open: what each site gets beyond what the provider had there, as money. */
export function npvByCapture(parts: EvaluationParts): (set: readonly number[]) => number {
  const { market, scenario, world, points, judged } = parts;
  const { problem } = market;
  const { rows, usdPerYear } = problem;
  const provider = market.providers.indexOf(scenario.provider);
  const before = capture(problem, market.open);
  return (set) => {
    const columns = set.map((k) => parts.set.candidates[k]);
    const after = capture(problem, [...market.open, ...columns]);
    const gained = new Map(columns.map((column) => [column, 0]));
    for (let row = 0; row < rows; row++) {
      const column = after.bestSite[provider * rows + row];
      if (!gained.has(column)) continue;
      const share = (now: typeof before) =>
        now.odds[row * problem.providers + provider] / now.total[row];
      const added = usdPerYear[row] * (share(after) - share(before));
      gained.set(column, (gained.get(column) ?? 0) + added);
    }
    return [...gained].reduce((sum, [column, takenUsdPerYear]) => {
      const site = judged.get(column);
      if (!site) throw new Error('a candidate is not judged');
      const opened = { takenUsdPerYear, fromOwnFleetUsdPerYear: 0 } as OpenedSite;
      const { accelerator } = site.accelerator;
      const money = siteMoney({
        world,
        scenario,
        country: site.site.country,
        cost: site.cost,
        opened: {
          ...opened,
          fromCompetitorsUsdPerYear: new Float64Array(market.providers.length),
          fromOthersUsdPerYear: 0,
        },
        demandYear: points.year,
        providers: market.providers,
        ...(accelerator && { accelerator }),
      });
      return sum + money.npvUsd.mid;
    }, 0);
  };
}

/**
 * Capital and running cost of a set, and what latency takes of the demand that would come to the provider with everything
 * open: its share by country from the market, its loss by the millisecond up to the whole.
 */
export function yearlyCost(
  parts: EvaluationParts,
  served: (set: readonly number[]) => readonly Served[],
): (set: readonly number[]) => number {
  const { market, scenario, judged } = parts;
  const own = market.providers.indexOf(scenario.provider);
  const all = capture(market.problem, [...market.open, ...parts.set.candidates]);
  const shares = market.countries.map(
    (_, country) =>
      capturedUsdPerYear(market.problem, all, country)[own] /
      (demandUsdPerYear(market.problem, country) || 1),
  );
  const loss = market.parameters.latencyValueLossPerMs.mid;
  return (set) => {
    const cost = set.map((k) => judged.get(parts.set.candidates[k])?.cost);
    const yearly = cost.reduce(
      (sum, each) => sum + (each?.capitalUsdPerYear.mid ?? NaN) + (each?.opexUsdPerYear.mid ?? NaN),
      0,
    );
    const lost = served(set)
      .filter(({ bySome }) => bySome)
      .map(({ usd, country, rttMs }) => shares[country] * usd * Math.min(1, loss * rttMs));
    return lost.reduce((sum, usd) => sum + usd, yearly);
  };
}
