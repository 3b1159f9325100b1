/** What we call of the Cephes library; the package's own types are out of the reach of its `exports`. */
declare module 'cephes' {
  /** Resolves when the WebAssembly is ready. */
  export const compiled: Promise<void>;
  /** Quantile of Student's t with `degrees` of freedom at `probability`. */
  export function stdtri(degrees: number, probability: number): number;
  /** Cumulative distribution function of the standard normal. */
  export function ndtr(x: number): number;
  /** Quantile of the standard normal at `probability` in (0, 1); throws outside of it. */
  export function ndtri(probability: number): number;
  /** Probability of more than `k` successes in `n` trials that succeed with `probability`. */
  export function bdtrc(k: number, n: number, probability: number): number;
  /** Quantile of the beta distribution with shapes `a` and `b` at `probability` in [0, 1]. */
  export function incbi(a: number, b: number, probability: number): number;
}
