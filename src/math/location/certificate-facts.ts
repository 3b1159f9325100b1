/**
 * A location problem as the checker of proofs reads it, from the raw numbers and without the solver's own statement of
 * the problem, so that an error there cannot hide itself. Only types are imported.
 */
import type { LocationProblem } from './problem.ts';

/** A problem as the checker reads it: minimize opening plus serving cost. */
export interface Facts {
  readonly demandCount: number;
  readonly siteCount: number;
  readonly cost: (i: number, j: number) => number;
  readonly unserved: (i: number) => number;
  readonly openCost: (j: number) => number;
  readonly least: number;
  readonly most: number;
  readonly existing: ReadonlySet<number>;
  readonly open: readonly number[];
  readonly closed: readonly number[];
  readonly rows: readonly { readonly use: (j: number) => number; readonly limit: number }[];
  readonly capacity?: { readonly demand: Float64Array; readonly room: Float64Array };
  /** Whether a site may be replaced by another that covers as much. */
  readonly isCover: boolean;
  readonly isWhole: boolean;
  /** What the plans' values have to reach, given the bound in the problem's own terms. */
  readonly claim: number;
}

type PairCost = (i: number, j: number) => number;
type Without<K extends string> = Omit<Facts, K | 'isWhole'>;

/** Reads the problem anew, from its raw numbers. */
export function factsOf(problem: LocationProblem, bound: number): Facts {
  const base = { ...baseFacts(problem), claim: bound };
  switch (problem.kind) {
    case 'p-median':
    case 'uflp':
    case 'cflp':
      return serviceFacts(problem, base);
    case 'p-center': {
      const cost = within(base, (i, j) => weightedEntry(problem, i, j) < bound);
      const unserved = reachable(
        base,
        (i, j) => entry(problem, i, j),
        () => 1,
      );
      const isCover = base.rows.length === 0;
      // Fewer sites than p that serve everybody could be filled up, where no rule over sets stands in the way.
      const least = isCover ? 0 : problem.p;
      return { ...base, cost, unserved, least, claim: 1, isCover, isWhole: true };
    }
    case 'lscp': {
      const cost = within(base, (i, j) => entry(problem, i, j) <= problem.radius);
      const openCost = (j: number): number => problem.openCost?.[j] ?? 1;
      const unserved = reachable(base, cost, () => Infinity);
      return settled({ ...base, cost, openCost, unserved, isCover: base.rows.length === 0 });
    }
    case 'mclp': {
      const cost = within(base, (i, j) => entry(problem, i, j) <= problem.radius);
      const unserved = (i: number): number => problem.weight?.[i] ?? 1;
      return settled({ ...base, cost, unserved, claim: total(base, unserved) - bound });
    }
    case 'max-npv': {
      const value: PairCost = (i, j) => weightedEntry(problem, i, j);
      const best = listed(base, (i) => {
        let most = 0;
        for (let j = 0; j < base.siteCount; j++) most = Math.max(most, value(i, j));
        return most;
      });
      const cost: PairCost = (i, j) => (value(i, j) > 0 ? best(i) - value(i, j) : Infinity);
      return settled({ ...base, cost, unserved: best, claim: total(base, best) - bound });
    }
  }
}

function entry({ matrix }: LocationProblem, i: number, j: number): number {
  return matrix.values[i * matrix.siteCount + j];
}

function weightedEntry(problem: LocationProblem, i: number, j: number): number {
  const value = entry(problem, i, j);
  const weight = 'weight' in problem ? (problem.weight?.[i] ?? 1) : 1;
  return value === Infinity ? Infinity : value * weight;
}

/** What all kinds of problem have in common. */
function baseFacts(problem: LocationProblem): Without<'cost' | 'unserved' | 'claim'> {
  const { matrix, rules = {} } = problem;
  const { demandCount, siteCount } = matrix;
  const existing = new Set(rules.existing);
  const hasP = 'p' in problem;
  const minOpen = 'minOpen' in problem ? problem.minOpen : undefined;
  const maxOpen = 'maxOpen' in problem ? problem.maxOpen : undefined;
  return {
    demandCount,
    siteCount,
    existing,
    open: [...(rules.existing ?? []), ...(rules.forcedIn ?? [])],
    closed: rules.forcedOut ?? [],
    rows: rowsOf(problem),
    least: hasP ? problem.p : (minOpen ?? 0),
    most: hasP ? problem.p : (maxOpen ?? siteCount),
    openCost: (j) => ('openCost' in problem ? (problem.openCost?.[j] ?? 0) : 0),
    isCover: false,
  };
}

function serviceFacts(
  problem: Extract<LocationProblem, { kind: 'p-median' | 'uflp' | 'cflp' }>,
  base: Without<'cost' | 'unserved'>,
): Facts {
  const raw: PairCost = (i, j) => entry(problem, i, j);
  const cost: PairCost = (i, j) => weightedEntry(problem, i, j);
  const unserved = reachable(base, raw, (i) => problem.unservedCost?.[i] ?? Infinity);
  if (problem.kind !== 'cflp') return settled({ ...base, cost, unserved });
  const room = {
    use: (j: number) => -problem.capacity[j],
    limit: capacityLimit(problem, unserved),
  };
  return {
    ...base,
    cost,
    unserved,
    rows: room.limit < 0 ? [...base.rows, room] : base.rows,
    capacity: { demand: problem.demand, room: problem.capacity },
    isWhole: false,
  };
}

type Size = Pick<Facts, 'demandCount' | 'siteCount'>;

function settled(facts: Omit<Facts, 'isWhole'>): Facts {
  return { ...facts, isWhole: isWhole(facts) };
}

function listed({ demandCount }: Size, value: (i: number) => number): (i: number) => number {
  const list = Float64Array.from({ length: demandCount }, (_, i) => value(i));
  return (i) => list[i];
}

function total({ demandCount }: Size, value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < demandCount; i++) sum += value(i);
  return sum;
}

/** 0 where a pair will do and `Infinity` where not, worked out once. */
function within(
  { demandCount, siteCount }: Size,
  isWithin: (i: number, j: number) => boolean,
): PairCost {
  const covers = new Uint8Array(demandCount * siteCount);
  for (let i = 0; i < demandCount; i++) {
    for (let j = 0; j < siteCount; j++) covers[i * siteCount + j] = isWithin(i, j) ? 1 : 0;
  }
  return (i, j) => (covers[i * siteCount + j] === 1 ? 0 : Infinity);
}

/** What leaving a demand point costs: nothing where no site may serve it at all. */
function reachable(
  size: Size,
  cost: PairCost,
  price: (i: number) => number,
): (i: number) => number {
  return listed(size, (i) => {
    for (let j = 0; j < size.siteCount; j++) if (cost(i, j) !== Infinity) return price(i);
    return 0;
  });
}

function rowsOf(problem: LocationProblem): Facts['rows'] {
  const { caps = [], budget } = problem.rules ?? {};
  const rows = caps.map(({ sites, most }) => {
    const members = new Set(sites);
    return { use: (j: number) => (members.has(j) ? 1 : 0), limit: most };
  });
  return budget ? [...rows, { use: (j) => budget.cost[j], limit: budget.limit }] : rows;
}

/** What the new sites must be able to carry where everybody has to be served; negated, as a row's limit. */
function capacityLimit(
  problem: Extract<LocationProblem, { kind: 'cflp' }>,
  unserved: (i: number) => number,
): number {
  let needed = 0;
  problem.demand.forEach((d, i) => (needed += unserved(i) === Infinity ? d : 0));
  for (const j of problem.rules?.existing ?? []) needed -= problem.capacity[j];
  return -needed;
}

function isWhole(facts: Omit<Facts, 'isWhole'>): boolean {
  const whole = (v: number): boolean => v === Infinity || Number.isInteger(v);
  for (let j = 0; j < facts.siteCount; j++) if (!whole(facts.openCost(j))) return false;
  for (let i = 0; i < facts.demandCount; i++) {
    if (!whole(facts.unserved(i))) return false;
    for (let j = 0; j < facts.siteCount; j++) if (!whole(facts.cost(i, j))) return false;
  }
  return true;
}
