import type { Certificate } from './certificate.ts';
import type { Kernel } from './kernel.ts';
import type { LocationModel } from './model.ts';
import type { PlanPool } from './plan-pool.ts';

/** How far a search may go, and whom it tells. Limits count work, so that the same input gives the same answer. */
export interface SearchLimits {
  readonly maxNodes: number;
  readonly maxIterations: number;
  readonly maxProofBytes: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SearchProgress) => void;
  /** Ends the search as soon as the pool is full: any plan below the cutoff will do. */
  readonly firstOnly: boolean;
}

/** Where a search stands. */
export interface SearchProgress {
  readonly nodes: number;
  readonly iterations: number;
  readonly bestValue: number;
  readonly lowerBound: number;
}

/** What a search proved. */
export interface SearchResult {
  readonly isProven: boolean;
  readonly lowerBound: number;
  readonly nodes: number;
  readonly iterations: number;
  readonly certificate?: Certificate;
}

/** A model to be searched, with where the plans go and when to stop. */
export interface SearchTask {
  readonly model: LocationModel;
  readonly kernel: Kernel;
  readonly pool: PlanPool;
  /** Whether every plan's value is an integer. */
  readonly isIntegral: boolean;
  /** Relative difference to the best plan that counts as none. */
  readonly relativeGap: number;
  readonly limits: SearchLimits;
}
