/** The entry of a worker thread: one replication in, its tallies out. */
import type { OperationsPlan } from '../engine/simulate/operations-plan.ts';
import type { OperationsMode } from '../engine/simulate/run-operations.ts';
import { simulatePair, type ReplicationPair } from '../engine/simulate/simulate-plan.ts';

export interface ReplicationTask {
  readonly plan: OperationsPlan;
  readonly mode: OperationsMode;
  readonly replication: number;
  /** Shared with whoever waits: how much of each replication is done, 0 to 1, as 64-bit numbers. */
  readonly doneShares: SharedArrayBuffer;
}

export default function runReplication(task: ReplicationTask): ReplicationPair {
  const { plan, replication } = task;
  const doneShares = new Float64Array(task.doneShares);
  return simulatePair(plan, task, (share) => {
    doneShares[replication] = share;
  });
}
