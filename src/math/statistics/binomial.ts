import { bdtrc, compiled } from 'cephes';

// The functions are WebAssembly, which compiles once, before anybody can call them.
await compiled;

/**
 * Probability of `successes` or more in `trials` that each succeed with `probability`: how likely chance alone does as well.
 * Source: Cephes `bdtrc`.
 */
export function atLeastSuccesses(successes: number, trials: number, probability: number): number {
  if (successes <= 0) return 1;
  if (successes > trials || probability <= 0) return 0;
  return probability >= 1 ? 1 : bdtrc(successes - 1, trials, probability);
}
