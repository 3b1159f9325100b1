/** Below this rate the closed form loses digits, and its limit `periods` is right to double precision. */
const SMALLEST_RATE = 1e-12;

/**
 * Present value of 1 at the end of each of `periods` periods: `(1 - (1 + rate)^-periods) / rate`.
 * Edges: a rate of 0 gives `periods`; 0 periods give 0; fractions of a period are allowed. The rate is above -1.
 * Source: Brealey, Myers and Allen 2020, "Principles of Corporate Finance", 13th ed., section 2-2.
 */
export function annuityFactor(rate: number, periods: number): number {
  if (Math.abs(rate) < SMALLEST_RATE) return periods;
  return -Math.expm1(-periods * Math.log1p(rate)) / rate;
}

/**
 * Level payment at the end of each of `periods` periods that repays a capital of 1 with interest: the reciprocal of the
 * annuity factor. It turns an asset of that life into a yearly cost.
 * Edge: a rate of 0 gives `1 / periods`; an infinite life gives the rate itself (land never wears out).
 * Source: ASTM E917, "Standard Practice for Measuring Life-Cycle Costs", uniform capital recovery.
 */
export function capitalRecoveryFactor(rate: number, periods: number): number {
  return periods === Infinity ? rate : 1 / annuityFactor(rate, periods);
}
