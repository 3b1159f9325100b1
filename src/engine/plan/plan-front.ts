import { paretoSets } from '../../math/location/pareto-sets.ts';
import { costMeasure, sumMeasure } from '../../math/location/set-measures.ts';
import type { SetMeasure } from '../../math/location/set-search.ts';
import { centerMeasure } from './center-alternatives.ts';
import { locationModel } from './location-model.ts';
import { locationStatement, servableUsdPerYear } from './location-statement.ts';
import { npvMeasure } from './npv-model.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanCriterion, PlanLimits } from './plan-question.ts';
import { NO_RULES, setRules, type PlanRules } from './plan-rules.ts';
import { coverImprovements, rttImprovements } from './service-improvements.ts';
import { setLimits } from './set-alternatives.ts';

/** A plan that no other beats in one criterion without losing in another. */
export interface FrontPlan {
  /** Numbers of candidates, ascending. */
  readonly open: readonly number[];
  /** In the order of the criteria, in their own units. */
  readonly values: readonly number[];
  readonly isProven: boolean;
}

/** The Pareto front of some criteria, and how much of it is certain. */
export interface PlanFront {
  readonly criteria: readonly PlanCriterion[];
  readonly plans: readonly FrontPlan[];
  readonly provenShare: number;
  readonly isComplete: boolean;
  readonly nodes: number;
}

/** A criterion as a measure whose score gives its value. */
interface FrontMeasure {
  readonly measure: SetMeasure;
  readonly valueOf: (score: number) => number;
}

/** A front in which so many sets are extended is told of with what is missing: about a minute of 200 candidates. */
const MOST_NODES = 50_000;

/** The Pareto front over all sets that the rules allow. */
export function planFront(
  base: PlanBase,
  { criteria, rules }: { readonly criteria: readonly PlanCriterion[]; readonly rules: PlanRules },
  limits: PlanLimits,
): PlanFront {
  const measured = criteria.map((criterion) => frontMeasure(base, criterion));
  const front = paretoSets(
    measured.map(({ measure }) => measure),
    setRules(rules, base.candidates.length),
    { ...setLimits(limits), maxNodes: limits.maxNodes ?? MOST_NODES },
  );
  return {
    criteria,
    plans: front.points.map(({ sites, scores, isProven }) => ({
      open: sites,
      values: scores.map((score, k) => measured[k].valueOf(score)),
      isProven,
    })),
    provenShare: front.provenShare,
    isComplete: front.isComplete,
    nodes: front.nodes,
  };
}

function frontMeasure(base: PlanBase, criterion: PlanCriterion): FrontMeasure {
  const { table, candidates } = base;
  const least = (perSite: readonly number[]): FrontMeasure => ({
    measure: costMeasure(Float64Array.from(perSite)),
    valueOf: (score) => -score,
  });
  switch (criterion) {
    case 'rtt': {
      const today = locationModel(base, 'p-median').valueOf([]) ?? 0;
      const servable = servableUsdPerYear(table) || 1;
      return {
        measure: sumMeasure(rttImprovements(table)),
        valueOf: (score) => today - score / servable,
      };
    }
    case 'cover': {
      const today = locationModel(base, 'cover').valueOf([]) ?? 0;
      return {
        measure: sumMeasure(coverImprovements(table)),
        valueOf: (score) => today + score / (table.totalUsdPerYear || 1),
      };
    }
    case 'worst':
      return { measure: centerOf(base), valueOf: (score) => -score };
    case 'npv':
      return { measure: npvMeasure(base), valueOf: (score) => score };
    case 'capex':
      return least(candidates.map(({ capexUsd }) => capexUsd));
    case 'carbon':
      return least(candidates.map(({ judged }) => judged.cost.carbonTonnesPerYear.mid));
    case 'sites':
      return least(candidates.map(() => 1));
  }
}

function centerOf(base: PlanBase): SetMeasure {
  return centerMeasure(locationStatement(base, 'p-center', NO_RULES))();
}
