import {
  searchSets,
  type SetMeasure,
  type SetRules,
  type SetSearchLimits,
  type SetSearchResult,
} from './set-search.ts';

/** A set of sites with the score that the search was for. */
export interface ScoredSet {
  /** Ascending. */
  readonly sites: readonly number[];
  readonly score: number;
}

/** The best sets, best first, and what is proven about them. */
export interface BestSets extends SetSearchResult {
  readonly sets: readonly ScoredSet[];
  /** No set that is not among these scores more. */
  readonly bound: number;
}

export interface BestSetsQuery {
  readonly measure: SetMeasure;
  readonly rules: SetRules;
  /** How many sets are wanted. */
  readonly count: number;
  /** Relative difference to the worst of them that counts as none. */
  readonly relativeGap?: number;
  readonly limits: SetSearchLimits;
}

const RELATIVE_GAP = 1e-9;

/** The `count` best allowed sets of a measure; of equal ones those that the search meets first. */
export function bestSets(query: BestSetsQuery): BestSets {
  const { measure, rules, count, relativeGap = RELATIVE_GAP, limits } = query;
  const sets: ScoredSet[] = [];
  const cutoff = (): number => (sets.length < count ? -Infinity : sets[sets.length - 1].score);
  const visitor = {
    offer: (sites: readonly number[], [score]: readonly number[]) => {
      if (!(score > cutoff()) || score === -Infinity) return;
      const at = sets.findIndex((each) => each.score < score);
      const set = { sites: [...sites].sort((a, b) => a - b), score };
      sets.splice(at < 0 ? sets.length : at, 0, set);
      if (sets.length > count) sets.pop();
    },
    isHopeless: ([most]: readonly number[]) => most <= cutoff() + relativeGap * Math.abs(cutoff()),
  };
  const result = searchSets([measure], rules, { visitor, limits });
  const worst = sets.at(-1)?.score ?? -Infinity;
  return { ...result, sets, bound: Math.max(worst, ...result.open.map(([most]) => most)) };
}

/** Sets of at least a score, and whether they are all. */
export interface NearSets {
  readonly sets: readonly ScoredSet[];
  readonly isComplete: boolean;
}

/** All sets that score at least `least`, best first; no more than `most` of them. */
export function setsFrom(
  query: Omit<BestSetsQuery, 'count'>,
  { least, most }: { readonly least: number; readonly most: number },
): NearSets {
  const sets: ScoredSet[] = [];
  const slack = RELATIVE_GAP * Math.max(1e-9, Math.abs(least));
  let isFull = false;
  const visitor = {
    offer: (sites: readonly number[], [score]: readonly number[]) => {
      if (score < least - slack) return;
      if (sets.length < most) sets.push({ sites: [...sites].sort((a, b) => a - b), score });
      else isFull = true;
    },
    isHopeless: ([best]: readonly number[]) => isFull || best < least - slack,
  };
  const { isComplete } = searchSets([query.measure], query.rules, {
    visitor,
    limits: query.limits,
  });
  sets.sort((a, b) => b.score - a.score || compareSites(a.sites, b.sites));
  return { sets, isComplete: isComplete && !isFull };
}

function compareSites(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((site, at) => site !== b[at]);
  return k < 0 ? 0 : a[k] - (b[k] ?? -1);
}

/** A set nearly as good as the best that opens sites which those before it leave closed. */
export interface DiverseSet extends ScoredSet {
  /** Sites that each earlier set leaves closed, at least. */
  readonly newSites: number;
}

/**
 * Of sets sorted by score, the first and then, one after the other, the one with the most sites that each earlier choice
 * leaves closed; of equals the better one. Sets without any new site are left out.
 * Source: as in `diverse-alternatives.ts`.
 */
export function mostDiverse(sets: readonly ScoredSet[], count: number): readonly DiverseSet[] {
  const chosen: DiverseSet[] = [];
  while (chosen.length < count && chosen.length < sets.length) {
    let best: DiverseSet | undefined;
    for (const set of sets) {
      const newSites = leastNew(set, chosen);
      if (!best || newSites > best.newSites) best = { ...set, newSites };
    }
    if (!best || (chosen.length > 0 && best.newSites === 0)) break;
    chosen.push(chosen.length === 0 ? { ...sets[0], newSites: 0 } : best);
  }
  return chosen;
}

function leastNew({ sites }: ScoredSet, chosen: readonly ScoredSet[]): number {
  const unlike = chosen.map((each) => sites.filter((site) => !each.sites.includes(site)).length);
  return unlike.length === 0 ? 0 : Math.min(...unlike);
}
