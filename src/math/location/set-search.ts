/**
 * Branch and bound over sets of sites where the value of a set is no sum over demand points: a site's worth bends with
 * what it serves (taxes, a full house), or several criteria are asked for at once. Sites join one at a time; each measure
 * bounds what any completion can reach, and whatever no completion can make interesting is left out.
 */
import { addToShortlist, bestOfShortlist } from './shortlist.ts';

/** What no set that extends the open one can exceed: `base` and the `gains` of the sites that it adds. */
export interface OptimisticScore {
  readonly base: number;
  /** In the order of the sites asked about. */
  readonly gains: Float64Array;
}

/** A quantity of the open set, more is better, that follows as sites are opened and closed again, last one first. */
export interface SetMeasure {
  readonly push: (site: number) => void;
  readonly pop: () => void;
  readonly score: () => number;
  /** Bounds the score of the open set with any of `others` added. */
  readonly optimistic: (others: readonly number[]) => OptimisticScore;
}

/** Which sets are allowed; sites are numbered from 0 up to `siteCount`. */
export interface SetRules {
  readonly siteCount: number;
  readonly least: number;
  readonly most: number;
  readonly forcedIn?: readonly number[];
  readonly forcedOut?: readonly number[];
  readonly caps?: readonly { readonly sites: readonly number[]; readonly most: number }[];
  readonly budget?: { readonly cost: Float64Array; readonly limit: number };
}

/** Who looks at the sets and says which are of no interest. */
export interface SetVisitor {
  /** An allowed set, its sites in the order of their opening, and the score of each measure. */
  readonly offer: (sites: readonly number[], scores: readonly number[]) => void;
  /** Whether no set with at most these scores is of interest. */
  readonly isHopeless: (most: readonly number[]) => boolean;
}

export interface SetSearchLimits {
  readonly maxNodes: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((nodes: number) => void) | undefined;
}

/** How a search ended. */
export interface SetSearchResult {
  /** Whether every allowed set was seen or ruled out. */
  readonly isComplete: boolean;
  readonly nodes: number;
  /** Scores that sets which were neither seen nor ruled out cannot exceed, each by measure. */
  readonly open: readonly (readonly number[])[];
  /** Free sites in the order in which they were tried: a checker goes the same way with bounds of its own. */
  readonly order: readonly number[];
}

interface Search {
  readonly measures: readonly SetMeasure[];
  readonly rules: SetRules;
  readonly visitor: SetVisitor;
  readonly limits: SetSearchLimits;
  readonly chosen: number[];
  readonly open: (readonly number[])[];
  nodes: number;
  isCut: boolean;
  hasOffer: boolean;
}

const NODES_BETWEEN_REPORTS = 256;

/**
 * Visits every allowed set that is not ruled out by the bounds. Sites are tried in the order of what they promise to the
 * first measure alone; ties go to the lower number.
 * Edge: sets that contradict themselves (forced in beyond a cap) are none, and the search ends complete with no offer.
 */
export function searchSets(
  measures: readonly SetMeasure[],
  rules: SetRules,
  { visitor, limits }: { readonly visitor: SetVisitor; readonly limits: SetSearchLimits },
): SetSearchResult {
  const search: Search = {
    measures,
    rules,
    visitor,
    limits,
    chosen: [],
    open: [],
    nodes: 0,
    isCut: false,
    hasOffer: false,
  };
  const forced = [...new Set(rules.forcedIn)].sort((a, b) => a - b);
  const isPossible = forced.every((site, k) => mayJoin(rules, forced.slice(0, k), site));
  const isForbidden = forced.some((site) => rules.forcedOut?.includes(site));
  let order: readonly number[] = [];
  if (isPossible && !isForbidden) {
    for (const site of forced) open(search, site);
    order = byPromise(measures[0], freeSites(rules, forced));
    extend(search, order);
    for (let k = 0; k < forced.length; k++) close(search);
  }
  return { isComplete: !search.isCut, nodes: search.nodes, open: search.open, order };
}

function freeSites({ siteCount, forcedOut = [] }: SetRules, forced: readonly number[]): number[] {
  const settled = new Set([...forcedOut, ...forced]);
  return Array.from({ length: siteCount }, (_, site) => site).filter((site) => !settled.has(site));
}

function byPromise(measure: SetMeasure, sites: readonly number[]): readonly number[] {
  const { gains } = measure.optimistic(sites);
  const gainOf = new Map(sites.map((site, k) => [site, gains[k]]));
  return [...sites].sort((a, b) => (gainOf.get(b) ?? 0) - (gainOf.get(a) ?? 0) || a - b);
}

/** Whether a site may join a set: a set that breaks a cap or the budget never becomes allowed by growing. */
export function mayJoin(rules: SetRules, chosen: readonly number[], site: number): boolean {
  const { caps = [], budget } = rules;
  if (chosen.length >= rules.most) return false;
  const count = (sites: readonly number[]): number =>
    chosen.reduce((sum, each) => sum + (sites.includes(each) ? 1 : 0), 0);
  if (caps.some(({ sites, most }) => sites.includes(site) && count(sites) >= most)) return false;
  if (!budget) return true;
  const spent = chosen.reduce((sum, each) => sum + budget.cost[each], budget.cost[site]);
  return spent <= budget.limit + 1e-9 * Math.max(1, budget.limit);
}

function open(search: Search, site: number): void {
  search.chosen.push(site);
  for (const measure of search.measures) measure.push(site);
}

function close(search: Search): void {
  search.chosen.pop();
  for (const measure of search.measures) measure.pop();
}

/** Offers the open set and goes into all that can be made of it with `others`. */
function extend(search: Search, others: readonly number[]): void {
  const { rules, visitor, chosen, limits } = search;
  search.nodes++;
  if (search.nodes % NODES_BETWEEN_REPORTS === 0) limits.onProgress?.(search.nodes);
  if (chosen.length >= rules.least) {
    search.hasOffer = true;
    visitor.offer(
      chosen,
      search.measures.map((measure) => measure.score()),
    );
  }
  const joining = others.filter((site) => mayJoin(rules, chosen, site));
  if (chosen.length + joining.length < rules.least || joining.length === 0) return;
  const bounds = childBounds(search, joining);
  joining.forEach((site, k) => {
    if (chosen.length + joining.length - k < rules.least) return;
    const most = bounds.map((bound) => bound[k]);
    if (visitor.isHopeless(most)) return;
    if (search.isCut || isOver(search)) {
      search.isCut = true;
      search.open.push(most);
      return;
    }
    open(search, site);
    extend(search, joining.slice(k + 1));
    close(search);
  });
}

/** Nodes beyond the limit in which a search may still look for its first set. */
const FIRST_SET_NODES = 10_000;

/** Whether the limits end the search; it goes on until it has met a set, so that there is one to be told of. */
function isOver({ limits, nodes, hasOffer }: Search): boolean {
  const isAborted = limits.signal?.aborted === true;
  const most = isAborted ? nodes : limits.maxNodes;
  return nodes >= (hasOffer ? most : limits.maxNodes + FIRST_SET_NODES);
}

/** By measure, what no set can exceed that adds site `k` and only later ones. */
function childBounds(search: Search, joining: readonly number[]): readonly Float64Array[] {
  const { rules, chosen } = search;
  const least = Math.max(0, rules.least - chosen.length - 1);
  const most = rules.most - chosen.length - 1;
  return search.measures.map((measure) => {
    const { base, gains } = measure.optimistic(joining);
    return completionBounds({ base, gains }, { least, most });
  });
}

/**
 * For each site, `base` plus its gain plus the best sum of between `least` and `most` gains of later sites.
 * `Infinity` never occurs in gains; where too few sites are left the bound is of fewer than `least`.
 */
export function completionBounds(
  { base, gains }: OptimisticScore,
  { least, most }: { readonly least: number; readonly most: number },
): Float64Array {
  const bounds = new Float64Array(gains.length);
  const shortlist: number[] = [];
  for (let k = gains.length - 1; k >= 0; k--) {
    bounds[k] = base + gains[k] + bestOfShortlist(shortlist, least);
    addToShortlist(shortlist, gains[k], most);
  }
  return bounds;
}
