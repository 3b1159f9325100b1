import { compiled, ndtr, ndtri } from 'cephes';

// The functions are WebAssembly, which compiles once, before anybody can call them.
await compiled;

/** Probability that a standard normal draw is at most `x`, infinite ones included. Source: Cephes `ndtr`. */
export function normalCdf(x: number): number {
  if (Number.isFinite(x)) return ndtr(x);
  return x > 0 ? 1 : 0;
}

/** Quantile of the standard normal at `probability` in [0, 1]; -Infinity at 0, Infinity at 1. Source: Cephes `ndtri`. */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return -Infinity;
  return probability >= 1 ? Infinity : ndtri(probability);
}
