import type { Multipliers } from './subgradient.ts';

/** Sites that a step of a proof settles: to open them, or to close them, has been shown to be without loss. */
export interface Fixings {
  readonly open: readonly number[];
  readonly close: readonly number[];
}

/**
 * One step of a proof that no plan is better than a value. Steps are read in order; a branch is followed by the
 * whole proof of its first half and then that of its second.
 * - `bound`: the multipliers (over all demand points, and all side rows) price the node out, or price out the
 *   opposite of each fixing.
 * - `side-row`: the same, by what the side row itself leaves possible.
 * - `dominance`: each `[close, by]` closes a site that serves nobody whom `by` does not serve as well.
 * - `implied`: each `[demand, by]` forgets a demand point that is served by every site that may serve `by`.
 * - `last-server`: a demand point that must be served has only this site left.
 * - `branch`: either the site is open or closed; `first` is the half that follows.
 * - `complete`: every site is settled; the plan's own cost is the bound.
 */
export type ProofStep =
  | ({
      readonly kind: 'bound';
      readonly multipliers: Multipliers;
      readonly ends: boolean;
    } & Fixings)
  | ({ readonly kind: 'side-row'; readonly row: number; readonly ends: boolean } & Fixings)
  | { readonly kind: 'dominance'; readonly pairs: readonly (readonly [number, number])[] }
  | { readonly kind: 'implied'; readonly pairs: readonly (readonly [number, number])[] }
  | { readonly kind: 'last-server'; readonly demand: number; readonly site: number }
  | { readonly kind: 'branch'; readonly site: number; readonly first: 'open' | 'closed' }
  | { readonly kind: 'complete' };

/** A proof that every feasible plan of a model has at least the value `bound`. */
export interface Certificate {
  readonly bound: number;
  readonly steps: readonly ProofStep[];
}

/** Collects the steps of a proof until they outgrow the memory allowed; then the proof is given up, not the search. */
export interface ProofRecorder {
  readonly add: (step: ProofStep) => void;
  /** Lowest bound that any recorded step rests on. */
  readonly rest: (bound: number) => void;
  readonly weakest: () => number;
  readonly certificate: (bound: number) => Certificate | undefined;
}

/** A recorder that holds at most `maxBytes` of multipliers. */
export function proofRecorder(maxBytes: number): ProofRecorder {
  let steps: ProofStep[] | undefined = [];
  let bytes = 0;
  let weakest = Infinity;
  return {
    add(step) {
      if (!steps) return;
      bytes += 64 + (step.kind === 'bound' ? 8 * step.multipliers.demand.length : 0);
      if (bytes > maxBytes) steps = undefined;
      else steps.push(step);
    },
    rest(bound) {
      if (bound < weakest) weakest = bound;
    },
    weakest: () => weakest,
    certificate: (bound) => (steps ? { bound, steps } : undefined),
  };
}
