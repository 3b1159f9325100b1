/** The entry of a worker thread: one scenario file in, its result as text out. */
import type { BatchOutcome, BatchTask } from '../batch/task.ts';
import { evaluate } from '../engine/evaluate.ts';
import { summaryOf } from '../engine/summary.ts';
import { evaluationData } from '../report/evaluation-data.ts';
import { loadWorld } from '../world/load.ts';
import { readScenario } from './scenario-file.ts';

export default function runTask({ file, ...changes }: BatchTask): BatchOutcome {
  const world = loadWorld();
  const scenario = readScenario(file, changes, world);
  if (!scenario.ok) return { kind: 'faulty', diagnostics: scenario.diagnostics };
  const evaluation = evaluate(world, scenario.value);
  const json = `${JSON.stringify(evaluationData(evaluation), undefined, 2)}\n`;
  return { kind: 'done', json, summary: summaryOf(evaluation) };
}
