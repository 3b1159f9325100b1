/**
 * Discrete location, single thread: `npx tsx test/bench/location.ts [pmed] [center] [cap] [map] [highs]`.
 * Times are process CPU seconds (user), so that other programs on the machine count little; the optimum is not given.
 * OR-Library instances are read from the folder that ORLIB_DIR names. `highs` solves the strong model with npm `highs`
 * beside the own solver and takes minutes.
 */
import { readCap, readPmed } from '../../src/math/location/or-library.ts';
import type { LocationProblem } from '../../src/math/location/problem.ts';
import { solveLocation } from '../../src/math/location/solve.ts';
import { solveWithHighs } from '../../src/math/location/solve-with-highs.ts';
import { stateModel } from '../../src/math/location/state-model.ts';
import { mapProblem } from '../math/location/seeded.ts';
import { instanceText, orLibraryDir, publishedOptima, SKIPPED } from '../reference/or-library.ts';

interface Timed<T> {
  readonly value: T;
  readonly cpuS: number;
}

async function timed<T>(run: () => T | Promise<T>): Promise<Timed<T>> {
  const before = process.cpuUsage();
  const value = await run();
  return { value, cpuS: process.cpuUsage(before).user / 1e6 };
}

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

async function published(
  title: string,
  set: string,
  make: (instance: string) => LocationProblem,
): Promise<void> {
  if (orLibraryDir === undefined) {
    console.log(`${title}: ${SKIPPED}`);
    return;
  }
  let total = 0;
  let proven = 0;
  const optima = publishedOptima(set);
  for (const { instance, value } of optima) {
    const problem = make(instance);
    const { value: outcome, cpuS } = await timed(() => solveLocation(problem));
    total += cpuS;
    const isRight = outcome.kind === 'optimal' && Math.abs(outcome.value - value) < 1e-2;
    if (isRight) proven++;
    const found = 'value' in outcome ? outcome.value : NaN;
    const state = `${outcome.kind} ${found} (published ${value}), ${outcome.nodes} nodes`;
    console.log(`  ${instance.padEnd(7)} ${cpuS.toFixed(2).padStart(7)} s  ${state}`);
  }
  console.log(`${title}: ${proven} of ${optima.length} proven in ${total.toFixed(1)} CPU s\n`);
}

async function maps(): Promise<void> {
  for (const [demandCount, siteCount, p] of [
    [1000, 500, 10],
    [20_000, 500, 10],
    [20_000, 500, 20],
  ]) {
    const { matrix, weight } = mapProblem({ demandCount, siteCount, seed: 'a' });
    const run = (): ReturnType<typeof solveLocation> =>
      solveLocation({ kind: 'p-median', matrix, weight, p }, { relativeGap: 1e-6 });
    const { value, cpuS } = await timed(run);
    const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
    const gap = 'gap' in value ? value.gap.toExponential(1) : '';
    const size = `map ${demandCount} x ${siteCount}, p = ${p}`;
    console.log(`${size}: ${value.kind}, gap ${gap}, ${cpuS.toFixed(2)} CPU s, ${memory} MB`);
  }
}

async function againstHighs(): Promise<void> {
  const cases: [string, LocationProblem][] = [100, 200, 300, 400, 500].map((siteCount) => {
    const { matrix, weight } = mapProblem({ demandCount: 1000, siteCount, seed: 'h' });
    return [`map 1000 x ${siteCount}, p = 10`, { kind: 'p-median', matrix, weight, p: 10 }];
  });
  for (const each of orLibraryDir === undefined ? [] : ['pmed6', 'pmed11', 'pmed16']) {
    cases.push([each, graph('p-median', each)]);
  }
  const ratios: number[] = [];
  for (const [name, problem] of cases) {
    if (problem.kind === 'p-center') continue;
    const own = await timed(() => solveLocation(problem));
    const { model } = stateModel(problem);
    const highs = await timed(() => solveWithHighs(model));
    const verdict = highs.value.kind === 'undecided' ? highs.value.because : highs.value.kind;
    const ratio = highs.cpuS / own.cpuS;
    if (highs.value.kind === 'optimal') ratios.push(ratio);
    const times = `own ${own.cpuS.toFixed(2)} s, HiGHS ${highs.cpuS.toFixed(1)} s`;
    console.log(`${name}: ${times} (${verdict}), ${ratio.toFixed(0)} x`);
  }
  ratios.sort((a, b) => a - b);
  console.log(
    `median ratio ${ratios[ratios.length >> 1]?.toFixed(0)} x, least ${ratios[0]?.toFixed(0)} x`,
  );
}

const wanted = new Set(process.argv.slice(2));
const isWanted = (name: string): boolean =>
  wanted.size === 0 ? name !== 'highs' : wanted.has(name);
if (isWanted('pmed')) await published('p-median', 'p-median', (name) => graph('p-median', name));
if (isWanted('center')) await published('p-center', 'p-center', (name) => graph('p-center', name));
if (isWanted('cap')) {
  await published('uncapacitated', 'UFL', (name) => warehouses('uflp', name));
  await published('capacitated', 'CFL (splittable)', (name) => warehouses('cflp', name));
}
if (isWanted('map')) await maps();
if (isWanted('highs')) await againstHighs();
