import { readFileSync, statSync } from 'node:fs';
import type { LocationNames } from '../math/location/conflict.ts';
import { readCap, readPmed } from '../math/location/or-library.ts';
import type { LocationProblem, SiteRules } from '../math/location/problem.ts';
import { problemFaults } from '../math/location/problem-faults.ts';
import { readCostMatrix, type CostMatrixFile } from '../math/location/read-cost-matrix.ts';
import type { ReadResult } from '../math/location/read-numbers.ts';
import type { Checked } from '../scenario/diagnostic.ts';
import { ioErrorText } from './exit.ts';

export const SOLVE_PROBLEMS = ['p-median', 'p-center', 'mclp', 'lscp', 'uflp', 'cflp'] as const;
export type SolveProblem = (typeof SOLVE_PROBLEMS)[number];

/** What the command line says of a problem beside its file. */
export interface SolveRequest {
  readonly problem: SolveProblem;
  readonly matrix?: string;
  readonly orlib?: string;
  readonly p?: number;
  readonly radius?: number;
  readonly openCost?: number;
  readonly capacity?: number;
  readonly existing: readonly string[];
  readonly forceIn: readonly string[];
  readonly forceOut: readonly string[];
}

/** A problem read from a file, with the names of its sites and demand points. */
export interface NamedProblem {
  readonly problem: LocationProblem;
  readonly names: LocationNames;
}

/** Longer texts than this do not fit into one string of the engine. */
const MAX_FILE_BYTES = 500_000_000;

/** Reads the problem that a command line asks for; all faults come with their place in the file. */
export function readLocationProblem(request: SolveRequest): Checked<NamedProblem> {
  const { matrix, orlib } = request;
  if ((matrix === undefined) === (orlib === undefined)) {
    return refused('solve', 'needs either --matrix FILE or --orlib FILE');
  }
  const file = matrix ?? orlib ?? '';
  const text = readText(file);
  if (!text.ok) return text;
  const read =
    matrix === undefined ? fromOrLibrary(request, text.value) : fromMatrix(request, text.value);
  if (!read.ok) {
    return {
      ok: false,
      diagnostics: read.faults.map((fault) => ({ severity: 'error', file, ...fault })),
    };
  }
  const named = withRules(read.value, request, file);
  if (!named.ok) return named;
  const faults = problemFaults(named.value.problem);
  if (faults.length === 0) return named;
  return {
    ok: false,
    diagnostics: faults.map((message) => ({ severity: 'error', file, message })),
  };
}

function refused(file: string, message: string, hint?: string): Checked<never> {
  const diagnostic = {
    severity: 'error' as const,
    file,
    message,
    ...(hint !== undefined && { hint }),
  };
  return { ok: false, diagnostics: [diagnostic] };
}

function readText(file: string): Checked<string> {
  try {
    if (statSync(file).size > MAX_FILE_BYTES) {
      return refused(file, `is larger than ${MAX_FILE_BYTES} bytes`);
    }
    return { ok: true, value: readFileSync(file, 'utf8'), warnings: [] };
  } catch (error) {
    const reason = ioErrorText(error);
    if (reason === undefined) throw error;
    return refused(file, `cannot be read: ${reason}`);
  }
}

/** A fault of the file as a whole. */
function wanting(message: string, hint?: string): ReadResult<never> {
  return {
    ok: false,
    faults: [{ line: 1, column: 1, message, ...(hint !== undefined && { hint }) }],
  };
}

function fromOrLibrary(request: SolveRequest, text: string): ReadResult<NamedProblem> {
  const kind = request.problem;
  if (kind === 'uflp' || kind === 'cflp') return fromCap({ ...request, problem: kind }, text);
  const read = readPmed(text);
  if (!read.ok) return read;
  const { nodeCount, distance, p } = read.value;
  const matrix = { demandCount: nodeCount, siteCount: nodeCount, values: distance };
  return problemOn({ matrix }, { ...request, p: request.p ?? p });
}

function fromCap(
  request: SolveRequest & { readonly problem: 'uflp' | 'cflp' },
  text: string,
): ReadResult<NamedProblem> {
  const read = readCap(text);
  if (!read.ok) return read;
  const { demandCount, siteCount, cost, openCost, demand } = read.value;
  const matrix = { demandCount, siteCount, values: cost };
  const capacity = capacityOf(request, read.value.capacity, siteCount);
  return problemOn({ matrix, openCost, demand, ...(capacity && { capacity }) }, request);
}

function capacityOf(
  { capacity }: SolveRequest,
  given: Float64Array | undefined,
  siteCount: number,
): Float64Array | undefined {
  return capacity === undefined ? given : new Float64Array(siteCount).fill(capacity);
}

function fromMatrix(request: SolveRequest, text: string): ReadResult<NamedProblem> {
  const read = readCostMatrix(text);
  if (!read.ok) return read;
  const file = read.value;
  const { demandCount, siteCount, values, weight, demand } = file;
  const openCost =
    request.openCost === undefined
      ? file.openCost
      : new Float64Array(siteCount).fill(request.openCost);
  const capacity = capacityOf(request, file.capacity, siteCount);
  const found = problemOn(
    {
      matrix: { demandCount, siteCount, values },
      ...(weight && { weight }),
      ...(demand && { demand }),
      ...(openCost && { openCost }),
      ...(capacity && { capacity }),
    },
    request,
  );
  return found.ok ? { ok: true, value: { ...found.value, names: namesOf(file) } } : found;
}

function namesOf({ demandNames, siteNames }: CostMatrixFile): LocationNames {
  const named = (names: readonly string[], what: string): readonly string[] =>
    names.map((name, k) => (name === String(k + 1) ? `${what} ${name}` : name));
  return { demand: named(demandNames, 'demand point'), site: named(siteNames, 'site') };
}

interface GivenNumbers {
  readonly matrix: LocationProblem['matrix'];
  readonly weight?: Float64Array;
  readonly demand?: Float64Array;
  readonly openCost?: Float64Array;
  readonly capacity?: Float64Array;
}

/** Puts the numbers of a file into the form of the problem asked for, or says which are missing. */
function problemOn(given: GivenNumbers, request: SolveRequest): ReadResult<NamedProblem> {
  const { matrix, weight, openCost, demand, capacity } = given;
  const { p, radius, problem: kind } = request;
  const base = { matrix, ...(weight && { weight }) };
  const found = (problem: LocationProblem): ReadResult<NamedProblem> => ({
    ok: true,
    value: { problem, names: {} },
  });
  const count = p === undefined ? {} : { minOpen: p, maxOpen: p };
  switch (kind) {
    case 'p-median':
    case 'p-center':
      if (p === undefined) return wanting(`${kind} needs a number of sites`, 'add --p 5');
      return found({ kind, ...base, p });
    case 'mclp':
      if (p === undefined) return wanting('mclp needs a number of sites', 'add --p 5');
      if (radius === undefined) return wanting('mclp needs a service radius', 'add --radius 20');
      return found({ kind, ...base, p, radius });
    case 'lscp':
      if (radius === undefined) return wanting('lscp needs a service radius', 'add --radius 20');
      return found({ kind, matrix, radius, ...(openCost && { openCost }) });
    case 'uflp':
      if (!openCost)
        return wanting('uflp needs opening costs', 'add a row openCost or --open-cost 1000');
      return found({ kind, ...base, openCost, ...count });
    case 'cflp':
      if (!openCost)
        return wanting('cflp needs opening costs', 'add a row openCost or --open-cost 1000');
      if (!capacity)
        return wanting('cflp needs capacities', 'add a row capacity or --capacity 1000');
      if (!demand) return wanting('cflp needs demands', 'add a column demand');
      return found({ kind, ...base, openCost, capacity, demand, ...count });
  }
}

function withRules(
  named: NamedProblem,
  request: SolveRequest,
  file: string,
): Checked<NamedProblem> {
  const { problem, names } = named;
  const bad: string[] = [];
  const indices = (list: readonly string[]): number[] =>
    list.map((text) => {
      const byName = names.site?.indexOf(text) ?? -1;
      const index = byName >= 0 ? byName : Number(text) - 1;
      if (!Number.isInteger(index) || index < 0 || index >= problem.matrix.siteCount)
        bad.push(text);
      return index;
    });
  const rules: SiteRules = {
    existing: indices(request.existing),
    forcedIn: indices(request.forceIn),
    forcedOut: indices(request.forceOut),
  };
  if (bad.length > 0) {
    const count = problem.matrix.siteCount;
    return refused(
      file,
      `has no site "${bad[0]}"`,
      `name a column, or give a number from 1 to ${count}`,
    );
  }
  return { ok: true, value: { ...named, problem: { ...problem, rules } }, warnings: [] };
}
