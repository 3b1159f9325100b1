/** The entry of a worker thread: one replication in, its tallies out. */
import type { OperationsPlan } from '../engine/simulate/operations-plan.ts';
import type { OperationsMode } from '../engine/simulate/run-operations.ts';
import { simulatePair, type ReplicationPair } from '../engine/simulate/simulate-plan.ts';

export interface ReplicationTask {
  readonly plan: OperationsPlan;
  readonly mode: OperationsMode;
  readonly replication: number;
}

export default function runReplication({
  plan,
  mode,
  replication,
}: ReplicationTask): ReplicationPair {
  return simulatePair(plan, mode, replication);
}
