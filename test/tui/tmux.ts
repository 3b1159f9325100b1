import { execFileSync, spawnSync } from 'node:child_process';
import { expect, vi } from 'vitest';

/** Whether a real terminal can be driven here. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** A terminal with a shell in it, driven from outside. */
export interface TestTerminal {
  readonly keys: (...keys: readonly string[]) => void;
  readonly line: (command: string) => void;
  readonly screen: () => string;
  /** Waits until the screen has the text: a screen is painted piece by piece. */
  readonly shows: (text: string | RegExp) => Promise<void>;
  /** Waits until the text is gone from the screen. */
  readonly clears: (text: string) => Promise<void>;
  readonly resize: (columns: number, rows: number) => void;
  /** Whether the other screen is shown, whether the cursor is, and whether long lines go on in the next row. */
  readonly state: () => {
    readonly isOtherScreen: boolean;
    readonly isCursorShown: boolean;
    readonly isWrapping: boolean;
  };
  /** Process that has the terminal. */
  readonly foreground: () => number;
  readonly close: () => void;
}

/** An evaluation takes seconds, and more on a machine that others use. */
const PATIENCE_MS = 60_000;
const PROMPT = 'ready>';

/** Waits until what is looked at from outside is so. */
export const eventually = (holds: () => void) =>
  vi.waitFor(holds, { timeout: PATIENCE_MS, interval: 100 });

export async function openTerminal(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  {
    folder,
    env = {},
  }: { readonly folder: string; readonly env?: Readonly<Record<string, string>> },
): Promise<TestTerminal> {
  const socket = `regionsim-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...args: readonly string[]) =>
    execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' });
  // Ink draws nothing until the end where CI is set.
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'CI'),
  );
  const shell = `exec env PS1='${PROMPT}' bash --norc --noprofile`;
  execFileSync(
    'tmux',
    [
      '-L',
      socket,
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-x',
      String(columns),
      '-y',
      String(rows),
      shell,
    ],
    { cwd: folder, env: { ...inherited, LC_ALL: 'C.UTF-8', ...env } },
  );
  const screen = () => tmux('capture-pane', '-p');
  const terminal: TestTerminal = {
    keys: (...keys) => tmux('send-keys', ...keys),
    line: (command) => tmux('send-keys', command, 'Enter'),
    screen,
    shows: (text) =>
      eventually(() => {
        expect(screen()).toMatch(text);
      }),
    clears: (text) =>
      eventually(() => {
        expect(screen()).not.toContain(text);
      }),
    resize: (width, height) => {
      tmux('set-option', 'window-size', 'manual');
      tmux('resize-window', '-x', String(width), '-y', String(height));
    },
    state: () => {
      const flags = '#{alternate_on} #{cursor_flag} #{wrap_flag}';
      const [other, cursor, wrap] = tmux('display-message', '-p', flags)
        .trim()
        .split(' ')
        .map((flag) => flag === '1');
      return { isOtherScreen: other, isCursorShown: cursor, isWrapping: wrap };
    },
    foreground: () => {
      const shellId = tmux('display-message', '-p', '#{pane_pid}').trim();
      return Number(
        execFileSync('ps', ['--ppid', shellId, '-o', 'pid='], { encoding: 'utf8' })
          .trim()
          .split(/\s+/)[0],
      );
    },
    close: () => tmux('kill-server'),
  };
  await terminal.shows(PROMPT);
  return terminal;
}
