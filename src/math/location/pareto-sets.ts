import { searchSets, type SetMeasure, type SetRules, type SetSearchLimits } from './set-search.ts';

/** A set that no other beats in one measure without losing in another. */
export interface ParetoSet {
  /** Ascending. */
  readonly sites: readonly number[];
  /** By measure; more is better. */
  readonly scores: readonly number[];
  /** Whether it is certain that no allowed set beats it. */
  readonly isProven: boolean;
}

/** The front, and how much of it is certain. */
export interface ParetoSets {
  /** By the first measure, best first. */
  readonly points: readonly ParetoSet[];
  /** Share of the points that are proven; where the search was cut, points may be missing too. */
  readonly provenShare: number;
  readonly isComplete: boolean;
  readonly nodes: number;
}

/** Scores that differ by less than this of their size are the same. */
const SAME = 1e-9;

/**
 * The Pareto front of several measures over sets of sites by branch and bound: a branch is left out where a known point is at
 * least as good in every measure as anything in it can be. Of sets with the same scores one is kept.
 * Source: Przybylski and Gandibleux 2017, "Multi-objective branch and bound", European Journal of Operational Research 260.
 */
export function paretoSets(
  measures: readonly SetMeasure[],
  rules: SetRules,
  limits: SetSearchLimits,
): ParetoSets {
  let front: { readonly sites: readonly number[]; readonly scores: readonly number[] }[] = [];
  const visitor = {
    offer(sites: readonly number[], scores: readonly number[]) {
      if (front.some((point) => isNoWorse(point.scores, scores))) return;
      front = front.filter((point) => !isNoWorse(scores, point.scores));
      front.push({ sites: [...sites].sort((a, b) => a - b), scores });
    },
    isHopeless: (most: readonly number[]) => front.some((point) => isNoWorse(point.scores, most)),
  };
  const { open, isComplete, nodes } = searchSets(measures, rules, { visitor, limits });
  const points = front
    .map((point) => ({
      ...point,
      isProven: !open.some((most) => isNoWorse(most, point.scores)),
    }))
    .sort((a, b) => b.scores[0] - a.scores[0]);
  const proven = points.filter((point) => point.isProven).length;
  return {
    points,
    provenShare: points.length === 0 ? Number(isComplete) : proven / points.length,
    isComplete,
    nodes,
  };
}

function isNoWorse(a: readonly number[], b: readonly number[]): boolean {
  return a.every((score, k) => score >= b[k] - SAME * Math.abs(b[k]));
}
