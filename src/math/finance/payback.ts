/**
 * Periods until the flows have paid back what they took, counted from period 0 and interpolated within the period in
 * which the running sum last turns from negative to not negative; pass discounted flows for the discounted payback.
 * A sum that turns negative again (a later refurbishment) is not paid back until it stays so.
 * Edges: `undefined` where the sum ends negative; 0 where it is never negative.
 * Source: Brealey, Myers and Allen 2020, "Principles of Corporate Finance", 13th ed., section 5-2.
 */
export function paybackPeriods(flows: ArrayLike<number>): number | undefined {
  let sum = 0;
  let paidAt = 0;
  for (let t = 0; t < flows.length; t++) {
    const before = sum;
    sum += flows[t];
    if (sum < 0) paidAt = Infinity;
    // A first flow has no period before it to be interpolated in.
    else if (before < 0) paidAt = t - 1 + before / (before - sum);
  }
  return paidAt === Infinity ? undefined : paidAt;
}
