/**
 * Net present value of flows at the ends of equal periods: the sum of `flows[t] / (1 + rate)^t`, where period 0 is now.
 * The rate belongs to the period (a yearly rate for yearly flows) and must be above -1; 0 gives the plain sum, no
 * flows give 0. Linear in the flows.
 * Source: Brealey, Myers and Allen 2020, "Principles of Corporate Finance", 13th ed., section 2-1.
 */
export function netPresentValue(rate: number, flows: ArrayLike<number>): number {
  const discount = 1 / (1 + rate);
  let value = 0;
  // Horner's rule from the last flow on: one multiplication a period, and no power that overflows.
  for (let t = flows.length - 1; t >= 0; t--) value = value * discount + flows[t];
  return value;
}

/**
 * Net future value: what the flows are worth at the end of the last period, the sum of `flows[t] (1 + rate)^(n - t)`.
 * Edge: no flows give 0.
 */
export function netFutureValue(rate: number, flows: ArrayLike<number>): number {
  let value = 0;
  for (let t = 0; t < flows.length; t++) value = value * (1 + rate) + flows[t];
  return value;
}
