import { signChanges } from './bernstein.ts';
import { unitIntervalRoots } from './unit-interval-roots.ts';

/** Every rate at which the flows are worth nothing. */
export interface InternalRates {
  /** Ascending; all above -1. */
  readonly rates: readonly number[];
  /** Changes of sign along the flows: at most so many rates above -1 exist (Descartes). */
  readonly signChanges: number;
  /** Whether there is exactly one rate, so that it may be compared with a cost of capital. */
  readonly isUnique: boolean;
}

/**
 * All internal rates of return of flows at the ends of equal periods: the rates above -1 at which their net present value
 * is 0. Several changes of sign may give several rates or none; none of them then ranks an investment, and the modified
 * rate does. The discount factor `1 / (1 + rate)` of a positive rate and the growth factor of a negative one both lie
 * between 0 and 1, where all roots of the polynomial are found with certainty; a sum of 0 is the rate 0.
 * Rejected: Newton's iteration from a guess, which finds one rate and says nothing about the others.
 * Source: Teichroew, Robichek and Montalbano 1965, "An Analysis of Criteria for Investment and Financing Decisions",
 * Management Science 12(3); Brealey, Myers and Allen 2020, section 5-3 (its pitfalls).
 */
export function internalRatesOfReturn(flows: readonly number[]): InternalRates {
  const trimmed = withoutOuterZeros(flows);
  const changes = signChanges(trimmed);
  const rates = changes === 0 ? [] : ratesOf(trimmed);
  return { rates, signChanges: changes, isUnique: rates.length === 1 };
}

/** Rates nearer to 0 than this are 0 where the flows sum to nothing: rounding moves that root to either side. */
const NEAR_ZERO = 1e-6;

function ratesOf(flows: readonly number[]): number[] {
  const losing = unitIntervalRoots([...flows].reverse()).map((growth) => growth - 1);
  const earning = unitIntervalRoots(flows).map((discount) => 1 / discount - 1);
  const rates = [...losing, ...earning];
  const all = sumsToNothing(flows)
    ? [0, ...rates.filter((rate) => Math.abs(rate) > NEAR_ZERO)]
    : rates;
  return all.sort((a, b) => a - b);
}

/** Leading zeros only shift time, and trailing zeros add nothing: neither moves a rate. */
function withoutOuterZeros(flows: readonly number[]): readonly number[] {
  const from = flows.findIndex((flow) => flow !== 0);
  const to = flows.findLastIndex((flow) => flow !== 0);
  return from < 0 ? [] : flows.slice(from, to + 1);
}

function sumsToNothing(flows: readonly number[]): boolean {
  const sum = flows.reduce((total, flow) => total + flow, 0);
  const size = flows.reduce((total, flow) => total + Math.abs(flow), 0);
  return Math.abs(sum) <= Number.EPSILON * flows.length * size;
}
