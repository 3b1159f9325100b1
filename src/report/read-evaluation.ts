import type { EvaluationSummary } from '../engine/summary.ts';
import type { Checked, Diagnostic } from '../scenario/diagnostic.ts';
import { EVALUATION_SCHEMA } from './evaluation-data.ts';
import { evaluationSummarySchema } from './evaluation-schema.ts';

/** Whether a JSON text claims to be a result of ours, rather than a scenario written in JSON. */
function isResult(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'schema' in data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The result that a JSON text holds, or its faults; `undefined` where it is no result at all. */
export function readEvaluation(file: string, text: string): Checked<EvaluationSummary> | undefined {
  const data = parsedJson(text);
  if (!isResult(data)) return undefined;
  const checked = evaluationSummarySchema.safeParse(data);
  if (checked.success) return { ok: true, value: checked.data, warnings: [] };
  return {
    ok: false,
    diagnostics: checked.error.issues.map(({ path, message }): Diagnostic => ({
      severity: 'error',
      file,
      path: path.join('.'),
      message,
      hint: `a result file is what run --format json writes (schema ${EVALUATION_SCHEMA})`,
    })),
  };
}
