import type { Checked } from './diagnostic.ts';

/**
 * The largest scenario file, and the most that a file and all that it extends may hold together. It holds a place of
 * one's own for every city of the world; what is larger is refused before it is parsed, because a YAML text of hostile
 * shape takes a second for each hundred kilobytes.
 */
export const MAX_SCENARIO_BYTES = 128 * 1024;

// Of the controls, text holds only tab, line feed and carriage return.
const BINARY = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** The text in the bytes of a scenario file; refuses what is too large, binary or not UTF-8. */
export function decodeScenarioText(bytes: Uint8Array, file: string): Checked<string> {
  if (bytes.length > MAX_SCENARIO_BYTES) return tooLarge(file, bytes.length);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(file, 'is not UTF-8 text', 'save it as UTF-8; a scenario is YAML or JSON');
  }
  const binary = BINARY.exec(text);
  if (binary === null) return { ok: true, value: text, warnings: [] };
  return refused(file, 'holds binary data', `there is a control character at ${binary.index}`);
}

/** The fault of a file that exceeds {@link MAX_SCENARIO_BYTES}; whoever knows the size need not read the file. */
export function tooLarge(file: string, byteCount: number): Checked<never> {
  const limit = `${MAX_SCENARIO_BYTES / 1024} KiB`;
  return refused(file, `is too large: ${Math.ceil(byteCount / 1024)} KiB`, `at most ${limit}`);
}

function refused(file: string, message: string, hint: string): Checked<never> {
  return { ok: false, diagnostics: [{ severity: 'error', file, message, hint }] };
}
