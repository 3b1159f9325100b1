/** The entry of the thread that plans, so that the main thread can show how far it is and be interrupted. */
import { parentPort } from 'node:worker_threads';
import { plan } from '../engine/plan.ts';
import { loadWorld } from '../world/load.ts';
import type { PlanReply, PlanStep, PlanTask } from './plan-task.ts';

export default function runPlan({ scenario, question, maxNodes, timeS }: PlanTask): PlanReply {
  const startMs = performance.now();
  const clock = new AbortController();
  const lookAtClock = (): void => {
    if (timeS !== undefined && performance.now() - startMs > 1000 * timeS) clock.abort();
  };
  return plan(loadWorld(), scenario, question, {
    maxNodes,
    signal: clock.signal,
    nowMs: () => performance.now(),
    onProgress: lookAtClock,
    onStep(step) {
      lookAtClock();
      parentPort?.postMessage({ step } satisfies PlanStep);
    },
  });
}
