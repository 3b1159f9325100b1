import type { LocationProblem, SiteRules } from './problem.ts';

/**
 * What keeps a problem from being one, in words; empty when it is sound. Distances, weights and costs must be
 * non-negative numbers (`Infinity` marks a forbidden pair), sites must exist, and no site may have two roles.
 */
export function problemFaults(problem: LocationProblem): string[] {
  const { demandCount, siteCount, values } = problem.matrix;
  const faults: string[] = [];
  if (demandCount < 1 || siteCount < 1) faults.push('there must be a demand point and a site');
  if (values.length !== demandCount * siteCount) {
    faults.push(`the matrix must have ${demandCount * siteCount} entries, got ${values.length}`);
  }
  const isBad =
    problem.kind === 'max-npv'
      ? (v: number) => Number.isNaN(v) || v === Infinity
      : (v: number) => !(v >= 0);
  const bad = values.findIndex(isBad);
  if (bad >= 0)
    faults.push(`${pairName(bad, siteCount)} must be a number from 0, got ${values[bad]}`);
  for (const [name, list, length] of lists(problem)) {
    faults.push(...listFaults(name, list, length));
  }
  faults.push(...countFaults(problem));
  return [...faults, ...ruleFaults(problem.rules ?? {}, siteCount)];
}

function pairName(k: number, siteCount: number): string {
  return `the entry of demand point ${Math.floor(k / siteCount) + 1} and site ${(k % siteCount) + 1}`;
}

type NamedList = readonly [name: string, list: Float64Array | undefined, length: number];

function lists(problem: LocationProblem): NamedList[] {
  const { demandCount, siteCount } = problem.matrix;
  const found: NamedList[] = [];
  if ('weight' in problem) found.push(['weight', problem.weight, demandCount]);
  if ('unservedCost' in problem) found.push(['unserved cost', problem.unservedCost, demandCount]);
  if ('demand' in problem) found.push(['demand', problem.demand, demandCount]);
  if ('capacity' in problem) found.push(['capacity', problem.capacity, siteCount]);
  if ('openCost' in problem) found.push(['opening cost', problem.openCost, siteCount]);
  found.push(['budgeted cost', problem.rules?.budget?.cost, siteCount]);
  return found.map(([name, list, length]) =>
    problem.kind === 'max-npv' && name === 'opening cost'
      ? ['net opening cost', list, length]
      : [name, list, length],
  );
}

function listFaults(name: string, list: Float64Array | undefined, length: number): string[] {
  if (!list) return [];
  if (list.length !== length)
    return [`there must be ${length} values of ${name}, got ${list.length}`];
  const least = name === 'net opening cost' ? -Infinity : 0;
  const isSound = (v: number): boolean =>
    v >= least && (Number.isFinite(v) || (name === 'unserved cost' && v === Infinity));
  const bad = list.findIndex((v) => !isSound(v));
  return bad < 0 ? [] : [`${name} ${bad + 1} must be a number from ${least}, got ${list[bad]}`];
}

function countFaults(problem: LocationProblem): string[] {
  const faults: string[] = [];
  const count = (name: string, value: number | undefined, least: number): void => {
    if (value !== undefined && !(Number.isInteger(value) && value >= least)) {
      faults.push(`${name} must be a whole number from ${least}, got ${value}`);
    }
  };
  if ('p' in problem) count('p', problem.p, problem.rules?.existing?.length ? 0 : 1);
  if ('minOpen' in problem) count('the least number of sites', problem.minOpen, 0);
  if ('maxOpen' in problem) count('the greatest number of sites', problem.maxOpen, 0);
  if ('radius' in problem && !(problem.radius >= 0)) {
    faults.push(`the radius must be a number from 0, got ${problem.radius}`);
  }
  return faults;
}

function ruleFaults(rules: SiteRules, siteCount: number): string[] {
  const faults: string[] = [];
  const roleOf = new Map<number, string>();
  const exists = (j: number): boolean => Number.isInteger(j) && j >= 0 && j < siteCount;
  for (const [name, sites] of [
    ['existing', rules.existing],
    ['forced in', rules.forcedIn],
    ['forced out', rules.forcedOut],
  ] as const) {
    for (const j of sites ?? []) {
      if (!exists(j))
        faults.push(`there is no site ${j + 1} to be ${name}: there are ${siteCount}`);
      const other = roleOf.get(j);
      if (other !== undefined && other !== name)
        faults.push(`site ${j + 1} cannot be both ${other} and ${name}`);
      roleOf.set(j, name);
    }
  }
  for (const cap of rules.caps ?? []) {
    if (!(cap.most >= 0))
      faults.push(`the most of ${cap.label} must be a number from 0, got ${cap.most}`);
    const bad = cap.sites.find((j) => !exists(j));
    if (bad !== undefined)
      faults.push(`there is no site ${bad + 1} of ${cap.label}: there are ${siteCount}`);
  }
  const limit = rules.budget?.limit;
  if (limit !== undefined && !(limit >= 0))
    faults.push(`the budget must be a number from 0, got ${limit}`);
  return faults;
}
