import { Role, type LocationModel, type SideRow } from './model.ts';
import type { LocationProblem } from './problem.ts';
import { solveModel, type ModelOptions } from './solve-model.ts';
import { amountText, coverModel, stateModel } from './state-model.ts';

/** A single change that would make a plan possible. */
export interface RuleChange {
  readonly text: string;
  /** How far it goes from the rule as it stands: 0.1 is a tenth more or less; a rule given up wholly counts 1. */
  readonly change: number;
}

/** Why no set of sites keeps all rules. */
export interface Conflict {
  /** Rules that cannot be kept together, in words; without any one of them the rest can. Empty when all can. */
  readonly because: readonly string[];
  /** Single changes that would each make a plan possible, the smallest first. */
  readonly relax: readonly RuleChange[];
}

/** How sites and demand points are called in words; by number from 1 where there is no name. */
export interface LocationNames {
  readonly demand?: readonly string[];
  readonly site?: readonly string[];
}

/** One rule of a model, how it reads, and how the model is without it. */
interface Rule {
  readonly text: string;
  readonly drop: (model: LocationModel) => LocationModel;
  /** The least change of this rule alone, all others kept, that makes the model possible; undefined when none does. */
  readonly relax: (model: LocationModel) => RuleChange | undefined;
}

/**
 * Names rules that collide: an irreducible set, found by leaving rules out and putting them back where that makes the
 * rest possible, many at a time first; and what change of each would help, by solving for the least of it.
 * Source: Chinneck and Dravnieks 1991, "Locating minimal infeasible constraint sets in linear programs" (deletion
 * filter).
 */
export function findConflict(
  problem: LocationProblem,
  names: LocationNames = {},
  options: ModelOptions = {},
): Conflict {
  const whole = feasibilityModel(problem);
  const isPossible = (model: LocationModel): boolean =>
    solveModel(model, { ...options, limits: { ...options.limits, firstOnly: true } }).plans.length >
    0;
  if (isPossible(whole)) return { because: [], relax: [] };
  let kept: readonly Rule[] = rulesOf(whole, names, isPossible);
  const all = kept;
  const dropAllBut = (rules: readonly Rule[]): LocationModel =>
    all.filter((rule) => !rules.includes(rule)).reduce((model, rule) => rule.drop(model), whole);
  for (
    let size = Math.ceil(kept.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < kept.length;) {
      const trial = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (isPossible(dropAllBut(trial))) from += size;
      else kept = trial;
    }
  }
  const relax = kept.flatMap((rule) => rule.relax(whole) ?? []);
  relax.sort((a, b) => a.change - b.change || (a.text < b.text ? -1 : 1));
  return { because: kept.map((rule) => rule.text), relax };
}

/** The rules of a problem without its costs. */
function feasibilityModel(problem: LocationProblem): LocationModel {
  const model =
    problem.kind === 'p-center'
      ? coverModel(problem, (d) => d < Infinity)
      : stateModel(problem).model;
  const mustServe = problem.kind === 'p-center' ? 1 : Infinity;
  return {
    ...model,
    isCover: false,
    minOpen: 'p' in problem ? problem.p : model.minOpen,
    cost: model.cost.map((c) => (c === Infinity ? Infinity : 0)),
    openCost: new Float64Array(model.siteCount),
    unservedCost: model.unservedCost.map((u) => (u === mustServe ? Infinity : 0)),
  };
}

function rulesOf(
  model: LocationModel,
  names: LocationNames,
  isPossible: (model: LocationModel) => boolean,
): Rule[] {
  const rules: Rule[] = [];
  model.unservedCost.forEach((u, i) => {
    if (u === Infinity) rules.push(servedRule(model, i, names));
  });
  model.role.forEach((role, j) => {
    if (role === Role.forcedIn || role === Role.forcedOut)
      rules.push(roleRule(j, role, names, isPossible));
  });
  if (model.capacitated) rules.push(capacityRule(isPossible));
  for (const row of model.sideRows) rules.push(sideRule(row));
  if (model.maxOpen < model.siteCount) rules.push(mostRule(model));
  if (model.minOpen > 0) rules.push(leastRule(model));
  return rules;
}

function siteName(names: LocationNames, j: number): string {
  return names.site?.[j] ?? `site ${j + 1}`;
}

function demandName(names: LocationNames, i: number): string {
  return names.demand?.[i] ?? `demand point ${i + 1}`;
}

function servedRule(model: LocationModel, i: number, names: LocationNames): Rule {
  const servers = Array.from({ length: model.siteCount }, (_, j) => j).filter(
    (j) => model.cost[i * model.siteCount + j] !== Infinity,
  );
  const shown = servers.slice(0, 5).map((j) => siteName(names, j));
  const more = servers.length > shown.length ? ` and ${servers.length - shown.length} more` : '';
  return {
    text: `${demandName(names, i)} must be served, which only ${shown.join(', ')}${more} can`,
    drop: (m) => ({ ...m, unservedCost: m.unservedCost.with(i, 0) }),
    relax: (m) => {
      const alone = { ...m, unservedCost: m.unservedCost.with(i, 0) };
      if (solveModel(alone, { limits: { firstOnly: true } }).plans.length === 0) return undefined;
      return { text: `leave ${demandName(names, i)} unserved`, change: 1 };
    },
  };
}

function roleRule(
  j: number,
  role: number,
  names: LocationNames,
  isPossible: (model: LocationModel) => boolean,
): Rule {
  const drop = (m: LocationModel): LocationModel => ({ ...m, role: m.role.with(j, Role.free) });
  const isIn = role === Role.forcedIn;
  const name = siteName(names, j);
  return {
    text: `${name} is forced ${isIn ? 'in' : 'out'}`,
    drop,
    relax: (m) =>
      isPossible(drop(m))
        ? { text: `${isIn ? 'do not force' : 'allow'} ${name}`, change: 1 }
        : undefined,
  };
}

function capacityRule(isPossible: (model: LocationModel) => boolean): Rule {
  const withRoom = (m: LocationModel, room: (capacity: number) => number): LocationModel => {
    if (!m.capacitated) return m;
    return { ...m, capacitated: { ...m.capacitated, capacity: m.capacitated.capacity.map(room) } };
  };
  const scaled = (m: LocationModel, factor: number): LocationModel =>
    withRoom(m, (c) => c * factor);
  const drop = (m: LocationModel): LocationModel => {
    const all = m.capacitated?.demand.reduce((sum, d) => sum + d, 1) ?? 0;
    return withRoom(m, () => all);
  };
  return {
    text: 'the capacities of the sites',
    drop,
    relax(m) {
      if (!isPossible(scaled(m, 1000))) return undefined;
      let low = 1;
      let high = 1000;
      while (high / low > 1.001) {
        const middle = Math.sqrt(low * high);
        if (isPossible(scaled(m, middle))) high = middle;
        else low = middle;
      }
      return { text: `raise all capacities ${high.toPrecision(4)} times`, change: high - 1 };
    },
  };
}

function sideRule(row: SideRow): Rule {
  const drop = (m: LocationModel): LocationModel => ({
    ...m,
    sideRows: m.sideRows.filter((each) => each !== row),
  });
  return {
    text: row.label,
    drop,
    relax(m) {
      const needed = leastOf({ ...drop(m), openCost: row.coefficient });
      if (needed === undefined) return undefined;
      const change = row.limit > 0 ? needed / row.limit - 1 : needed;
      return { text: `${row.label}: raise it to ${amountText(needed, row.unit)}`, change };
    },
  };
}

function mostRule(model: LocationModel): Rule {
  return {
    text: `at most ${model.maxOpen} sites`,
    drop: (m) => ({ ...m, maxOpen: m.siteCount }),
    relax(m) {
      const openCost = new Float64Array(m.siteCount).fill(1);
      const needed = leastOf({ ...m, maxOpen: m.siteCount, openCost });
      if (needed === undefined) return undefined;
      const change = model.maxOpen > 0 ? needed / model.maxOpen - 1 : needed;
      return { text: `open ${needed} sites`, change };
    },
  };
}

function leastRule(model: LocationModel): Rule {
  return {
    text: `at least ${model.minOpen} sites`,
    drop: (m) => ({ ...m, minOpen: 0 }),
    relax(m) {
      const openCost = new Float64Array(m.siteCount).fill(-1);
      const most = leastOf({ ...m, minOpen: 0, openCost });
      if (most === undefined) return undefined;
      return { text: `open only ${-most || 0} sites`, change: 1 + most / model.minOpen };
    },
  };
}

function leastOf(model: LocationModel): number | undefined {
  return solveModel(model).plans.at(0)?.value;
}
