import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Piscina from 'piscina';
import { planFaults } from '../engine/plan/plan-faults.ts';
import type { PlanQuestion } from '../engine/plan/plan-question.ts';
import { planData } from '../report/plan-data.ts';
import { planDocument } from '../report/plan.ts';
import { loadWorld } from '../world/load.ts';
import { accepted, complain } from './complain.ts';
import { EXIT } from './exit.ts';
import type { OutputOptions } from './options.ts';
import { readPlanQuestion, type PlanWords } from './plan-question.ts';
import type { PlanReply, PlanStep, PlanTask } from './plan-task.ts';
import { presentOnLaw } from './present-on-law.ts';
import { progressView } from './progress.tsx';
import { readScenario, type ScenarioChanges } from './scenario-file.ts';

export interface PlanFileOptions extends PlanWords, ScenarioChanges, OutputOptions {
  readonly maxNodes?: number;
  readonly time?: number;
}

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./plan-worker.js', import.meta.url));

/** Reads, plans in a thread of its own, and reports. Exits 1 where nothing is possible or nothing was proven. */
export async function planFile(file: string, options: PlanFileOptions): Promise<void> {
  const scenario = await accepted(readScenario(file, options, loadWorld()));
  if (!scenario) return;
  const question = await soundQuestion(readPlanQuestion(scenario, options), (read) =>
    planFaults(scenario, read),
  );
  if (!question) return;
  const reply = await inThread({
    scenario,
    question,
    ...(options.maxNodes !== undefined && { maxNodes: options.maxNodes }),
    ...(options.time !== undefined && { timeS: options.time }),
  });
  const shown = { document: planDocument(reply), data: planData(reply) };
  await presentOnLaw(loadWorld(), shown, options);
  if (!isProven(reply)) process.exitCode = EXIT.negative;
}

/** The question with all its faults printed where it has any: those of its words and those of its sense. */
async function soundQuestion(
  { question, faults }: ReturnType<typeof readPlanQuestion>,
  sense: (question: PlanQuestion) => ReturnType<typeof planFaults>,
): Promise<PlanQuestion | undefined> {
  const all = [...faults, ...sense(question)];
  if (all.length === 0) return question;
  await complain(all);
  process.exitCode = EXIT.usage;
  return undefined;
}

/** A plan that is proven, with years for its regions where they were asked for. */
function isProven(reply: PlanReply): boolean {
  if (reply.kind !== 'plan' || !reply.proof.isOptimal) return false;
  const { roadmap } = reply;
  return roadmap === undefined || (roadmap.kind === 'solved' && roadmap.isProven);
}

async function inThread(task: PlanTask): Promise<PlanReply> {
  const pool = new Piscina<PlanTask, PlanReply>({ filename: WORKER_FILE, maxThreads: 1 });
  const progress = progressView(process.stderr);
  let last = 'reading';
  let done = 0;
  pool.on('message', ({ step }: PlanStep) => {
    last = step;
    progress.update({ done: ++done, total: Math.max(STEPS, done + 1), label: step });
  });
  const sayHowFar = (): void => {
    progress.close();
    // The program ends in the next moment: only a synchronous write is sure to be seen.
    writeSync(2, `regionsim: stopped at: ${last}\n`);
  };
  process.prependOnceListener('SIGINT', sayHowFar);
  process.prependOnceListener('SIGTERM', sayHowFar);
  try {
    return await pool.run(task);
  } finally {
    process.removeListener('SIGINT', sayHowFar);
    process.removeListener('SIGTERM', sayHowFar);
    progress.close();
    await pool.destroy();
  }
}

/** Steps of a plan without anything beside it. */
const STEPS = 4;
