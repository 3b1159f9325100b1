import { compiled, ndtr, ndtri } from 'cephes';

// The functions are WebAssembly, which compiles once, before anybody can call them.
await compiled;

/** Probability that a standard normal draw is at most `x`. Source: Cephes `ndtr`. */
export function normalCdf(x: number): number {
  return ndtr(x);
}

/** Quantile of the standard normal at `probability` in [0, 1]; -Infinity at 0, Infinity at 1. Source: Cephes `ndtri`. */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return -Infinity;
  return probability >= 1 ? Infinity : ndtri(probability);
}
