import { bernsteinCoefficients, bernsteinHalves, signChanges } from './bernstein.ts';

/** Below this part of the largest coefficient a value is rounding noise: some hundred units in the last place. */
const NOISE = 2 ** -46;

/** Roots closer together than this are one root of higher multiplicity: their distance is below what noise allows. */
const SAME_ROOT = 1e-6;

/** Halvings that exhaust a double on [0, 1]. */
const MOST_HALVINGS = 60;

interface Piece {
  readonly coefficients: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * All roots of a polynomial strictly between 0 and 1, ascending, from its power coefficients; a root of higher
 * multiplicity stands once. Pieces of the interval whose Bernstein coefficients do not change sign hold no root, pieces
 * with one change hold exactly one (Descartes' rule), the others are halved.
 * Edge: a polynomial that is 0 everywhere has no roots here. Accuracy: simple roots to about 1e-15, multiple ones to 1e-7.
 * Source: Lane and Riesenfeld 1981, "Bounds on a polynomial", BIT 21(1), 112-117.
 */
export function unitIntervalRoots(power: readonly number[]): number[] {
  const coefficients = bernsteinCoefficients(power);
  const noise = NOISE * Math.max(...coefficients.map(Math.abs));
  if (noise === 0) return [];
  const roots: number[] = [];
  const open: Piece[] = [{ coefficients, from: 0, to: 1 }];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const clean = piece.coefficients.map((value) => (Math.abs(value) <= noise ? 0 : value));
    const changes = signChanges(clean);
    const isFlat = clean.every((value) => value === 0);
    if (isFlat || (changes === 1 && isBracket(clean))) roots.push(bracketedRoot(piece));
    else if (changes > 0 || clean[0] === 0 || clean[clean.length - 1] === 0) split(piece, open);
  }
  return distinct(roots).filter((root) => root > 0 && root < 1);
}

function isBracket(clean: readonly number[]): boolean {
  return clean[0] * clean[clean.length - 1] < 0;
}

function split({ coefficients, from, to }: Piece, open: Piece[]): void {
  if (to - from < 2 ** -MOST_HALVINGS) return;
  const middle = (from + to) / 2;
  const { left, right } = bernsteinHalves(coefficients);
  open.push({ coefficients: left, from, to: middle }, { coefficients: right, from: middle, to });
}

/** The root of a piece whose ends differ in sign, by halving it; the middle of a piece that is flat. */
function bracketedRoot(piece: Piece): number {
  let { coefficients, from, to } = piece;
  const isRising = coefficients[0] < 0;
  if (coefficients[0] * coefficients[coefficients.length - 1] >= 0) return (from + to) / 2;
  while (to - from > 2 ** -MOST_HALVINGS) {
    const middle = (from + to) / 2;
    if (middle === from || middle === to) break;
    const { left, right } = bernsteinHalves(coefficients);
    if (right[0] < 0 === isRising) [coefficients, from] = [right, middle];
    else [coefficients, to] = [left, middle];
  }
  return (from + to) / 2;
}

function distinct(roots: readonly number[]): number[] {
  const sorted = [...roots].sort((a, b) => a - b);
  return sorted.filter((root, i) => i === 0 || root - sorted[i - 1] > SAME_ROOT);
}
