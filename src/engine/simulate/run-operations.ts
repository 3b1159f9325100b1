import { eventOperations } from './event-operations.ts';
import { fluidOperations } from './fluid-operations.ts';

import { meanRequestsPerS, type OperationsInput } from './operations-input.ts';
import type { OperationsRun } from './operations-run.ts';
import type { OperationsTally } from './operations-tally.ts';

/** `events`: one by one. `flows`: as streams, for loads that events cannot carry. */
export type OperationsMode = 'events' | 'flows';

/** Requests that the mode of events takes on in one replication; above it, flows. */
export const MOST_EVENT_REQUESTS = 3_000_000;

/** Steps between two looks at the outside world. */
const SLICE_STEPS = 100_000;

/** The mode that suits the load: events while a replication has few enough requests. */
export function suitableMode(input: OperationsInput): OperationsMode {
  const requests = meanRequestsPerS(input) * (input.durationS + input.warmUpS);
  return requests <= MOST_EVENT_REQUESTS ? 'events' : 'flows';
}

/** One replication, not yet begun. */
export function operationsRun(
  input: OperationsInput,
  mode: OperationsMode,
  replication: number,
): OperationsRun {
  return mode === 'events' ? eventOperations(input, replication) : fluidOperations(input);
}

/** One replication from start to end, without a look at the outside world. */
export function simulateReplication(
  input: OperationsInput,
  mode: OperationsMode,
  replication: number,
): OperationsTally {
  return finishedTally(operationsRun(input, mode, replication));
}

/** Runs to the end in one go; `onSlice` is called between slices. */
export function finishedTally(run: OperationsRun, onSlice?: () => void): OperationsTally {
  while (!run.advance(SLICE_STEPS)) onSlice?.();
  return run.tally;
}

export interface WatchOptions {
  readonly signal?: AbortSignal;
  /** Called between slices with the share that is done, 0 to 1. */
  readonly onProgress?: (doneShare: number) => void;
  /** Steps between two looks, {@link SLICE_STEPS} without it. */
  readonly sliceSteps?: number;
  /** Waited for between slices: whoever watches sees what was counted so far, and may hold the run. */
  readonly onSlice?: (run: OperationsRun) => Promise<void>;
}

/** A replication that ran to its end, or how far it was when it was stopped. */
export type WatchedReplication =
  | { readonly kind: 'finished'; readonly tally: OperationsTally }
  | { readonly kind: 'cancelled'; readonly doneShare: number };

/** One replication in slices: between them it reports how far it is, and stops when it is told to. */
export async function watchReplication(
  run: OperationsRun,
  { signal, onProgress, sliceSteps = SLICE_STEPS, onSlice }: WatchOptions,
): Promise<WatchedReplication> {
  for (;;) {
    if (signal?.aborted === true) return { kind: 'cancelled', doneShare: run.doneShare() };
    const isDone = run.advance(sliceSteps);
    onProgress?.(run.doneShare());
    await onSlice?.(run);
    if (isDone) return { kind: 'finished', tally: run.tally };
    await new Promise((resume) => setImmediate(resume));
  }
}
