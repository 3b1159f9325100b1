/**
 * An independent reading of a proof: it takes the problem's own numbers and the certificate, shares no code with the
 * solver, and believes nothing that it cannot recompute.
 */
import type { ProofStep } from './certificate.ts';
import { factsOf, type Facts } from './certificate-facts.ts';
import type { LocationCertificate, LocationProblem } from './problem.ts';

/** Whether the proof holds, and if not, where it breaks. */
export type CertificateCheck =
  { readonly isValid: true } | { readonly isValid: false; readonly because: string };

/** What is settled where the reading of the proof stands. */
interface NodeState {
  readonly state: Uint8Array;
  /** 1 for demand points that are served whenever the others are. */
  readonly implied: Uint8Array;
}

const FREE = 0;
const OPEN = 1;
const CLOSED = 2;

class Broken extends Error {}

/**
 * Checks that no allowed plan is better than `certificate.bound`. Floating-point sums are trusted to nine digits.
 * Edges: a p-center proof is read as "no allowed set serves everybody strictly within the bound".
 */
export function checkCertificate(
  problem: LocationProblem,
  certificate: LocationCertificate,
): CertificateCheck {
  try {
    if (certificate.kind !== problem.kind) fail('it belongs to another kind of problem');
    if (problem.kind === 'p-center' && certificate.bound <= 0) return { isValid: true };
    const facts = factsOf(problem, certificate.bound);
    const state = new Uint8Array(facts.siteCount);
    for (const j of facts.open) state[j] = OPEN;
    for (const j of facts.closed) state[j] = CLOSED;
    const root = { state, implied: new Uint8Array(facts.demandCount) };
    const end = checkNode(facts, certificate.steps, 0, root);
    if (end !== certificate.steps.length) fail('steps follow after the proof is complete');
    return { isValid: true };
  } catch (error) {
    if (error instanceof Broken) return { isValid: false, because: error.message };
    throw error;
  }
}

function fail(because: string): never {
  throw new Broken(because);
}

/** Checks the proof of one node from step `at` on; returns the step after its last. */
function checkNode(facts: Facts, steps: readonly ProofStep[], at: number, node: NodeState): number {
  const { state } = node;
  for (let k = at; k < steps.length; k++) {
    const step = steps[k];
    switch (step.kind) {
      case 'bound':
        checkBound(facts, step, state, k);
        if (step.ends) return k + 1;
        break;
      case 'side-row':
        checkSideRow(facts, step, state, k);
        if (step.ends) return k + 1;
        break;
      case 'dominance':
        for (const [close, by] of step.pairs) checkDominance(facts, node, close, by);
        break;
      case 'implied':
        for (const [i, by] of step.pairs) checkImplied(facts, node, i, by);
        break;
      case 'last-server':
        checkLastServer(facts, state, step.demand, step.site);
        break;
      case 'complete':
        checkComplete(facts, state, k);
        return k + 1;
      case 'branch': {
        if (state[step.site] !== FREE) fail(`step ${k}: branches on a settled site`);
        const halves = step.first === 'open' ? [OPEN, CLOSED] : [CLOSED, OPEN];
        let next = k + 1;
        for (const half of halves) {
          const child = { state: state.slice(), implied: node.implied.slice() };
          child.state[step.site] = half;
          next = checkNode(facts, steps, next, child);
        }
        return next;
      }
    }
  }
  return fail('the proof ends before all cases are settled');
}

type BoundStep = Extract<ProofStep, { kind: 'bound' }>;

function checkBound(facts: Facts, step: BoundStep, state: Uint8Array, at: number): void {
  const demand = step.multipliers.demand;
  const side = step.multipliers.side;
  if (demand.length !== facts.demandCount) fail(`step ${at}: wrong number of multipliers`);
  if (side.some((price) => !(price >= 0))) fail(`step ${at}: a side row's multiplier is negative`);
  if (demand.some((worth) => !Number.isFinite(worth)))
    fail(`step ${at}: a multiplier is no number`);
  const reduced = Float64Array.from({ length: facts.siteCount }, (_, j) =>
    state[j] === CLOSED ? 0 : siteValue(facts, j, demand),
  );
  let base = 0;
  for (let i = 0; i < facts.demandCount; i++) base += Math.min(demand[i], facts.unserved(i));
  facts.rows.forEach((row, s) => {
    const price = side[s] ?? 0;
    base -= price * row.limit;
    for (let j = 0; j < facts.siteCount; j++) {
      if (!facts.existing.has(j)) reduced[j] += price * row.use(j);
    }
  });
  const lowest = (trial: Uint8Array): number => base + cheapestChoice(facts, trial, reduced);
  requireFixings(step, { state, at }, lowest, (value) => reaches(facts, value, base));
}

/** A bound counts when it reaches the claim, rounded up where all values are whole, up to the rounding of its sum. */
function reaches(facts: Facts, bound: number, size: number): boolean {
  if (facts.isWhole) return Math.ceil(bound - 1e-6) >= facts.claim;
  return bound >= facts.claim - 1e-9 * Math.max(1, Math.abs(facts.claim), 1e-3 * Math.abs(size));
}

/** Opening cost of a site less what it saves on the demand points' multipliers, within its capacity. */
function siteValue(facts: Facts, j: number, worth: Float64Array): number {
  const opening = facts.existing.has(j) ? 0 : facts.openCost(j);
  const room = facts.capacity?.room[j] ?? Infinity;
  let saved = 0;
  let used = 0;
  const gains: { gain: number; load: number }[] = [];
  for (let i = 0; i < facts.demandCount; i++) {
    const gain = Math.min(worth[i], facts.unserved(i)) - facts.cost(i, j);
    if (!(gain > 0)) continue;
    const load = facts.capacity?.demand[i] ?? 0;
    saved += gain;
    used += load;
    if (facts.capacity) gains.push({ gain, load });
  }
  if (used <= room) return opening - saved;
  saved = 0;
  let left = room;
  gains.sort((a, b) => b.gain * a.load - a.gain * b.load);
  for (const { gain, load } of gains) {
    const part = load === 0 ? 1 : Math.min(1, left / load);
    saved += gain * part;
    left -= load * part;
  }
  return opening - saved;
}

/** Least sum of values over the sets that the state and the number of sites allow; `Infinity` when there is none. */
function cheapestChoice(facts: Facts, state: Uint8Array, value: Float64Array): number {
  let sum = 0;
  let count = 0;
  const free: number[] = [];
  for (let j = 0; j < facts.siteCount; j++) {
    if (state[j] === OPEN) {
      sum += value[j];
      if (!facts.existing.has(j)) count++;
    } else if (state[j] === FREE) free.push(value[j]);
  }
  if (count > facts.most || count + free.length < facts.least) return Infinity;
  free.sort((a, b) => a - b);
  for (const v of free) {
    if (count >= facts.most || (v >= 0 && count >= facts.least)) break;
    sum += v;
    count++;
  }
  return sum;
}

/** Checks every fixing of a step by trying its opposite, then applies them. */
function requireFixings(
  step: BoundStep | Extract<ProofStep, { kind: 'side-row' }>,
  { state, at }: { readonly state: Uint8Array; readonly at: number },
  lowest: (trial: Uint8Array) => number,
  isOut: (value: number) => boolean,
): void {
  if (step.ends) {
    if (!isOut(lowest(state)))
      fail(`step ${at}: the bound ${lowest(state)} does not settle the case`);
    return;
  }
  const trial = state.slice();
  for (const [sites, opposite, settled] of [
    [step.open, CLOSED, OPEN],
    [step.close, OPEN, CLOSED],
  ] as const) {
    for (const j of sites) {
      if (state[j] !== FREE) fail(`step ${at}: settles site ${j + 1} twice`);
      trial[j] = opposite;
      if (!isOut(lowest(trial))) fail(`step ${at}: site ${j + 1} is settled without proof`);
      trial[j] = FREE;
      state[j] = settled;
    }
  }
}

function checkSideRow(
  facts: Facts,
  step: Extract<ProofStep, { kind: 'side-row' }>,
  state: Uint8Array,
  at: number,
): void {
  const row = facts.rows[step.row] ?? fail(`step ${at}: there is no such side row`);
  const use = Float64Array.from({ length: facts.siteCount }, (_, j) =>
    facts.existing.has(j) ? 0 : row.use(j),
  );
  const isOut = (used: number): boolean =>
    used > row.limit + 1e-9 * Math.max(1, Math.abs(row.limit));
  requireFixings(step, { state, at }, (trial) => cheapestChoice(facts, trial, use), isOut);
}

function checkDominance(facts: Facts, node: NodeState, close: number, by: number): void {
  const { state } = node;
  if (!facts.isCover) fail('dominance is used where sites cannot replace each other');
  if (state[close] !== FREE || state[by] !== FREE) fail('dominance between settled sites');
  if (facts.openCost(by) > facts.openCost(close)) fail('a dominating site costs more');
  for (let i = 0; i < facts.demandCount; i++) {
    const isMissed = facts.cost(i, close) !== Infinity && facts.cost(i, by) === Infinity;
    if (isMissed && node.implied[i] === 0 && !isServed(facts, state, i)) {
      fail(`site ${close + 1} is not dominated by ${by + 1}`);
    }
  }
  state[close] = CLOSED;
}

/** Number of open sites that count. */
function countOpen(facts: Facts, state: Uint8Array): number {
  return state.reduce((n, s, j) => n + (s === OPEN && !facts.existing.has(j) ? 1 : 0), 0);
}

function isServed(facts: Facts, state: Uint8Array, i: number): boolean {
  if (facts.unserved(i) === 0) return true;
  for (let j = 0; j < facts.siteCount; j++) {
    if (state[j] === OPEN && facts.cost(i, j) !== Infinity) return true;
  }
  return false;
}

/** Demand point i may be forgotten when another one, not forgotten, has only sites that also serve i. */
function checkImplied(facts: Facts, node: NodeState, i: number, by: number): void {
  if (!facts.isCover) fail('a demand point is dropped where costs differ');
  const isReal = facts.unserved(by) > 0 && node.implied[by] === 0 && by !== i;
  if (!isReal || isServed(facts, node.state, by)) fail(`demand point ${by + 1} implies nothing`);
  for (let j = 0; j < facts.siteCount; j++) {
    const canServe = node.state[j] !== CLOSED && facts.cost(by, j) !== Infinity;
    if (canServe && facts.cost(i, j) === Infinity) {
      fail(`demand point ${i + 1} is not implied by ${by + 1}`);
    }
  }
  node.implied[i] = 1;
}

function checkLastServer(facts: Facts, state: Uint8Array, i: number, site: number): void {
  if (!facts.isCover || facts.unserved(i) < facts.claim)
    fail(`demand point ${i + 1} may be left out`);
  if (state[site] !== FREE) fail(`site ${site + 1} is settled twice`);
  for (let j = 0; j < facts.siteCount; j++) {
    if (j !== site && state[j] !== CLOSED && facts.cost(i, j) !== Infinity) {
      fail(`site ${site + 1} is not the last to serve demand point ${i + 1}`);
    }
  }
  state[site] = OPEN;
}

/** In a complete case nothing may be opened any more: the sites break a rule, or their plan reaches the claim. */
function checkComplete(facts: Facts, state: Uint8Array, at: number): void {
  const nothing = new Float64Array(facts.siteCount);
  if (cheapestChoice(facts, state, nothing) === Infinity) return;
  const counted = countOpen(facts, state);
  if (counted < facts.most && state.includes(FREE)) fail(`step ${at}: sites are left to choose`);
  for (const row of facts.rows) {
    let used = 0;
    for (let j = 0; j < facts.siteCount; j++) {
      if (state[j] === OPEN && !facts.existing.has(j)) used += row.use(j);
    }
    if (used > row.limit + 1e-9 * Math.max(1, Math.abs(row.limit))) return;
  }
  if (facts.capacity) fail(`step ${at}: a plan with capacities needs multipliers`);
  let value = 0;
  for (let j = 0; j < facts.siteCount; j++) {
    if (state[j] === OPEN && !facts.existing.has(j)) value += facts.openCost(j);
  }
  for (let i = 0; i < facts.demandCount; i++) {
    let cheapest = facts.unserved(i);
    for (let j = 0; j < facts.siteCount; j++) {
      if (state[j] === OPEN) cheapest = Math.min(cheapest, facts.cost(i, j));
    }
    value += cheapest;
  }
  if (!reaches(facts, value, value))
    fail(`step ${at}: a plan of ${value} is better than the claim`);
}
