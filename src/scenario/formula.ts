import type { MathNode } from 'mathjs';
import { math } from './mathjs.ts';
import { didYouMean } from './nearest-name.ts';
import type { Reading } from './quantity.ts';

/** A user's expression over named quantities. */
export interface Formula {
  /** The named quantities that it uses, in the order of their first use. */
  readonly names: readonly string[];
  /** Its value; `undefined` where a quantity it uses is unknown or the result is no finite number. */
  readonly evaluate: (values: Quantities) => number | undefined;
}

type Quantities = Readonly<Record<string, number | undefined>>;
/** A part of a formula, ready to be computed; truth is 1 and 0. */
type Term = (values: Quantities) => number;

/** What the walk over a formula's parts carries. */
interface Walk {
  readonly allowed: readonly string[];
  readonly used: Set<string>;
  partCount: number;
}

const LONGEST = 500;
const MOST_PARTS = 200;
const DEEPEST = 40;

/** Functions that a formula may call: pure functions of numbers, with the fewest and most arguments. */
const FUNCTIONS = new Map<string, { fewest: number; most: number; apply: NumberFunction }>([
  ['min', { fewest: 1, most: 20, apply: (...values) => Math.min(...values) }],
  ['max', { fewest: 1, most: 20, apply: (...values) => Math.max(...values) }],
  ['pow', { fewest: 2, most: 2, apply: (a, b) => a ** b }],
  ['abs', { fewest: 1, most: 1, apply: (a) => Math.abs(a) }],
  ['sign', { fewest: 1, most: 1, apply: (a) => Math.sign(a) }],
  ['sqrt', { fewest: 1, most: 1, apply: (a) => Math.sqrt(a) }],
  ['exp', { fewest: 1, most: 1, apply: (a) => Math.exp(a) }],
  ['log', { fewest: 1, most: 1, apply: (a) => Math.log(a) }],
  ['log10', { fewest: 1, most: 1, apply: (a) => Math.log10(a) }],
  ['round', { fewest: 1, most: 1, apply: (a) => Math.round(a) }],
  ['floor', { fewest: 1, most: 1, apply: (a) => Math.floor(a) }],
  ['ceil', { fewest: 1, most: 1, apply: (a) => Math.ceil(a) }],
]);

const OPERATORS = new Map<string, NumberFunction>([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['pow', (a, b) => a ** b],
  // The sign of the divisor, as mathematics and mathjs have it; JavaScript's own takes the dividend's.
  ['mod', (a, b) => a - b * Math.floor(a / b)],
  ['unaryMinus', (a) => -a],
  ['unaryPlus', (a) => a],
  ['smaller', (a, b) => Number(a < b)],
  ['smallerEq', (a, b) => Number(a <= b)],
  ['larger', (a, b) => Number(a > b)],
  ['largerEq', (a, b) => Number(a >= b)],
  ['equal', (a, b) => Number(a === b)],
  ['unequal', (a, b) => Number(a !== b)],
]);

type NumberFunction = (...values: number[]) => number;

/** What each kind of part that mathjs knows, and a formula may not hold, is called. */
const REFUSED_PARTS: Readonly<Record<string, string>> = {
  AccessorNode: 'reaches into a value',
  ArrayNode: 'holds a list',
  AssignmentNode: 'assigns a value',
  BlockNode: 'holds several expressions',
  FunctionAssignmentNode: 'defines a function',
  IndexNode: 'reaches into a value',
  ObjectNode: 'holds an object',
  RangeNode: 'holds a range',
  RelationalNode: 'compares more than two values at once',
};

/** A fault of the formula, on its way out of the walk over its parts; it never leaves this file. */
class FormulaFault extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/**
 * Reads an expression over the quantities `allowed`: numbers, `+ - * / ^ %`, comparisons, `a ? b : c`, parentheses and
 * the functions min, max, abs, sign, sqrt, exp, log, log10, round, floor, ceil, pow.
 * mathjs parses; what it parsed is rebuilt from that closed list, so nothing of its evaluator can be reached and a
 * formula of at most 200 parts takes a bounded time.
 */
export function compileFormula(text: string, allowed: readonly string[]): Reading<Formula> {
  try {
    const walk: Walk = { allowed, used: new Set(), partCount: 0 };
    const term = buildTerm(parsed(text), walk);
    const names = [...walk.used];
    return { ok: true, value: { names, evaluate: (values) => knownValue(term, names, values) } };
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    return { ok: false, message: error.message, hint: error.hint };
  }
}

function knownValue(term: Term, names: readonly string[], values: Quantities): number | undefined {
  if (names.some((name) => values[name] === undefined)) return undefined;
  const value = term(values);
  return Number.isFinite(value) ? value : undefined;
}

function parsed(text: string): MathNode {
  if (text.trim() === '') throw new FormulaFault('is empty', 'for example rttGainMs * 2');
  if (text.length > LONGEST) throw new FormulaFault(`is longer than ${LONGEST} characters`);
  if (bracketDepth(text) > DEEPEST) {
    throw new FormulaFault(`has brackets nested deeper than ${DEEPEST} levels`);
  }
  try {
    return math.parse(text);
  } catch (error) {
    throw new FormulaFault(
      `is no expression: ${error instanceof Error ? error.message : 'unread'}`,
    );
  }
}

/** How deep brackets nest: known before parsing, which is recursive. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(character)) depth--;
  }
  return deepest;
}

function buildTerm(node: MathNode, walk: Walk): Term {
  if (++walk.partCount > MOST_PARTS) throw new FormulaFault(`has more than ${MOST_PARTS} parts`);
  const build = (part: MathNode): Term => buildTerm(part, walk);
  if (math.isParenthesisNode(node)) return build(node.content);
  if (math.isConstantNode(node)) return numberTerm(node.value);
  if (math.isSymbolNode(node)) return quantityTerm(node.name, walk);
  if (math.isConditionalNode(node)) {
    const [test, yes, no] = [build(node.condition), build(node.trueExpr), build(node.falseExpr)];
    return (values) => (test(values) !== 0 ? yes(values) : no(values));
  }
  if (math.isOperatorNode(node)) {
    if (node.implicit) throw new FormulaFault('leaves out a *', 'write 2 * rttGainMs');
    const apply = OPERATORS.get(node.fn);
    if (!apply) throw new FormulaFault(`uses ${node.op}, which formulas do not have`, ALLOWED);
    return applied(apply, node.args.map(build));
  }
  if (math.isFunctionNode(node)) return callTerm(node.fn, node.args, build);
  throw new FormulaFault(`${REFUSED_PARTS[node.type] ?? 'holds a part'}: not allowed`, ALLOWED);
}

const ALLOWED = `allowed: numbers, the criteria by id, + - * / ^ %, comparisons, a ? b : c, ${[...FUNCTIONS.keys()].join(', ')}`;

function numberTerm(value: unknown): Term {
  if (typeof value !== 'number') throw new FormulaFault('holds a value that is no number', ALLOWED);
  if (!Number.isFinite(value)) throw new FormulaFault('holds a number without end');
  return () => value;
}

function quantityTerm(name: string, walk: Walk): Term {
  if (!walk.allowed.includes(name)) {
    const hint = didYouMean(name, walk.allowed);
    throw new FormulaFault(`names an unknown quantity "${name}"`, hint);
  }
  walk.used.add(name);
  return (values) => values[name] ?? NaN;
}

function callTerm(fn: unknown, args: readonly MathNode[], build: (part: MathNode) => Term): Term {
  const name = math.isSymbolNode(fn) ? fn.name : undefined;
  const called = name === undefined ? undefined : FUNCTIONS.get(name);
  if (name === undefined) throw new FormulaFault('calls what is no function name', ALLOWED);
  if (!called) throw new FormulaFault(`calls ${name}, which formulas do not have`, ALLOWED);
  if (args.length < called.fewest || args.length > called.most) {
    throw new FormulaFault(`gives ${name} ${args.length} arguments, it takes ${takes(called)}`);
  }
  return applied(called.apply, args.map(build));
}

function takes({ fewest, most }: { fewest: number; most: number }): string {
  return fewest === most ? String(most) : `${fewest} to ${most}`;
}

function applied(apply: NumberFunction, terms: readonly Term[]): Term {
  return (values) => apply(...terms.map((term) => term(values)));
}
