import type { Multipliers } from './subgradient.ts';
import type { Certificate } from './certificate.ts';
import type { SearchLimits } from './search-task.ts';

/** A table of numbers over demand points (rows) and sites (columns), row-major. */
export interface SiteMatrix {
  readonly demandCount: number;
  readonly siteCount: number;
  /** `Infinity` where the pair is forbidden. */
  readonly values: Float64Array;
}

/** At most so many of some sites, in words for reports: `{label: 'MX', sites: [3, 8], most: 1}`. */
export interface SiteCap {
  readonly label: string;
  readonly sites: readonly number[];
  readonly most: number;
  /** The whole rule in words, where the label does not make them: `not both Seoul and Busan`. */
  readonly text?: string;
}

/** What may be spent on opening sites. */
export interface Budget {
  readonly cost: Float64Array;
  readonly limit: number;
  /** Unit of both, for reports. */
  readonly unit?: string;
}

/**
 * Which sets of sites are allowed. Existing sites are open at no cost and serve; they count neither towards the number
 * of sites, nor in a cap or the budget. `forcedIn` sites are new and count. Sites are column indices.
 */
export interface SiteRules {
  readonly existing?: readonly number[];
  readonly forcedIn?: readonly number[];
  readonly forcedOut?: readonly number[];
  readonly caps?: readonly SiteCap[];
  readonly budget?: Budget;
}

interface ProblemBase {
  readonly matrix: SiteMatrix;
  /** How much each demand point counts; 1 where absent. */
  readonly weight?: Float64Array;
  readonly rules?: SiteRules;
  /**
   * What it costs to leave the whole of a demand point unserved; where absent, everybody must be served whom some site
   * of the matrix may serve. Whom no site may serve is left out and reported.
   */
  readonly unservedCost?: Float64Array;
}

/** Open exactly `p` sites so that the weighted sum of distances to the nearest is least. Source: Hakimi 1964. */
export interface PMedianProblem extends ProblemBase {
  readonly kind: 'p-median';
  readonly p: number;
}

/** Open exactly `p` sites so that the greatest weighted distance to the nearest is least. Source: Hakimi 1965. */
export interface PCenterProblem extends Omit<ProblemBase, 'unservedCost'> {
  readonly kind: 'p-center';
  readonly p: number;
}

/** Open exactly `p` sites so that most demand lies within the service radius. Source: Church and ReVelle 1974. */
export interface MaximalCoveringProblem extends Omit<ProblemBase, 'unservedCost'> {
  readonly kind: 'mclp';
  readonly p: number;
  readonly radius: number;
}

/** Open the fewest (or cheapest) sites that cover all demand points. Source: Toregas and others 1971. */
export interface SetCoveringProblem extends Omit<ProblemBase, 'unservedCost' | 'weight'> {
  readonly kind: 'lscp';
  readonly radius: number;
  readonly openCost?: Float64Array;
}

/** Open any sites so that opening plus serving costs least. Source: Balinski 1965; Erlenkotter 1978. */
export interface UncapacitatedProblem extends ProblemBase {
  readonly kind: 'uflp';
  readonly openCost: Float64Array;
  readonly minOpen?: number;
  readonly maxOpen?: number;
}

/**
 * The same with capacities; a demand point may be split over sites. `matrix` holds the cost of the whole of a demand
 * point, `demand` how much capacity it takes. Source: Kuehn and Hamburger 1963; Beasley 1988.
 */
export interface CapacitatedProblem extends ProblemBase {
  readonly kind: 'cflp';
  readonly openCost: Float64Array;
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly minOpen?: number;
  readonly maxOpen?: number;
}

/**
 * Open the sites of greatest net present value: what serving captures less what opening costs. `matrix` holds the
 * value of capturing the whole of a demand point; each is captured once, by the open site where it is worth most, so
 * nothing is counted twice. Values at or below 0 mean that the site does not capture the point.
 */
export interface MaximumNpvProblem extends Omit<ProblemBase, 'unservedCost'> {
  readonly kind: 'max-npv';
  /** What opening costs, net of what does not depend on the demand captured; may be negative. */
  readonly openCost: Float64Array;
  readonly minOpen?: number;
  readonly maxOpen?: number;
}

/** A discrete location problem as plain data. */
export type LocationProblem =
  | PMedianProblem
  | PCenterProblem
  | MaximalCoveringProblem
  | SetCoveringProblem
  | UncapacitatedProblem
  | CapacitatedProblem
  | MaximumNpvProblem;

/** How far a solver may go; everything has a default. Limits count work, never time. */
export interface SolveOptions {
  /** Relative difference to the best that counts as none; 1e-9 where absent. */
  readonly relativeGap?: number;
  readonly limits?: Partial<SearchLimits>;
}

/** A plan: which sites are open, and who is served from where. */
export interface LocationPlan {
  /** In the problem's own terms: cost, radius, demand covered, number of sites, or NPV. */
  readonly value: number;
  /** Ascending, existing sites included. */
  readonly openSites: readonly number[];
  /** Site of each demand point (of its largest part, where split); -1 where unserved. */
  readonly assignment: Int32Array;
  readonly unserved: readonly number[];
  /** Share of each demand point served from each site, row-major; only for capacitated problems. */
  readonly share?: Float64Array;
}

/** What was done to find a plan and prove it. */
export interface SolveEffort {
  readonly nodes: number;
  readonly iterations: number;
}

/**
 * The proof of a bound, to be checked by `checkCertificate` against the problem. For a p-center problem it proves that
 * no allowed set covers everybody strictly within `bound`.
 */
export interface LocationCertificate extends Certificate {
  readonly kind: LocationProblem['kind'];
}

/** A plan with what is proven about it: nothing is better than `bound` (below it, or above it when maximizing). */
export interface SolvedOutcome extends LocationPlan, SolveEffort {
  readonly kind: 'optimal' | 'feasible';
  readonly bound: number;
  /** Distance of the bound from the value, as a share of the value. */
  readonly gap: number;
  /** Absent where the proof outgrew the memory allowed. */
  readonly certificate?: LocationCertificate;
}

/** No set of sites keeps all rules; `findConflict` says which of them collide. */
export interface InfeasibleOutcome extends SolveEffort {
  readonly kind: 'infeasible';
}

/** The limits ended the search before it found any plan or proved that there is none. */
export interface UndecidedOutcome extends SolveEffort {
  readonly kind: 'undecided';
  readonly bound: number;
}

export type LocationOutcome = SolvedOutcome | InfeasibleOutcome | UndecidedOutcome;

export type { Multipliers };
