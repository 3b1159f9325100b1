import { closeSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Checked, Diagnostic } from '../scenario/diagnostic.ts';
import { decodeScenarioText, MAX_SCENARIO_BYTES } from '../scenario/decode.ts';
import {
  fieldPlace,
  parseScenario,
  type ReadExtended,
  type ScenarioInput,
} from '../scenario/parse-scenario.ts';
import type { Place, SourcePath } from '../scenario/source-tree.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { ioErrorText } from './exit.ts';

/** Changes that the command line makes to a scenario for one run. */
export interface ScenarioChanges {
  readonly set: readonly string[];
  readonly override: readonly string[];
}

/** A fault of a file as a whole, without a place in it. */
function fileFault(file: string, message: string, hint?: string): Checked<never> {
  const fault: Diagnostic = {
    severity: 'error',
    file,
    message,
    ...(hint !== undefined && { hint }),
  };
  return { ok: false, diagnostics: [fault] };
}

/** The bytes of a scenario file; one that is too large is refused before it is read. */
function readBytes(path: string, file: string): Checked<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return fileFault(file, 'is a folder, not a scenario file');
    if (stat.size > MAX_SCENARIO_BYTES)
      return fileFault(
        file,
        `has ${stat.size} bytes, a scenario has at most ${MAX_SCENARIO_BYTES}`,
      );
    return { ok: true, value: readFileSync(descriptor), warnings: [] };
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a scenario file, or what is wrong with it as a file. */
export function readScenarioText(path: string, file = path): Checked<string> {
  try {
    const bytes = readBytes(path, file);
    return bytes.ok ? decodeScenarioText(bytes.value, file) : bytes;
  } catch (error) {
    const reason = ioErrorText(error);
    if (reason === undefined) throw error;
    return fileFault(file, `cannot be read: ${reason}`);
  }
}

/**
 * Reads what `extends` names, from the folder of the scenario file. A link that leads out of the folder is refused: a
 * scenario that somebody sends must not read the files of those who run it.
 */
export function extendedReader(file: string): ReadExtended {
  const root = dirname(resolve(file));
  return (path) => {
    const wanted = resolve(root, path);
    if (leadsOut(wanted, root)) return { ok: false, reason: 'is a link out of its folder' };
    const text = readScenarioText(wanted, path);
    if (text.ok) return { ok: true, text: text.value };
    return { ok: false, reason: text.diagnostics[0].message };
  };
}

function leadsOut(path: string, root: string): boolean {
  try {
    return relative(realpathSync(root), realpathSync(path)).startsWith('..');
  } catch (error) {
    // What is not there leads nowhere; reading it says so.
    if (ioErrorText(error) === undefined) throw error;
    return false;
  }
}

/** A scenario file, wholly read and checked, with the command line's changes. */
export function readScenario(
  file: string,
  changes: ScenarioChanges,
  world: World,
): Checked<Scenario> {
  const text = readScenarioText(file);
  return text.ok ? parseScenario(inputOf(file, text.value, changes), world) : text;
}

/** Where a field of a scenario file was written, in the file, in one that it extends, or on the command line. */
export function placeOfField(
  file: string,
  changes: ScenarioChanges,
  path: SourcePath,
): Place | undefined {
  const text = readScenarioText(file);
  return text.ok ? fieldPlace(inputOf(file, text.value, changes), path) : undefined;
}

function inputOf(file: string, text: string, { override, set }: ScenarioChanges): ScenarioInput {
  return { file, text, readExtended: extendedReader(file), overrides: override, set };
}
