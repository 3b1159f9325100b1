import { capture, capturedUsdPerYear } from '../../demand/capture.ts';
import { assignNearest } from '../assignment.ts';
import type { Site } from '../site.ts';
import { serviceLevel, type ServiceLevel } from '../users-gain.ts';
import { locationModel } from './location-model.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanModel, SolvedPlan } from './plan-model.ts';
import type { PlanLimits } from './plan-question.ts';
import type { PlanRules } from './plan-rules.ts';
import { serviceTable, type ServiceTable } from './service-table.ts';

/** What closing one region of the fleet would lose beside a plan. */
export interface Closing {
  readonly site: Site;
  /** Share of all demand that would no longer be within its latency budget, or no longer be lawfully served. */
  readonly withinBudgetLossShare: number;
  readonly lawfulLossShare: number;
  /** Demand that the provider would no longer capture, USD a year. */
  readonly capturedLossUsdPerYear: number;
  /** Loss in the terms of p-median or covering, the plan staying; absent for other objectives. */
  readonly givenPlan?: number;
  /** The same after the best plan is made anew: the difference of two optima. */
  readonly replanned?: number;
  /** Whether both optima are proven. */
  readonly isProven?: boolean;
}

type Solved = Extract<SolvedPlan, { kind: 'solved' }>;

export interface ClosingsQuery {
  readonly model: PlanModel;
  readonly rules: PlanRules;
  readonly plan: Solved;
}

/** What closing each region of the fleet would lose, the greatest loss of captured demand first. */
export function closingsOf(
  base: PlanBase,
  query: ClosingsQuery,
  limits: PlanLimits,
): readonly Closing[] {
  const { parts, candidates } = base;
  const planned = query.plan.open.map((k) => candidates[k].judged.column);
  const captured = capturedBy(base, planned);
  const level = levelOf(base, planned);
  const [capturedBefore, levelBefore] = [captured(), level()];
  const closings = parts.set.existing.map((column): Closing => {
    limits.onStep?.(`without ${parts.set.sites[column].name}`);
    const after = level(column);
    return {
      site: parts.set.sites[column],
      withinBudgetLossShare: levelBefore.withinBudgetShare - after.withinBudgetShare,
      lawfulLossShare: levelBefore.lawfulShare - after.lawfulShare,
      capturedLossUsdPerYear: Math.max(0, capturedBefore - captured(column)),
      ...objectiveLoss(base, column, query, limits),
    };
  });
  return closings.sort(
    (a, b) =>
      b.capturedLossUsdPerYear - a.capturedLossUsdPerYear || (a.site.id < b.site.id ? -1 : 1),
  );
}

function capturedBy({ parts, opening }: PlanBase, planned: readonly number[]) {
  const { problem, provider } = opening;
  const open = [...parts.market.open, ...planned];
  return (closed?: number): number => {
    const now = capture(
      problem,
      open.filter((column) => column !== closed),
    );
    return capturedUsdPerYear(problem, now)[provider];
  };
}

function levelOf({ parts }: PlanBase, planned: readonly number[]) {
  const { problem, today } = parts.readings.middle;
  const open = [...parts.set.existing, ...planned];
  return (closed?: number): ServiceLevel => {
    const left = open.filter((column) => column !== closed);
    return serviceLevel(assignNearest(problem, left), today.demand);
  };
}

function objectiveLoss(
  base: PlanBase,
  column: number,
  { model, rules, plan }: ClosingsQuery,
  limits: PlanLimits,
): Pick<Closing, 'givenPlan' | 'replanned' | 'isProven'> {
  const { objective, goal } = model;
  if (objective !== 'p-median' && objective !== 'cover') return {};
  const without = locationModel({ ...base, table: tableWithout(base, column) }, objective);
  const worse = goal === 'max' ? -1 : 1;
  const stays = without.valueOf(plan.open);
  const anew = without.solve(rules, limits);
  const isProven = plan.proof.isOptimal && anew.kind === 'solved' && anew.proof.isOptimal;
  return {
    isProven,
    ...(stays !== undefined && { givenPlan: worse * (stays - plan.value) }),
    ...(anew.kind === 'solved' && { replanned: worse * (anew.value - plan.value) }),
  };
}

/**
 * The table without one region of the fleet, counted as the whole one is: demand that nobody may serve any more still
 * counts, as far as the farthest lawful site.
 */
function tableWithout({ parts, candidates, table }: PlanBase, column: number): ServiceTable {
  const left = serviceTable(parts.readings.middle, {
    fleet: parts.set.existing.filter((each) => each !== column),
    candidates: candidates.map(({ judged }) => judged.column),
  });
  const { longestMs, unservableUsdPerYear } = table;
  const lostUsd = left.unservableUsdPerYear - unservableUsdPerYear;
  const settled = {
    ...left.settled,
    usdPerYear: left.settled.usdPerYear + lostUsd,
    msUsd: left.settled.msUsd + lostUsd * longestMs,
  };
  return { ...left, longestMs, unservableUsdPerYear, settled };
}
