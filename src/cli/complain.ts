import type { Checked, Diagnostic } from '../scenario/diagnostic.ts';
import { diagnosticText } from '../scenario/diagnostic-text.ts';
import { EXIT } from './exit.ts';
import { writeError } from './present.ts';
import { readScenarioText } from './scenario-file.ts';
import { terminalOf } from './terminal.ts';

/** Prints faults of the user's input with the lines they stand in, on standard error. */
export async function complain(diagnostics: readonly Diagnostic[]): Promise<void> {
  const { hasColor } = terminalOf(process.stderr, process.env);
  const texts = new Map<string, string | undefined>();
  for (const { file, line } of diagnostics) {
    if (line === undefined || texts.has(file)) continue;
    const text = readScenarioText(file);
    texts.set(file, text.ok ? text.value : undefined);
  }
  const lines = diagnostics.map((each) =>
    diagnosticText(each, { sourceText: texts.get(each.file), hasColor }),
  );
  await writeError(`${lines.join('\n')}\n`);
}

/** The value of a check, its warnings printed; or `undefined`, its faults printed and the exit code set. */
export async function accepted<T>(checked: Checked<T>): Promise<T | undefined> {
  if (checked.ok) {
    if (checked.warnings.length > 0) await complain(checked.warnings);
    return checked.value;
  }
  await complain(checked.diagnostics);
  process.exitCode = EXIT.usage;
  return undefined;
}
