import type { Conflict, LocationNames } from '../math/location/conflict.ts';
import type { LocationOutcome, LocationProblem } from '../math/location/problem.ts';

/** A problem for the worker thread, with how far it may go. */
export interface SolveTask {
  readonly problem: LocationProblem;
  readonly names: LocationNames;
  readonly maxNodes?: number;
  readonly timeS?: number;
  readonly relativeGap?: number;
}

/** What the worker thread hands back: the proof stays there, only its verdict travels. */
export interface SolveReply {
  readonly outcome: LocationOutcome;
  /** Undefined where there is no proof to check. */
  readonly isCertificateValid?: boolean;
  readonly certificateFault?: string;
  readonly solveMs: number;
  readonly checkMs: number;
  /** Why nothing is possible, in words; only where nothing is. */
  readonly conflict?: Conflict;
}
