/**
 * Discrete facility location: which sites to open, who is served from where, and the proof that nothing is better.
 *
 * Every problem of the family (p-median, covering, fixed-charge, capacitated, maximum NPV) is stated as one
 * {@link LocationModel}, bounded by Lagrangian relaxation of "every demand point is served once" and finished by
 * branch and bound over the sites. Rejected: a general MILP solver for the whole (the strong model of a 500-node
 * p-median has 250,000 variables, where npm `highs` gives up), and heuristics alone (no proof).
 */

/** A linear rule over the sites that are opened: the sum of `coefficient[j]` over them is at most `limit`. */
export interface SideRow {
  /** In words, for reports: `at most 2 in MX`. */
  readonly label: string;
  readonly coefficient: Float64Array;
  readonly limit: number;
  /** Unit of the limit, for reports. */
  readonly unit?: string;
}

/** What is settled about a site before the search begins. */
export const Role = { free: 0, forcedIn: 1, forcedOut: 2, existing: 3 } as const;

/**
 * The one minimization all problems are turned into: open a set of sites at the least opening plus serving cost.
 *
 * Costs are of a demand point's whole demand, row-major, `Infinity` where the pair is forbidden, never negative.
 * Existing sites serve at no opening cost and count neither in `minOpen`, `maxOpen` nor in a side row.
 */
export interface LocationModel {
  readonly demandCount: number;
  readonly siteCount: number;
  readonly cost: Float64Array;
  /** Cost of leaving demand point i unserved; `Infinity` where it must be served. */
  readonly unservedCost: Float64Array;
  readonly openCost: Float64Array;
  /** A value of {@link Role} for each site. */
  readonly role: Uint8Array;
  readonly minOpen: number;
  readonly maxOpen: number;
  readonly sideRows: readonly SideRow[];
  /**
   * Whether sites only differ in whom they cover and in their opening cost, everybody must be covered by any plan below
   * the cutoff, and any number of sites up to `maxOpen` will do: then sites may stand in for each other.
   */
  readonly isCover?: boolean;
  /** Present where sites have capacity; demand may then be split over sites. */
  readonly capacitated?: { readonly demand: Float64Array; readonly capacity: Float64Array };
}

/** The state of a site inside the search. */
export const Site = { free: 0, open: 1, closed: 2 } as const;

/** The site states that the roles of a model start the search with. */
export function initialState(model: LocationModel): Uint8Array {
  const state = new Uint8Array(model.siteCount);
  for (let j = 0; j < model.siteCount; j++) {
    const role = model.role[j];
    if (role === Role.forcedOut) state[j] = Site.closed;
    else if (role !== Role.free) state[j] = Site.open;
  }
  return state;
}

/** The number of open sites that count towards `minOpen` and `maxOpen`: the existing ones do not. */
export function countedOpen(model: LocationModel, state: Uint8Array): number {
  let count = 0;
  for (let j = 0; j < model.siteCount; j++) {
    if (state[j] === Site.open && model.role[j] !== Role.existing) count++;
  }
  return count;
}

/** Whether all numbers of a model are integers, so that every plan's value is one and a bound may be rounded up. */
export function isIntegral(model: LocationModel): boolean {
  const integers = (values: Float64Array): boolean => {
    for (let k = 0; k < values.length; k++) {
      if (values[k] !== Infinity && values[k] !== Math.floor(values[k])) return false;
    }
    return true;
  };
  if (model.capacitated) return false;
  return integers(model.openCost) && integers(model.unservedCost) && integers(model.cost);
}

/**
 * A finite price of leaving a must-serve demand point unserved that no plan of finite cost can reach, so that plans
 * that leave somebody out compare by how many they leave out, and the arithmetic never meets infinity.
 */
export function unservablePrice(model: LocationModel): number {
  const { demandCount, siteCount, cost } = model;
  let price = 1;
  for (let i = 0; i < demandCount; i++) {
    let worst = 0;
    for (let j = 0; j < siteCount; j++) {
      const c = cost[i * siteCount + j];
      if (c !== Infinity && c > worst) worst = c;
    }
    const unserved = model.unservedCost[i];
    price += unserved === Infinity ? worst : Math.max(worst, unserved);
  }
  for (const c of model.openCost) price += Math.abs(c);
  return Math.ceil(price);
}
