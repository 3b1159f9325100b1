import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBatch } from '../batch/pool.ts';
import { resultNames } from '../batch/result-names.ts';
import type { BatchOutcome } from '../batch/task.ts';
import { lawNotice } from '../engine/law-notice.ts';
import { loadWorld } from '../world/load.ts';
import { type BatchEntry, batchDocument, batchRanking } from '../report/batch.ts';
import { complain } from './complain.ts';
import { EXIT } from './exit.ts';
import { onInterrupt } from './on-interrupt.ts';
import type { Format } from './options.ts';
import { type Answer, answerText, sayBeside, writeOut, writeWhole } from './present.ts';
import { progressView } from './progress.tsx';
import type { ScenarioChanges } from './scenario-file.ts';

export interface BatchOptions extends ScenarioChanges {
  readonly out: string;
  readonly workers?: number;
  readonly format: Format;
}

const EXTENSION: Readonly<Record<Format, string>> = {
  table: 'txt',
  json: 'json',
  csv: 'csv',
  md: 'md',
};

/** The bundle beside this one; see `tsdown.config.ts`. */
const WORKER_FILE = fileURLToPath(new URL('./batch-worker.js', import.meta.url));

function entryOf(file: string, result: string, outcome: BatchOutcome): BatchEntry {
  if (outcome.kind === 'faulty') return { file, diagnostics: outcome.diagnostics };
  return { file, result, summary: outcome.summary };
}

function batchAnswer(entries: readonly BatchEntry[]): Answer {
  const world = loadWorld();
  const rows = batchRanking(entries);
  return {
    document: batchDocument(entries),
    data: {
      schema: 'regionsim/batch',
      version: 1,
      worldHash: world.hash,
      worldCompiled: world.compiled,
      ranking: rows.map(({ file, alternative }, index) => ({
        place: index + 1,
        file,
        ...alternative,
      })),
      files: entries,
    },
    notice: lawNotice(world),
  };
}

/**
 * Runs the scenarios over worker threads. A result is on disk as soon as it is there; the report comes last, so an
 * interrupted batch leaves whole results and no report.
 */
export async function runBatchFiles(
  files: readonly string[],
  options: BatchOptions,
): Promise<void> {
  const { out, set, override, format } = options;
  mkdirSync(out, { recursive: true });
  const names = resultNames(files);
  const entries: BatchEntry[] = [];
  const progress = progressView(process.stderr);
  let done = 0;
  const finished = onInterrupt(
    () => `interrupted: results of ${done} of ${files.length} scenarios are in ${out}, no report`,
  );
  const takeOutcome = (index: number, outcome: BatchOutcome) => {
    if (outcome.kind === 'done') writeWhole(join(out, names[index]), outcome.json);
    entries[index] = entryOf(files[index], names[index], outcome);
    progress.update({ done: ++done, total: files.length, label: files[index] });
  };
  try {
    await runBatch(
      files.map((file) => ({ file, set, override })),
      { workerFile: WORKER_FILE, workers: options.workers ?? availableParallelism() },
      takeOutcome,
    );
  } finally {
    finished();
    progress.close();
  }
  const faults = entries.flatMap((entry) => ('diagnostics' in entry ? entry.diagnostics : []));
  const faulty = entries.filter((entry) => 'diagnostics' in entry).length;
  const answer = batchAnswer(entries);
  const report = join(out, `report.${EXTENSION[format]}`);
  writeWhole(report, await answerText(answer, format));
  if (format === 'table') await writeOut(await answerText(answer, format));
  else if (format === 'csv') await sayBeside(answer);
  await writeOut(
    `${files.length - faulty} of ${files.length} scenarios run, report in ${report}\n`,
  );
  if (faults.length === 0) return;
  await complain(faults);
  process.exitCode = EXIT.usage;
}
