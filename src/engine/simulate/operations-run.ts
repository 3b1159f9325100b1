import type { OperationsTally } from './operations-tally.ts';

/** A replication under way, whatever mode simulates it: it is advanced in slices, so that it can be watched and stopped. */
export interface OperationsRun {
  /** Does at most `steps` more steps; true when the run is over. */
  readonly advance: (steps: number) => boolean;
  /** Share of the simulated time that is done, 0 to 1. */
  readonly doneShare: () => number;
  readonly tally: OperationsTally;
}
