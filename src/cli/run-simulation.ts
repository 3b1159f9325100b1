import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OperationsPlan } from '../engine/simulate/operations-plan.ts';
import type { OperationsMode } from '../engine/simulate/run-operations.ts';
import {
  operationsAnswer,
  simulatePlan,
  type OperationsAnswer,
  type ReplicationPair,
} from '../engine/simulate/simulate-plan.ts';
import { assert } from '../math/assert.ts';
import { progressView } from './progress.tsx';
import type { ReplicationTask } from './simulate-worker.ts';

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./simulate-worker.js', import.meta.url));

export interface SimulationRun {
  readonly mode: OperationsMode;
  readonly replications: number;
  readonly workers: number;
}

/** Runs all replications with a progress bar; an interrupt says how far they were before the program ends. */
export async function runSimulation(
  plan: OperationsPlan,
  run: SimulationRun,
): Promise<OperationsAnswer> {
  const progress = progressView(process.stderr);
  let doneShare = 0;
  const show = (share: number): void => {
    doneShare = share;
    const percent = Math.round(share * 100);
    progress.update({ done: percent, total: 100, label: '% of the simulated time' });
  };
  const sayHowFar = (): void => {
    progress.close();
    const done = Math.floor(doneShare * run.replications);
    const percent = Math.round(doneShare * 100);
    // The program ends in the next moment: only a synchronous write is sure to be seen.
    writeSync(
      2,
      `regionsim: stopped at ${percent} %, after ${done} of ${run.replications} replications\n`,
    );
  };
  process.prependOnceListener('SIGINT', sayHowFar);
  process.prependOnceListener('SIGTERM', sayHowFar);
  try {
    return await (run.workers > 1 ? onWorkers(plan, run, show) : inThisThread(plan, run, show));
  } finally {
    process.removeListener('SIGINT', sayHowFar);
    process.removeListener('SIGTERM', sayHowFar);
    progress.close();
  }
}

async function inThisThread(
  plan: OperationsPlan,
  run: SimulationRun,
  show: (share: number) => void,
): Promise<OperationsAnswer> {
  const answer = await simulatePlan(plan, run, { onProgress: show });
  assert(!('kind' in answer), 'a simulation without a signal was cancelled');
  return answer;
}

async function onWorkers(
  plan: OperationsPlan,
  { mode, replications, workers }: SimulationRun,
  show: (share: number) => void,
): Promise<OperationsAnswer> {
  const { Piscina } = await import('piscina');
  const threads = Math.min(workers, replications);
  const pool = new Piscina<ReplicationTask, ReplicationPair>({
    filename: WORKER_FILE,
    minThreads: threads,
    maxThreads: threads,
  });
  let done = 0;
  try {
    const pairs = await Promise.all(
      Array.from({ length: replications }, async (_, replication) => {
        const pair = await pool.run({ plan, mode, replication });
        show(++done / replications);
        return pair;
      }),
    );
    return operationsAnswer(plan, mode, pairs);
  } finally {
    await pool.destroy();
  }
}
