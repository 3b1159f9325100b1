/**
 * Coefficients of a polynomial on [0, 1] in Bernstein's basis, from its power coefficients (entry `k` belongs to `x^k`):
 * `b[i] = sum over k <= i of C(i, k) / C(n, k) a[k]`. The polynomial lies within the hull of its coefficients, so signs
 * of coefficients bound its roots.
 * Source: Farouki and Rajan 1987, "On the numerical condition of polynomials in Bernstein form", CAGD 4(3), eq. 2.
 */
export function bernsteinCoefficients(power: readonly number[]): number[] {
  const n = power.length - 1;
  return power.map((_, i) => {
    let ratio = 1;
    let sum = power[0];
    for (let k = 1; k <= i; k++) {
      ratio *= (i - k + 1) / (n - k + 1);
      sum += ratio * power[k];
    }
    return sum;
  });
}

/** The coefficients of the two halves of the interval. Source: de Casteljau's algorithm at 1/2. */
export function bernsteinHalves(coefficients: readonly number[]): {
  readonly left: number[];
  readonly right: number[];
} {
  const right = [...coefficients];
  const left = coefficients.map((_, level) => {
    const first = right[0];
    for (let i = 0; i + level + 1 < right.length; i++) right[i] = (right[i] + right[i + 1]) / 2;
    return first;
  });
  return { left, right };
}

/** Changes of sign along a row of numbers; zeros are passed over. */
export function signChanges(values: readonly number[]): number {
  let changes = 0;
  let last = 0;
  for (const value of values) {
    if (value === 0) continue;
    if (last !== 0 && value > 0 !== last > 0) changes++;
    last = value;
  }
  return changes;
}
