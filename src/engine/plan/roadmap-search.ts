/** A site of a plan and the years in which it may be decided. */
export interface RoadmapSite {
  readonly capexUsd: number;
  /** Numbers of the years, ascending. */
  readonly years: readonly number[];
}

/** What may be decided in one year. */
export interface YearLimits {
  readonly budgetUsd?: number | undefined;
  readonly count?: number | undefined;
}

export interface RoadmapProblem {
  readonly sites: readonly RoadmapSite[];
  readonly limits: YearLimits;
  /** What a schedule is worth, more is better: the year of each site, undefined while it is not decided. */
  readonly valueOf: (years: readonly (number | undefined)[]) => number;
  /** What a site adds to any schedule at most when it is decided in a year; added up they bound every schedule. */
  readonly mostOf: (site: number, year: number) => number;
}

/** The year of each site, and what that is worth. */
export interface Schedule {
  readonly years: readonly number[];
  readonly value: number;
}

/** The best schedule and what is proven about it. */
export interface SolvedSchedule {
  readonly best?: Schedule;
  /** Nothing is worth more than this. */
  readonly bound: number;
  readonly isProven: boolean;
  readonly nodes: number;
}

const MOST_ROADMAP_NODES = 1_000_000;

interface Search {
  readonly problem: RoadmapProblem;
  readonly maxNodes: number;
  readonly isAborted: () => boolean;
  /** Greatest sum of what this site and all later ones can add. */
  readonly rest: readonly number[];
  readonly years: number[];
  best?: Schedule;
  nodes: number;
  bound: number;
}

/** Differences of this share of a value are rounding. */
const ROUNDING = 1e-9;

/**
 * The schedule of greatest value among all that keep the limits of every year, site by site with bounds.
 * Edge: where no schedule keeps the limits there is no best one, which is proven as the search ends.
 */
export function bestSchedule(
  problem: RoadmapProblem,
  {
    maxNodes = MOST_ROADMAP_NODES,
    signal,
  }: { readonly maxNodes?: number | undefined; readonly signal?: AbortSignal | undefined } = {},
): SolvedSchedule {
  const { sites, mostOf } = problem;
  const rest = new Array<number>(sites.length + 1).fill(0);
  for (let site = sites.length - 1; site >= 0; site--) {
    const most = Math.max(...sites[site].years.map((year) => mostOf(site, year)));
    rest[site] = rest[site + 1] + most;
  }
  const search: Search = {
    problem,
    maxNodes,
    isAborted: () => signal?.aborted === true,
    rest,
    years: [],
    nodes: 0,
    bound: -Infinity,
  };
  place(search, 0);
  const { best, nodes } = search;
  const bound = Math.max(search.bound, best?.value ?? -Infinity);
  return { ...(best && { best }), bound, isProven: search.bound === -Infinity, nodes };
}

/** Decides the next site in each of its years; `most` bounds what the sites so far can add up to. */
function place(search: Search, most: number): void {
  const { problem, years, rest } = search;
  search.nodes++;
  const site = years.length;
  if (site === problem.sites.length) {
    const value = problem.valueOf(years);
    if (search.best === undefined || value > search.best.value)
      search.best = { years: [...years], value };
    return;
  }
  for (const year of problem.sites[site].years) {
    if (!isRoom(problem, years, { site, year })) continue;
    const reach = most + problem.mostOf(site, year);
    const known = search.best?.value ?? -Infinity;
    if (reach + rest[site + 1] <= known + ROUNDING * Math.abs(known)) continue;
    if (search.nodes >= search.maxNodes || search.isAborted()) {
      search.bound = Math.max(search.bound, reach + rest[site + 1]);
      continue;
    }
    years.push(year);
    place(search, reach);
    years.pop();
  }
}

/** Whether one more site may be decided in a year beside the others of that year. */
function isRoom(
  { sites, limits }: Pick<RoadmapProblem, 'sites' | 'limits'>,
  years: readonly (number | undefined)[],
  { site, year }: { readonly site: number; readonly year: number },
): boolean {
  const { budgetUsd = Infinity, count = Infinity } = limits;
  let spent = sites[site].capexUsd;
  let decided = 1;
  years.forEach((each, other) => {
    if (each !== year) return;
    spent += sites[other].capexUsd;
    decided++;
  });
  return decided <= count && spent <= budgetUsd * (1 + ROUNDING);
}

/**
 * The greedy order: year by year, as long as one more site may be decided, the one that adds most to what is decided so far.
 * Undefined where some site finds no room: greedy may fail where a schedule exists.
 */
export function greedySchedule(problem: RoadmapProblem): Schedule | undefined {
  const { sites, valueOf } = problem;
  const years: (number | undefined)[] = sites.map(() => undefined);
  const all = [...new Set(sites.flatMap((site) => site.years))].sort((a, b) => a - b);
  for (const year of all) {
    for (let next = bestNext(problem, years, year); next !== undefined;) {
      years[next] = year;
      next = bestNext(problem, years, year);
    }
  }
  const decided = years.filter((year) => year !== undefined);
  if (decided.length < sites.length) return undefined;
  return { years: decided, value: valueOf(decided) };
}

function bestNext(
  problem: RoadmapProblem,
  years: readonly (number | undefined)[],
  year: number,
): number | undefined {
  let best: number | undefined;
  let most = -Infinity;
  problem.sites.forEach((each, site) => {
    if (years[site] !== undefined || !each.years.includes(year)) return;
    if (!isRoom(problem, years, { site, year })) return;
    const value = problem.valueOf(years.with(site, year));
    if (value > most) [best, most] = [site, value];
  });
  return best;
}

/** Whether any schedule keeps the limits of every year. */
export function hasSchedule({ sites, limits }: Pick<RoadmapProblem, 'sites' | 'limits'>): boolean {
  const place = (years: readonly number[]): boolean => {
    const site = years.length;
    if (site === sites.length) return true;
    return sites[site].years.some(
      (year) => isRoom({ sites, limits }, years, { site, year }) && place([...years, year]),
    );
  };
  return place([]);
}
