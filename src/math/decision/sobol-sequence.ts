import { assert } from '../assert.ts';
import { randomStream } from '../random-stream.ts';
import { SOBOL_DIRECTIONS } from './sobol-directions.ts';

/*
 * Sobol' points fill the unit cube more evenly than random ones, so that a mean over n draws errs by about 1/n instead of
 * 1/sqrt(n). A random scramble keeps that evenness, makes the points unbiased, and lets several scrambles stand as
 * independent replications, from which an honest error follows.
 *
 * Rejected: Halton (its high dimensions are correlated); full nested scrambling (Owen 1995: it costs a tree per point, for
 * smooth functions only).
 */

/** Bits of a coordinate, and with it the log2 of the number of points. */
const BITS = 32;
const CELL = 2 ** -BITS;

/** Dimensions with direction numbers. */
export const SOBOL_DIMENSIONS = SOBOL_DIRECTIONS.length + 1;

/** Which points are wanted: `count` of them, from index `from` on (0 where it is not given). */
export interface PointRange {
  readonly from?: number;
  readonly count: number;
}

/**
 * One coordinate (`dimension` from 0) of the wanted points of the Sobol' sequence, in Gray code order. With a seed, the
 * coordinates are scrambled (a random linear matrix, then a digital shift) and lie in (0, 1); without, they are the plain
 * sequence in [0, 1), which begins at 0. A point is the same whatever range it is asked in, and a dimension whatever the
 * other ones. Take 2^k points from a multiple of 2^k: then every coordinate is stratified into 2^k cells.
 * Source: Sobol' 1967; Antonov and Saleev 1979 (Gray code); Joe and Kuo 2008 (direction numbers); Matousek 1998, "On the
 * L2-discrepancy for anchored boxes", J. Complexity 14 (scramble).
 * Errors: asserts a dimension below {@link SOBOL_DIMENSIONS} and indices below 2^32.
 */
export function sobolColumn(
  dimension: number,
  { from = 0, count }: PointRange,
  seed?: string,
): Float64Array {
  assert(dimension >= 0 && dimension < SOBOL_DIMENSIONS, "Sobol' points have 256 dimensions");
  assert(from >= 0 && from + count <= 2 ** BITS, "Sobol' points have indices of 32 bits");
  const { directions, shift } = seed === undefined ? plain(dimension) : scrambled(dimension, seed);
  const column = new Float64Array(count);
  // Half a cell in: a scrambled coordinate is never 0, where a quantile may be infinite.
  const offset = seed === undefined ? 0 : 0.5;
  let state = shift ^ grayCodeSum(directions, from);
  for (let k = 0; k < count; k++) {
    column[k] = ((state >>> 0) + offset) * CELL;
    state ^= directions[trailingZeros(from + k + 1)];
  }
  return column;
}

interface Generator {
  /** V_1 ... V_32, the first bit on top. */
  readonly directions: Uint32Array;
  readonly shift: number;
}

function plain(dimension: number): Generator {
  return { directions: directionNumbers(dimension), shift: 0 };
}

/** The linear matrix is lower triangular with ones on its diagonal, so that every stratum stays one. */
function scrambled(dimension: number, seed: string): Generator {
  const draw = randomStream(seed, `sobol ${dimension}`);
  const rows = new Uint32Array(BITS);
  for (let i = 0; i < BITS; i++) {
    const diagonal = 2 ** (BITS - 1 - i);
    const above = i === 0 ? 0 : ~0 << (BITS - i);
    rows[i] = ((draw() * 2 ** BITS) & above) | diagonal;
  }
  const directions = directionNumbers(dimension).map((each) => product(rows, each));
  return { directions, shift: (draw() * 2 ** BITS) | 0 };
}

/** Product of a bit matrix with a bit column, modulo 2. */
function product(rows: Uint32Array, column: number): number {
  let result = 0;
  for (let i = 0; i < BITS; i++) result = (result << 1) | parity(rows[i] & column);
  return result;
}

function parity(bits: number): number {
  let folded = bits ^ (bits >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  return (0x6996 >>> (folded & 15)) & 1;
}

/** Direction numbers by the recurrence of the dimension's primitive polynomial. Source: Joe and Kuo 2008. */
function directionNumbers(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS + 1);
  if (dimension === 0) {
    for (let k = 0; k < BITS; k++) directions[k] = 2 ** (BITS - 1 - k);
    return directions;
  }
  const [degree, coefficients, ...initial] = SOBOL_DIRECTIONS[dimension - 1];
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      directions[k] = initial[k] * 2 ** (BITS - 1 - k);
      continue;
    }
    let next = directions[k - degree] ^ (directions[k - degree] >>> degree);
    for (let j = 1; j < degree; j++) {
      if ((coefficients >>> (degree - 1 - j)) & 1) next ^= directions[k - j];
    }
    directions[k] = next;
  }
  return directions;
}

/** Point `index` before the shift: the sum, bit by bit, of the directions in its Gray code. */
function grayCodeSum(directions: Uint32Array, index: number): number {
  const gray = (index ^ (index >>> 1)) >>> 0;
  let sum = 0;
  for (let k = 0; k < BITS; k++) {
    if ((gray >>> k) & 1) sum ^= directions[k];
  }
  return sum;
}

/** Number of zeros at the end of a number of up to 33 bits, not 0. */
function trailingZeros(value: number): number {
  const low = value | 0;
  return low === 0 ? BITS : 31 - Math.clz32(low & -low);
}
