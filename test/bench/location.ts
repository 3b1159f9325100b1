/**
 * Discrete location, single thread, the optimum not given; every round fails where it is not proven, or not the published
 * one. OR-Library's instances are read from the folder that ORLIB_DIR names, and skipped with a word where there is none.
 */
import { readCap, readPmed } from '../../src/math/location/or-library.ts';
import type { LocationProblem } from '../../src/math/location/problem.ts';
import { solveLocation } from '../../src/math/location/solve.ts';
import { solveWithHighs } from '../../src/math/location/solve-with-highs.ts';
import { stateModel } from '../../src/math/location/state-model.ts';
import { mapProblem } from '../math/location/seeded.ts';
import { instanceText, orLibraryDir, publishedOptima, SKIPPED } from '../reference/or-library.ts';
import type { BenchCase, BenchGroup } from './bench-case.ts';

function graph(kind: 'p-median' | 'p-center', instance: string): LocationProblem {
  const read = readPmed(instanceText(instance));
  if (!read.ok) throw new Error(read.faults[0].message);
  const { nodeCount, p, distance } = read.value;
  return { kind, p, matrix: { demandCount: nodeCount, siteCount: nodeCount, values: distance } };
}

function warehouses(kind: 'uflp' | 'cflp', instance: string): LocationProblem {
  const read = readCap(instanceText(instance));
  if (!read.ok) throw new Error(read.faults[0].message);
  const { demandCount, siteCount, cost, openCost, demand, capacity } = read.value;
  const matrix = { demandCount, siteCount, values: cost };
  if (kind === 'uflp') return { kind, matrix, openCost };
  return { kind, matrix, openCost, demand, capacity: capacity ?? new Float64Array(siteCount) };
}

function prove(problem: LocationProblem, published?: number): void {
  const outcome = solveLocation(problem, published === undefined ? { relativeGap: 1e-6 } : {});
  if (outcome.kind !== 'optimal') throw new Error(`${problem.kind} ended ${outcome.kind}`);
  if (published !== undefined && Math.abs(outcome.value - published) > 1e-2)
    throw new Error(`${problem.kind} gave ${outcome.value}, published is ${published}`);
}

interface PublishedSet {
  readonly name: string;
  /** Name of the set among the published optima. */
  readonly set: string;
  readonly make: (instance: string) => LocationProblem;
}

const SETS = {
  median: {
    name: 'pmed1 to 40, p-median',
    set: 'p-median',
    make: (instance) => graph('p-median', instance),
  },
  center: {
    name: 'pmed1 to 40, p-center',
    set: 'p-center',
    make: (instance) => graph('p-center', instance),
  },
  free: {
    name: 'cap41 to 134, uncapacitated',
    set: 'UFL',
    make: (instance) => warehouses('uflp', instance),
  },
  capped: {
    name: 'cap41 to 134, splittable capacitated',
    set: 'CFL (splittable)',
    make: (instance) => warehouses('cflp', instance),
  },
} as const satisfies Record<string, PublishedSet>;

/** All instances of a set, or its first ones, one after the other as one round; none where they are not there. */
function published({ name, set, make }: PublishedSet, most = Infinity): readonly BenchCase[] {
  const optima = publishedOptima(set).slice(0, most);
  if (optima.length === 0) return [];
  const problems = optima.map(({ instance, value }) => ({ problem: make(instance), value }));
  const run = (): void => {
    for (const { problem, value } of problems) prove(problem, value);
  };
  const first = optima.length === most ? `, the first ${most}` : '';
  return [{ name: `${name}${first}: ${optima.length} proven`, run }];
}

function map(demandCount: number, siteCount: number, p: number): BenchCase {
  const { matrix, weight } = mapProblem({ demandCount, siteCount, seed: 'a' });
  const run = (): void => {
    prove({ kind: 'p-median', matrix, weight, p });
  };
  return { name: `generated map ${demandCount} x ${siteCount}, p = ${p}, to 1e-6`, run };
}

const skipped = orLibraryDir === undefined ? SKIPPED : undefined;

/** What every bench run measures: a second a round. */
export const locationGroup: BenchGroup = {
  title: 'location, proven',
  target: 'generated map under 2 s',
  ...(skipped !== undefined && { note: `pmed and cap ${skipped}` }),
  cases: () =>
    Promise.resolve([
      map(1000, 500, 10),
      ...published(SETS.median, 5),
      ...published(SETS.center, 5),
      ...published(SETS.free, 4),
      ...published(SETS.capped, 4),
    ]),
};

/** Measured once each, and only when a word of their title is asked for: `npm run bench pmed`. */
export const longLocationGroups: readonly BenchGroup[] = [
  long('pmed: p-median', 'under 20 s', () => published(SETS.median)),
  long('pmed: p-center', 'under 40 s', () => published(SETS.center)),
  long('cap: warehouses', 'under 2 s and 15 s', () => [
    ...published(SETS.free),
    ...published(SETS.capped),
  ]),
  long('map: generated, large', 'under 20 s and 800 MB', () => [
    map(20_000, 500, 10),
    map(20_000, 500, 20),
  ]),
  ...highsGroups(),
];

function long(title: string, target: string, cases: () => readonly BenchCase[]): BenchGroup {
  const isPublished = !title.startsWith('map');
  const note = isPublished && skipped !== undefined ? { note: skipped } : {};
  return { title, target, isLong: true, ...note, cases: () => Promise.resolve(cases()) };
}

/** The strong model of a p-median question in npm `highs`, beside the own solver: minutes. */
function highsGroups(): readonly BenchGroup[] {
  const maps = [100, 200, 300, 400, 500].map((siteCount) => ({
    name: `map 1000 x ${siteCount}, p = 10`,
    make: (): LocationProblem => {
      const { matrix, weight } = mapProblem({ demandCount: 1000, siteCount, seed: 'h' });
      return { kind: 'p-median', matrix, weight, p: 10 };
    },
  }));
  const graphs = skipped === undefined ? ['pmed6', 'pmed11', 'pmed16'] : [];
  const cases = [...maps, ...graphs.map((name) => ({ name, make: () => graph('p-median', name) }))];
  return cases.map(({ name, make }) => ({
    title: `highs: ${name}`,
    target: 'npm highs at least 20 times as long, 50 in the median',
    isLong: true,
    cases: () => {
      const problem = make();
      if (problem.kind === 'p-center') throw new Error('no sum');
      const { model } = stateModel(problem);
      return Promise.resolve([
        { name: 'own', run: () => solveLocation(problem) },
        { name: 'npm highs', run: () => solveWithHighs(model), isBaseline: true },
      ]);
    },
  }));
}
