/**
 * Real rate that is left of a nominal one after inflation: `(1 + nominal) / (1 + inflation) - 1`, fractions a year.
 * Source: Fisher 1930, "The Theory of Interest", chapter 2.
 */
export function realRate(nominalRate: number, inflation: number): number {
  return (1 + nominalRate) / (1 + inflation) - 1;
}

/**
 * Rate of one of `periods` equal parts of a year that compounds to the yearly one: `(1 + yearly)^(1 / periods) - 1`.
 * Source: Brealey, Myers and Allen 2020, "Principles of Corporate Finance", 13th ed., section 2-4.
 */
export function periodicRate(yearlyRate: number, periods: number): number {
  return Math.expm1(Math.log1p(yearlyRate) / periods);
}
