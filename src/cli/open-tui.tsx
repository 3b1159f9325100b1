import chalk from 'chalk';
import { type Instance, render } from 'ink';
import { App } from '../tui/app/app.tsx';
import type { Farewell } from '../tui/app/services.ts';
import { createStore, type Store } from '../tui/app/store.ts';
import { type Look, lookOf } from '../tui/look/look.ts';
import { type RowMarks, rowMarks } from '../tui/look/row-marks.ts';
import type { Size } from '../tui/look/terminal-look.ts';
import { EXIT } from './exit.ts';
import { type Painter, painterOf } from './open-tui-painter.ts';
import { workerPool } from './open-tui-pool.ts';
import { processServices } from './open-tui-services.ts';
import {
  CLEAR,
  type LookOptions,
  screenOf,
  terminalLookOf,
  terminalRefusal,
} from './open-tui-terminal.ts';
import { writeError } from './present.ts';

/** Longer than anything that is waited for. */
const LONG_MS = 1_000_000;

/** Where a terminal that is gone ends its programs (signal(7): SIGHUP is 1). */
const HANGUP = 129;

function sizeOf({ columns, rows }: NodeJS.WriteStream): Size {
  return { columns, rows };
}

/** Ink on the terminal: drawn, taken down for a suspend, drawn again. For a voice, Ink writes by itself. */
function mountedInk(store: Store, look: Look, painter: Painter) {
  let ink: Instance | undefined;
  let onClosed: (error?: unknown) => void = () => undefined;
  const closed = new Promise<void>((resolve, reject) => {
    onClosed = (error) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('it broke down without saying why'));
    };
  });
  const unmount = () => {
    const mounted = ink;
    ink = undefined;
    mounted?.unmount();
  };
  const mount = () => {
    const { isScreenReader } = look.terminal;
    painter.forget();
    const mounted = render(<App store={store} look={look} />, {
      exitOnCtrlC: false,
      patchConsole: false,
      isScreenReaderEnabled: isScreenReader,
      // "Debug" is Ink's word for handing over whole frames, which the painter compares and puts in place.
      ...(!isScreenReader && { stdout: painter.stream, debug: true }),
    });
    ink = mounted;
    // A fault while drawing takes Ink down; what was asked for goes on.
    mounted.waitUntilExit().then(
      () => {
        if (ink === mounted) onClosed();
      },
      (error: unknown) => {
        onClosed(error);
      },
    );
  };
  return {
    mount,
    unmount,
    closed,
    finish: () => {
      onClosed();
    },
    fail: (error: unknown) => {
      onClosed(error ?? new Error('it broke down without saying why'));
    },
  };
}

/** The colors that Ink may use: bold and reverse video need the lowest level even where color is refused. */
function setColorLevel(colors: Look['terminal']['colors']): void {
  chalk.level = colors === '256' ? 2 : 1;
}

/**
 * Opens the full-screen program, with a scenario if one is named. Done when the user has left; the terminal is then as it
 * was, whatever happened in between.
 */
export async function openTui(file: string | undefined, options: LookOptions): Promise<void> {
  const { stdin, stdout, env } = process;
  const refusal = terminalRefusal(env, { isInput: stdin.isTTY, isOutput: stdout.isTTY });
  if (refusal !== undefined) {
    await writeError(`regionsim: ${refusal}\n`);
    process.exitCode = EXIT.usage;
    return;
  }
  const level = { chalkLevel: chalk.level, platform: process.platform };
  const marks = rowMarks();
  const look = lookOf(terminalLookOf(env, level, options), marks);
  setColorLevel(look.terminal.colors);
  await runProgram(file, look, marks);
}

async function runProgram(file: string | undefined, look: Look, marks: RowMarks): Promise<void> {
  const { stdin, stdout } = process;
  const screen = screenOf(stdout, look.terminal.isScreenReader);
  const workers = { thinker: workerPool(), simulator: workerPool(), reader: workerPool() };
  let farewell: Farewell = 'quit';
  const services = processServices(workers, {
    leave: (how) => {
      farewell = how;
      ink.unmount();
      ink.finish();
    },
    suspend: () => {
      ink.unmount();
      screen.leave();
      // Without its keyboard the program has nothing to wait for, and would end as soon as it is woken.
      const awake = setInterval(() => undefined, LONG_MS);
      process.once('SIGCONT', () => {
        clearInterval(awake);
        resume();
      });
      // The whole group, as a terminal does it on Ctrl-Z: npx and a pipe stop with us.
      process.kill(0, 'SIGTSTP');
    },
    redraw: () => {
      redraw();
    },
  });
  const store = createStore(services, sizeOf(stdout));
  const painter = painterOf(stdout, sizeOf(stdout), marks);
  const ink = mountedInk(store, look, painter);
  const resize = () => {
    painter.resize(sizeOf(stdout));
    store.dispatch({ type: 'resized', size: sizeOf(stdout) });
  };
  const resume = () => {
    screen.enter();
    resize();
    ink.mount();
  };
  const redraw = () => {
    painter.forget();
    if (!look.terminal.isScreenReader) stdout.write(CLEAR);
    resize();
  };
  const restore = () => {
    services.flush();
    if (stdin.isRaw) stdin.setRawMode(false);
    screen.leave();
  };
  const hangUp = () => {
    process.exit(HANGUP);
  };
  // A fault in what a key or an answer sets off comes up outside of all calls: it ends the program as any other does.
  process.on('uncaughtException', ink.fail);
  process.on('unhandledRejection', ink.fail);
  process.on('exit', restore);
  process.once('SIGHUP', hangUp);
  stdout.on('resize', redraw);
  screen.enter();
  try {
    ink.mount();
    const recovery = services.recall();
    store.dispatch({
      type: 'started',
      ...(file !== undefined && { file }),
      ...(recovery && { recovery }),
    });
    await ink.closed;
  } finally {
    stdout.off('resize', redraw);
    process.off('SIGHUP', hangUp);
    process.off('uncaughtException', ink.fail);
    process.off('unhandledRejection', ink.fail);
    store.stop();
    ink.unmount();
    restore();
    process.off('exit', restore);
    stdin.unref();
    await Promise.all(Object.values(workers).map((pool) => pool.close()));
  }
  if ((farewell as Farewell) === 'interrupted') process.exitCode = EXIT.interrupted;
}
