import type { Multipliers } from './subgradient.ts';
import type { SearchNode } from './search-node.ts';
import type { Relaxation, RelaxationFrame } from './relaxation.ts';
import type { ProofStep } from './certificate.ts';

/** A node with what its own relaxation needs, so that children need not start from the whole matrix. */
export interface OpenNode extends SearchNode {
  readonly relaxation: Relaxation;
}

/** What the search must know about a kind of problem: with capacities or without. */
export interface Kernel {
  /** Builds the relaxation of a node; `parent` is an ancestor whose work may be reused. */
  readonly relax: (node: SearchNode, frame: RelaxationFrame, parent?: OpenNode) => Relaxation;
  /** Value of the best plan with exactly these sites open; `Infinity` where they cannot serve everybody. */
  readonly evaluate: (isOpen: Uint8Array) => number;
  /** Closes a node in which every site is settled: the plan's value, and the step that proves it. */
  readonly complete: (state: Uint8Array) => { readonly value: number; readonly step: ProofStep };
  /** Good plans before the search starts, and multipliers to start the bound from. */
  readonly start: (node: SearchNode) => Multipliers;
  /** Tries to make a plan out of the sites that a relaxation chose, improving it if `thorough`. */
  readonly improve: (node: OpenNode, selected: Uint8Array, thorough: boolean) => void;
  /** What the problem itself settles at a node without loss, and the node after that. */
  readonly reduce?: (
    node: SearchNode,
    parent?: OpenNode,
  ) => { readonly node: SearchNode; readonly steps: readonly ProofStep[] };
}

/** Hands a plan to the pool; says whether it was good and new enough to stay. */
export type Offer = (isOpen: Uint8Array, value: number) => boolean;
