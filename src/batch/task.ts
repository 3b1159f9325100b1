import type { EvaluationSummary } from '../engine/summary.ts';
import type { Diagnostic } from '../scenario/diagnostic.ts';

/** One scenario file of a batch, with the command line's changes. */
export interface BatchTask {
  readonly file: string;
  readonly override: readonly string[];
  readonly set: readonly string[];
}

/** What became of one task: a result file's text with its summary, or the faults of the input. */
export type BatchOutcome =
  | { readonly kind: 'done'; readonly json: string; readonly summary: EvaluationSummary }
  | { readonly kind: 'faulty'; readonly diagnostics: readonly Diagnostic[] };
