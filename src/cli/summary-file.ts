import { readFileSync } from 'node:fs';
import { type EvaluationSummary, summaryOf } from '../engine/summary.ts';
import { readEvaluation } from '../report/read-evaluation.ts';
import { accepted } from './complain.ts';
import { evaluateFile } from './evaluate-file.ts';
import { namesOf } from './options.ts';

/** `FILE#one,two`: a file with named overrides. */
export function fileAndOverrides(argument: string): { file: string; override: string[] } {
  const [file, names = ''] = argument.split('#', 2);
  return { file, override: [...namesOf(names)] };
}

/**
 * What a comparison needs of its argument: a JSON result is read back, a scenario is evaluated. Faults are printed, the
 * exit code is set, and nothing is returned.
 */
export async function readSummary(
  argument: string,
  { set }: { readonly set: readonly string[] },
): Promise<EvaluationSummary | undefined> {
  const { file, override } = fileAndOverrides(argument);
  if (file.endsWith('.json')) {
    const result = readEvaluation(file, readFileSync(file, 'utf8'));
    if (result) return accepted(result);
  }
  const evaluation = await evaluateFile(file, { set, override });
  return evaluation && summaryOf(evaluation);
}
