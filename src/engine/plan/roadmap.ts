import { decimalYear } from '../../demand/market-growth.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanLimits, PlanQuestion, RoadmapQuestion } from './plan-question.ts';
import { roadmapMeasure, scheduleValue, type RoadmapMeasure } from './roadmap-value.ts';
import {
  bestSchedule,
  greedySchedule,
  hasSchedule,
  type RoadmapSite,
  type Schedule,
} from './roadmap-search.ts';

/** A region of the plan with the years of its decision and its opening. */
export interface RoadmapStep {
  /** Number of the candidate. */
  readonly candidate: number;
  /** Calendar year. */
  readonly decided: number;
  /** Decimal year. */
  readonly opens: number;
  readonly capexUsd: number;
}

/** The order of a plan that is worth most. */
export interface Roadmap {
  readonly kind: 'solved';
  readonly measure: RoadmapMeasure;
  /** By year, then by id. */
  readonly steps: readonly RoadmapStep[];
  readonly value: number;
  readonly bound: number;
  readonly isProven: boolean;
  readonly nodes: number;
  readonly method: string;
  /** Value of the greedy order; absent where greedy finds no room for every region. */
  readonly greedyValue?: number;
  readonly greedySteps?: readonly RoadmapStep[];
}

/** No order keeps the limits of every year. */
export interface InfeasibleRoadmap {
  readonly kind: 'infeasible';
  readonly because: readonly string[];
  readonly relax: readonly string[];
}

/** Years in which regions may be decided where no year is given to be open by. */
const YEARS_WITHOUT_END = 5;
/** Beyond this no budget year helps. */
const MOST_YEARS = 30;

/** The years in which the regions of a plan are best decided. */
export function roadmapOf(
  base: PlanBase,
  { question, open }: { readonly question: PlanQuestion; readonly open: readonly number[] },
  limits: PlanLimits,
): Roadmap | InfeasibleRoadmap {
  const { yearlyBudgetUsd, perYear }: RoadmapQuestion = question.roadmap ?? {};
  const yearly = { budgetUsd: yearlyBudgetUsd, count: perYear };
  const sites = roadmapSites(base, open, question.by);
  if (!hasSchedule({ sites, limits: yearly })) {
    return infeasible(base, open, question);
  }
  const measure = roadmapMeasure(question.objective);
  const problem = { sites, limits: yearly, ...scheduleValue(base, open, measure) };
  const solved = bestSchedule(problem, { maxNodes: limits.maxNodes, signal: limits.signal });
  const greedy = greedySchedule(problem);
  // A search that was cut may fall behind greedy: then that is the best known.
  const isBehind = greedy && (!solved.best || greedy.value > solved.best.value);
  const best = isBehind ? greedy : solved.best;
  if (!best) return infeasible(base, open, question);
  return {
    kind: 'solved',
    measure,
    steps: stepsOf(base, open, best),
    value: best.value,
    bound: Math.max(solved.bound, best.value),
    isProven: solved.isProven,
    nodes: solved.nodes,
    method:
      measure === 'npv'
        ? 'every order that keeps the limits'
        : 'branch and bound over the orders, bounded by what each region gains alone',
    ...(greedy && { greedyValue: greedy.value, greedySteps: stepsOf(base, open, greedy) }),
  };
}

function roadmapSites(
  { candidates, parts }: PlanBase,
  open: readonly number[],
  by: number | undefined,
): readonly RoadmapSite[] {
  const start = decimalYear(parts.scenario.asOf);
  return open.map((k) => {
    const { capexUsd, venture } = candidates[k];
    const last =
      by === undefined
        ? YEARS_WITHOUT_END - 1
        : Math.floor(by + 1 - start - venture.buildYears + 1e-9);
    const years = Array.from({ length: Math.max(0, last + 1) }, (_, year) => year);
    return { capexUsd, years };
  });
}

function stepsOf(
  { candidates, parts }: PlanBase,
  open: readonly number[],
  { years }: Schedule,
): readonly RoadmapStep[] {
  const start = decimalYear(parts.scenario.asOf);
  return open
    .map((candidate, site) => {
      const { capexUsd, venture } = candidates[candidate];
      const decided = Math.floor(start) + years[site];
      return { candidate, decided, opens: start + years[site] + venture.buildYears, capexUsd };
    })
    .sort((a, b) => a.decided - b.decided || a.candidate - b.candidate);
}

const usd = (value: number): string => `${Math.ceil(value).toLocaleString('en-US')} USD`;

/** Names the limits that no order keeps, and for each the least change that would help alone. */
function infeasible(
  base: PlanBase,
  open: readonly number[],
  { roadmap = {}, by }: PlanQuestion,
): InfeasibleRoadmap {
  const { yearlyBudgetUsd: budgetUsd, perYear: count } = roadmap;
  const sites = roadmapSites(base, open, by);
  const start = Math.floor(decimalYear(base.parts.scenario.asOf));
  const lastYear = start + Math.max(...sites.map(({ years }) => years.length)) - 1;
  const relax: string[] = [];
  const needed = leastBudget(sites, { count });
  if (budgetUsd !== undefined && needed !== undefined)
    relax.push(`raise the yearly budget to ${usd(needed)}`);
  const counts = Array.from({ length: open.length }, (_, k) => k + 1);
  const least = counts.find((each) => hasSchedule({ sites, limits: { budgetUsd, count: each } }));
  if (count !== undefined && least !== undefined) relax.push(`decide up to ${least} a year`);
  for (let year = lastYear + 1; year <= lastYear + MOST_YEARS; year++) {
    const longer = sites.map((site) => ({
      ...site,
      years: Array.from({ length: site.years.length + year - lastYear }, (_, k) => k),
    }));
    if (!hasSchedule({ sites: longer, limits: { budgetUsd, count } })) continue;
    relax.push(`let regions be decided until ${year}`);
    break;
  }
  const first = `${open.length} regions must be decided between ${start} and ${lastYear}`;
  return { kind: 'infeasible', because: [first, ...conflicting(sites, roadmap)], relax };
}

/** The limits without any one of which some order works, in words. */
function conflicting(
  sites: readonly RoadmapSite[],
  { yearlyBudgetUsd: budgetUsd, perYear: count }: RoadmapQuestion,
): readonly string[] {
  const budget = `a yearly budget of ${usd(budgetUsd ?? 0)}`;
  const most = `at most ${count ?? 0} decided a year`;
  if (!hasSchedule({ sites, limits: {} })) return [];
  if (!hasSchedule({ sites, limits: { budgetUsd } })) return [budget];
  if (!hasSchedule({ sites, limits: { count } })) return [most];
  return [budget, most];
}

/** Halvings after which a budget is known to the dollar. */
const MOST_HALVINGS = 60;

/** The least yearly budget with which some order works, rounded up to a dollar. */
function leastBudget(
  sites: readonly RoadmapSite[],
  { count }: { readonly count: number | undefined },
): number | undefined {
  const works = (budgetUsd: number): boolean =>
    hasSchedule({ sites, limits: { budgetUsd, count } });
  let low = 0;
  let high = Math.ceil(sites.reduce((sum, { capexUsd }) => sum + capexUsd, 0));
  if (!works(high)) return undefined;
  for (let k = 0; k < MOST_HALVINGS && high - low > 1; k++) {
    const middle = Math.ceil((low + high) / 2);
    if (works(middle)) high = middle;
    else low = middle;
  }
  return high;
}
