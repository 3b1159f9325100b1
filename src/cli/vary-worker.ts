/** The entry of a worker thread: the plan once, then one batch of draws or one run of the whole model a task. */
import { workerData } from 'piscina';
import { accuracyAt, type ResponseAccuracy } from '../engine/vary/accuracy.ts';
import { batchRunner, type DrawBatch, type DrawPlan } from '../engine/vary/draw-plan.ts';
import { loadWorld } from '../world/load.ts';

export type VaryTask =
  | { readonly kind: 'batch'; readonly batch: number }
  | { readonly kind: 'check'; readonly draw: number };
export type VaryReply = DrawBatch | ResponseAccuracy;

const plan = workerData as DrawPlan;
const runBatch = batchRunner(plan);

export default function work(task: VaryTask): VaryReply {
  return task.kind === 'batch' ? runBatch(task.batch) : accuracyAt(loadWorld(), plan, task.draw);
}
