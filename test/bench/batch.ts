import { join, resolve } from 'node:path';
import { runBatch } from '../../src/batch/pool.ts';
import type { BatchTask } from '../../src/batch/task.ts';
import type { BenchGroup } from './bench-case.ts';
import { SCENARIOS } from './shipped.ts';

const WORKER_FILE = resolve(import.meta.dirname, '../../dist/batch-worker.js');
const FILES = 24;

/** Scenarios over worker threads; a pool is started anew each time, as the command does. */
export const batchGroup: BenchGroup = {
  title: `batch of ${FILES} scenarios`,
  target: 'two workers over 1.7 times as fast as one',
  cases: () => {
    const tasks = Array.from({ length: FILES }, (_, index): BatchTask => ({
      file: join(SCENARIOS, 'alibaba-2024.yaml'),
      override: [],
      // Another growth in each, so that no file is answered by what a worker kept of the last.
      set: [`demand.growth={"*": ${index + 1} %}`],
    }));
    const run = (workers: number) => () =>
      runBatch(tasks, { workerFile: WORKER_FILE, workers }, () => undefined);
    return Promise.resolve([
      { name: 'two workers', run: run(2) },
      { name: 'one worker', isBaseline: true, run: run(1) },
    ]);
  },
};
