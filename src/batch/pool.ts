/**
 * Many scenarios over worker threads. What a worker gives depends on its task alone, so the bytes are the same on any
 * number of workers.
 * Rejected: a queue server (nothing to gain on one machine), and tinypool (it hangs when a worker exits).
 */
import { Piscina } from 'piscina';
import type { BatchOutcome, BatchTask } from './task.ts';

export interface PoolOptions {
  /** File of the bundled worker entry. */
  readonly workerFile: string;
  readonly workers: number;
}

/**
 * Runs all tasks, each outcome handed to `onOutcome` as it comes, in no particular order.
 * Errors: rejects with the first failure of a worker (our bug, or memory used up).
 */
export async function runBatch(
  tasks: readonly BatchTask[],
  { workerFile, workers }: PoolOptions,
  onOutcome: (index: number, outcome: BatchOutcome) => void,
): Promise<void> {
  if (tasks.length === 0) return;
  const threads = Math.min(workers, tasks.length);
  const pool = new Piscina<BatchTask, BatchOutcome>({
    filename: workerFile,
    minThreads: threads,
    maxThreads: threads,
  });
  try {
    await Promise.all(
      tasks.map(async (task, index) => {
        onOutcome(index, await pool.run(task));
      }),
    );
  } finally {
    await pool.destroy();
  }
}
