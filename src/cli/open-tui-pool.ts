import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import type { WorkerAnswers, WorkerTask } from './open-tui-worker.ts';

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./open-tui-worker.js', import.meta.url));

/** A thread that runs tasks in their order; an aborted task ends it, and the next one starts another. */
export interface WorkerPool {
  readonly run: <K extends WorkerTask['kind']>(
    task: WorkerTask & { readonly kind: K },
    signal?: AbortSignal,
    transfer?: readonly MessagePort[],
  ) => Promise<WorkerAnswers[K]>;
  readonly close: () => Promise<void>;
}

/** One thread that stays, so that what it has read and worked out is there for the next task. */
const THREADS = { minThreads: 1, maxThreads: 1 };

/** The pool is made when it is first asked for, after the first frame. */
export function workerPool(): WorkerPool {
  let made: Promise<Piscina> | undefined;
  const pool = async (): Promise<Piscina> => {
    made ??= import('piscina').then(
      (module) => new module.Piscina({ filename: WORKER_FILE, ...THREADS }),
    );
    return made;
  };
  return {
    run: async (task, signal, transfer = []) => {
      const threads = await pool();
      const options = { transferList: [...transfer], ...(signal && { signal }) };
      return (await threads.run(task, options)) as never;
    },
    close: async () => {
      if (made) await (await made).destroy();
    },
  };
}
