import { writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { accuracyAt, type ResponseAccuracy, worstAccuracy } from '../engine/vary/accuracy.ts';
import { type CollectedDraws, collectDraws } from '../engine/vary/collect-draws.ts';
import { batchRunner, type DrawBatch, type DrawPlan } from '../engine/vary/draw-plan.ts';
import type { World } from '../world/types.ts';
import { progressView } from './progress.tsx';
import type { VaryReply, VaryTask } from './vary-worker.ts';

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./vary-worker.js', import.meta.url));

/** More threads than this gain nothing on draws that take a second or two. */
const MOST_WORKERS = 4;

export interface DrawRun {
  readonly tolerance: number;
  /** Draws at which the whole model is run beside the response. */
  readonly checks: number;
  readonly workers: number | undefined;
  readonly label: string;
  /** Bundle of the worker entry; the one beside the program where absent. */
  readonly workerFile?: string;
}

export interface RanDraws {
  readonly collected: CollectedDraws;
  readonly accuracy?: ResponseAccuracy;
}

/** Who works: batches of draws, and runs of the whole model. */
interface Crew {
  readonly runBatch: (batch: number) => Promise<DrawBatch>;
  readonly check: (draw: number) => Promise<ResponseAccuracy>;
  readonly dismiss: () => Promise<void>;
}

/** Runs a plan with a progress bar; an interrupt says how far it was before the program ends. */
export async function runDraws(world: World, plan: DrawPlan, run: DrawRun): Promise<RanDraws> {
  const workers = run.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  const progress = progressView(process.stderr);
  let done = 0;
  const sayHowFar = (): void => {
    progress.close();
    // The program ends in the next moment: only a synchronous write is sure to be seen.
    writeSync(2, `regionsim: stopped after ${done} of ${plan.draws} draws\n`);
  };
  process.prependOnceListener('SIGINT', sayHowFar);
  process.prependOnceListener('SIGTERM', sayHowFar);
  const crew = await (workers > 1
    ? threads(plan, workers, run.workerFile)
    : thisThread(world, plan));
  try {
    const checks = Array.from({ length: Math.min(run.checks, plan.batchDraws) }, (_, draw) =>
      crew.check(draw),
    );
    const collected = await collectDraws(plan, {
      runBatch: crew.runBatch,
      tolerance: run.tolerance,
      onProgress: (draws) => {
        done = draws;
        progress.update({ done: draws, total: plan.draws, label: run.label });
      },
    });
    const measured = await Promise.all(checks);
    return { collected, ...(measured.length > 0 && { accuracy: worstAccuracy(measured) }) };
  } finally {
    process.removeListener('SIGINT', sayHowFar);
    process.removeListener('SIGTERM', sayHowFar);
    await crew.dismiss();
    progress.close();
  }
}

/** Between two pieces of work an interrupt must be heard. */
function thisThread(world: World, plan: DrawPlan): Promise<Crew> {
  const batchOf = batchRunner(plan);
  return Promise.resolve({
    runBatch: async (batch) => {
      await setImmediate();
      return batchOf(batch);
    },
    check: async (draw) => {
      await setImmediate();
      return accuracyAt(world, plan, draw);
    },
    dismiss: () => Promise.resolve(),
  });
}

async function threads(plan: DrawPlan, workers: number, workerFile = WORKER_FILE): Promise<Crew> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina<VaryTask, VaryReply>({
    filename: workerFile,
    minThreads: workers,
    maxThreads: workers,
    workerData: plan,
  });
  return {
    runBatch: (batch) => pool.run({ kind: 'batch', batch }) as Promise<DrawBatch>,
    check: (draw) => pool.run({ kind: 'check', draw }) as Promise<ResponseAccuracy>,
    dismiss: () => pool.destroy(),
  };
}
