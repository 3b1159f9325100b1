import { fileURLToPath } from 'node:url';
import Piscina from 'piscina';
import { solveData, solveDocument } from '../report/solve.ts';
import { accepted } from './complain.ts';
import { EXIT } from './exit.ts';
import { readLocationProblem, type SolveRequest } from './location-file.ts';
import type { OutputOptions } from './options.ts';
import { present } from './present.ts';
import type { SolveReply, SolveTask } from './solve-task.ts';

export interface SolveFileOptions extends SolveRequest, OutputOptions {
  readonly maxNodes?: number;
  readonly time?: number;
  readonly gap?: number;
}

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./solve-worker.js', import.meta.url));

/** Reads, solves in a thread of its own (so that Ctrl-C is heard), and reports. Exits 1 where nothing was proven. */
export async function solveFile(options: SolveFileOptions): Promise<void> {
  const named = await accepted(readLocationProblem(options));
  if (!named) return;
  const task: SolveTask = {
    ...named,
    ...(options.maxNodes === undefined ? {} : { maxNodes: options.maxNodes }),
    ...(options.time === undefined ? {} : { timeS: options.time }),
    ...(options.gap === undefined ? {} : { relativeGap: options.gap }),
  };
  const reply = await inThread(task);
  const report = { ...named, ...reply, source: options.matrix ?? options.orlib ?? '' };
  await present({ document: solveDocument(report), data: solveData(report) }, options);
  if (reply.outcome.kind !== 'optimal') process.exitCode = EXIT.negative;
}

async function inThread(task: SolveTask): Promise<SolveReply> {
  const pool = new Piscina<SolveTask, SolveReply>({ filename: WORKER_FILE, maxThreads: 1 });
  try {
    return await pool.run(task);
  } finally {
    await pool.destroy();
  }
}
