import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import type { WorkerAnswers, WorkerTask } from './open-tui-worker.ts';

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./open-tui-worker.js', import.meta.url));

/** Threads that run tasks; an aborted task ends its thread, and the next one starts another. */
export interface WorkerPool {
  readonly run: <K extends WorkerTask['kind']>(
    task: WorkerTask & { readonly kind: K },
    signal?: AbortSignal,
  ) => Promise<WorkerAnswers[K]>;
  readonly close: () => Promise<void>;
}

/** Two threads: one evaluates, so that lists can be read meanwhile. They stay while the program is used. */
const THREADS = { minThreads: 1, maxThreads: 2, idleTimeout: 600_000 };

/** The pool is made when it is first asked for, after the first frame. */
export function workerPool(): WorkerPool {
  let made: Promise<Piscina> | undefined;
  const pool = async (): Promise<Piscina> => {
    made ??= import('piscina').then((module) => new module.Piscina({ filename: WORKER_FILE, ...THREADS }));
    return made;
  };
  return {
    run: async (task, signal) => {
      const threads = await pool();
      return (await threads.run(task, signal ? { signal } : {})) as never;
    },
    close: async () => {
      if (made) await (await made).destroy();
    },
  };
}
