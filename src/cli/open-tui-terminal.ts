import { writeSync } from 'node:fs';
import type { TerminalLook } from '../tui/look/terminal-look.ts';

/** What the user says about the terminal; what is not said is found out. */
export interface LookOptions {
  readonly background?: 'dark' | 'light' | undefined;
  readonly ascii?: boolean | undefined;
  readonly screenReader?: boolean | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** NO_COLOR (no-color.org) forbids color; how many there are is what chalk found out of TERM and COLORTERM. */
function colorsOf(env: Environment, chalkLevel: number): TerminalLook['colors'] {
  if (env.NO_COLOR || env.FORCE_COLOR === '0' || chalkLevel === 0) return 'none';
  return chalkLevel === 1 ? '16' : '256';
}

/** COLORFGBG is `foreground;background`, by the numbers of the 16 colors; 7 and 15 are light. */
function backgroundOf({ COLORFGBG }: Environment): TerminalLook['background'] {
  const number = COLORFGBG?.split(';').at(-1);
  return number === '7' || number === '15' ? 'light' : 'dark';
}

/** The first that is set decides (POSIX, "Environment Variables"). */
function isUtf8({ LC_ALL, LC_CTYPE, LANG }: Environment, platform: string): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((each) => each !== undefined && each !== '') ?? '';
  return platform === 'win32' || platform === 'darwin' || /utf-?8/i.test(locale);
}

/** What the terminal can show, from the environment and what the user says. */
export function terminalLookOf(
  env: Environment,
  { chalkLevel, platform }: { readonly chalkLevel: number; readonly platform: string },
  options: LookOptions = {},
): TerminalLook {
  return {
    colors: colorsOf(env, chalkLevel),
    background: options.background ?? backgroundOf(env),
    isUnicode: options.ascii !== true && isUtf8(env, platform),
    isScreenReader: options.screenReader === true || env.INK_SCREEN_READER === 'true',
  };
}

/** Why the program cannot run here, or `undefined`. */
export function terminalRefusal(
  env: Environment,
  { isInput, isOutput }: { readonly isInput: boolean; readonly isOutput: boolean },
): string | undefined {
  if (!isInput || !isOutput)
    return 'the full-screen program needs a terminal; without one use: regionsim run FILE';
  if (env.TERM === 'dumb')
    return 'this terminal (TERM=dumb) cannot show a full-screen program; use: regionsim run FILE';
  return undefined;
}

/**
 * xterm: the other screen, from its top; and back, with the cursor seen. Rows end at the edge meanwhile (DECAWM): what a
 * terminal draws wider than it was measured must not push the rows below. Leaving twice does no harm.
 */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J\u001b[H';
const LEAVE = '\u001b[?7h\u001b[?1049l\u001b[?25h';
export const CLEAR = '\u001b[2J\u001b[H';

/** The other screen of the terminal; voices read the plain one, which keeps what was said. */
export interface Screen {
  readonly enter: () => void;
  readonly leave: () => void;
}

export function screenOf(stream: { readonly fd: number }, isPlain: boolean): Screen {
  let isEntered = false;
  const write = (text: string) => {
    // In one go and before anything else: at an exit nothing is written later any more.
    try {
      writeSync(stream.fd, text);
    } catch {
      // A terminal that has gone away cannot be restored, and need not be.
    }
  };
  return {
    enter: () => {
      isEntered = true;
      if (!isPlain) write(ENTER);
    },
    leave: () => {
      if (!isEntered) return;
      isEntered = false;
      write(isPlain ? '\u001b[?25h\n' : LEAVE);
    },
  };
}
