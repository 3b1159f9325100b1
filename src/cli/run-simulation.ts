import { fileURLToPath } from 'node:url';
import type { OperationsPlan } from '../engine/simulate/operations-plan.ts';
import type { OperationsMode } from '../engine/simulate/run-operations.ts';
import {
  addPair,
  operationsAnswer,
  planSums,
  simulatePlan,
  type OperationsAnswer,
  type ReplicationPair,
} from '../engine/simulate/simulate-plan.ts';
import { assert } from '../math/assert.ts';
import { onInterrupt } from './on-interrupt.ts';
import { progressView } from './progress.tsx';
import type { ReplicationTask } from './simulate-worker.ts';

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./simulate-worker.js', import.meta.url));

const DAY_S = 86_400;

/** Threads that are started at most, whatever is asked for: more than the cores of any machine only cost memory. */
const MOST_THREADS = 64;

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
  const allDays = (plan.input.durationS / DAY_S) * run.replications;
  let doneShare = 0;
  const show = (share: number): void => {
    doneShare = share;
    const percent = Math.floor(share * 100);
    progress.update({ done: percent, total: 100, label: '% of the simulated time' });
  };
  const quiet = onInterrupt(() => {
    progress.close();
    const percent = (doneShare * 100).toFixed(1);
    const days = (allDays * doneShare).toFixed(1);
    return `stopped at ${percent} % of the work, some ${days} of ${allDays} simulated days; nothing is written`;
  });
  try {
    return await (run.workers > 1 ? onWorkers(plan, run, show) : inThisThread(plan, run, show));
  } finally {
    quiet();
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

/** Time between two looks at how far the threads are. */
const LOOK_MS = 200;

async function onWorkers(
  plan: OperationsPlan,
  { mode, replications, workers }: SimulationRun,
  show: (share: number) => void,
): Promise<OperationsAnswer> {
  const { Piscina } = await import('piscina');
  const threads = Math.min(workers, replications, MOST_THREADS);
  const pool = new Piscina<ReplicationTask, ReplicationPair>({
    filename: WORKER_FILE,
    minThreads: threads,
    maxThreads: threads,
  });
  const doneShares = new SharedArrayBuffer(replications * Float64Array.BYTES_PER_ELEMENT);
  const shares = new Float64Array(doneShares);
  const look = setInterval(() => {
    show(shares.reduce((sum, share) => sum + share, 0) / replications);
  }, LOOK_MS);
  const sums = planSums(plan);
  const add = inOrder((pair: ReplicationPair) => {
    addPair(sums, pair);
  });
  try {
    await Promise.all(
      Array.from({ length: replications }, async (_, replication) => {
        add(replication, await pool.run({ plan, mode, replication, doneShares }));
        shares[replication] = 1;
      }),
    );
    return operationsAnswer(plan, mode, sums);
  } finally {
    clearInterval(look);
    await pool.destroy();
  }
}

/** Takes numbered items as they come and gives them on by their numbers, from 0; what comes early is kept until then. */
function inOrder<T>(give: (item: T) => void): (number: number, item: T) => void {
  const early = new Map<number, T>();
  let next = 0;
  return (number, item) => {
    early.set(number, item);
    for (let due = early.get(next); due !== undefined; due = early.get(next)) {
      early.delete(next++);
      give(due);
    }
  };
}
