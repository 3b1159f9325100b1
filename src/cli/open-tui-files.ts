import {
  copyFileSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import type { Recovery, ScenarioFile, Written } from '../tui/app/services.ts';
import type { Draft } from '../tui/what-if/draft.ts';
import { ioErrorText } from './exit.ts';
import { writeWhole } from './present.ts';

/** The scenarios that come with the package, beside the folder of the program. */
const SHIPPED = fileURLToPath(new URL('../scenarios', import.meta.url));

const YAML = /\.(ya?ml|json)$/;
/** A field that every scenario has, itself or through what it extends: other YAML files are left out of the list. */
const SCENARIO_FIELD = /^\s*["']?(candidates|extends)["']?\s*:/m;

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => YAML.test(name))
      .sort();
  } catch {
    return [];
  }
}

function looksLikeScenario(path: string): boolean {
  try {
    return SCENARIO_FIELD.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}

/** The scenarios of a folder, of its `scenarios` folder, and the shipped ones; each once. */
export function listScenarios(folder: string): readonly ScenarioFile[] {
  const found = new Map<string, ScenarioFile>();
  for (const place of [folder, join(folder, 'scenarios'), SHIPPED]) {
    for (const entry of entriesOf(place)) {
      const path = join(place, entry);
      if (!looksLikeScenario(path)) continue;
      const real = realpathSync(path);
      const isShipped = dirname(real) === SHIPPED;
      const name = place === SHIPPED ? entry : relative(folder, path);
      if (!found.has(real)) found.set(real, { path, name, isShipped });
    }
  }
  return [...found.values()];
}

function failed(error: unknown): Written {
  const because = ioErrorText(error);
  if (because === undefined) throw error;
  return { kind: 'failed', because };
}

/** Where a typed name lies: names alone go beside the file they are made from, unless that is a shipped one. */
export function targetOf(name: string, madeFrom: string | undefined, folder: string): string {
  const file = YAML.test(name) ? name : `${name}.yaml`;
  if (madeFrom === undefined || file !== basename(file)) return resolve(folder, file);
  const isShipped = dirname(resolve(madeFrom)) === SHIPPED;
  return isShipped ? resolve(folder, file) : join(dirname(resolve(madeFrom)), file);
}

/** Writes a file whole; one that is there stays. */
export function writeNew(path: string, text: string): Written {
  try {
    // Claims the name, so that nothing that is there is ever replaced.
    writeFileSync(path, '', { flag: 'wx' });
    writeWhole(path, text);
    return { kind: 'done', path };
  } catch (error) {
    return isTaken(error) ? { kind: 'failed', because: `${path} is there already` } : failed(error);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

export function copyNew(from: string, to: string): Written {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return { kind: 'done', path: to };
  } catch (error) {
    return isTaken(error) ? { kind: 'failed', because: `${to} is there already` } : failed(error);
  }
}

/** The file of unsaved what-ifs (XDG Base Directory Specification: state that should persist). */
function recoveryFile(env: Readonly<Record<string, string | undefined>>): string {
  const state = env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state');
  return join(state, 'regionsim', 'unsaved.json');
}

interface Remembered {
  readonly draft: Draft;
  readonly savedAt: string;
}

function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== 'object' || value === null || !('draft' in value) || !('savedAt' in value))
    return false;
  const draft = value.draft;
  return (
    typeof value.savedAt === 'string' &&
    typeof draft === 'object' &&
    draft !== null &&
    'file' in draft &&
    typeof draft.file === 'string' &&
    'overrides' in draft &&
    Array.isArray(draft.overrides) &&
    'changes' in draft &&
    typeof draft.changes === 'object'
  );
}

/** What an earlier session left; a file that is not there, or broken, is nothing. */
export function recall(env: NodeJS.ProcessEnv): Recovery | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(recoveryFile(env), 'utf8'));
    return isRemembered(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a what-if for the next start. A state folder that cannot be written must not stop the work. */
export function remember(draft: Draft | undefined, savedAt: string, env: NodeJS.ProcessEnv): void {
  const file = recoveryFile(env);
  try {
    if (!draft) {
      rmSync(file, { force: true });
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    // Whole or not at all, but not waited for until the disk has it: this happens between two frames.
    writeFileAtomic.sync(file, `${JSON.stringify({ draft, savedAt })}\n`, { fsync: false });
  } catch (error) {
    if (ioErrorText(error) === undefined) throw error;
  }
}
