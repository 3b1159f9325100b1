import type { TerminalLook } from './terminal-look.ts';

/** What a piece of text means; the palette decides how that looks. */
export type Tone =
  | 'accent'
  | 'quiet'
  | 'good'
  | 'bad'
  | 'warning'
  | 'bar'
  | 'ghost'
  | 'land'
  | 'fleet'
  | 'candidate'
  | 'competitor'
  | 'selected'
  | 'cable'
  | 'heat0'
  | 'heat1'
  | 'heat2'
  | 'heat3'
  | 'heat4';

export type Palette = Readonly<Record<Tone, string>>;

function ansi(number: number): string {
  return `ansi256(${number})`;
}

/**
 * Blue, orange and sky rather than green and red, after Okabe and Ito 2008 ("Color Universal Design"); the heat scale
 * follows viridis (van der Walt and Smith 2015), which stays ordered for every kind of color blindness and in gray.
 */
const DARK_256: Palette = {
  accent: ansi(80),
  quiet: ansi(245),
  good: ansi(75),
  bad: ansi(209),
  warning: ansi(221),
  bar: ansi(74),
  ghost: ansi(240),
  land: ansi(240),
  fleet: ansi(75),
  candidate: ansi(214),
  competitor: ansi(139),
  selected: ansi(231),
  cable: ansi(37),
  heat0: ansi(227),
  heat1: ansi(113),
  heat2: ansi(37),
  heat3: ansi(61),
  heat4: ansi(54),
};

const LIGHT_256: Palette = {
  accent: ansi(24),
  quiet: ansi(242),
  good: ansi(25),
  bad: ansi(166),
  warning: ansi(130),
  bar: ansi(31),
  ghost: ansi(249),
  land: ansi(250),
  fleet: ansi(25),
  candidate: ansi(166),
  competitor: ansi(96),
  selected: ansi(16),
  cable: ansi(30),
  heat0: ansi(54),
  heat1: ansi(61),
  heat2: ansi(37),
  heat3: ansi(113),
  heat4: ansi(221),
};

const DARK_16: Palette = {
  accent: 'cyan',
  quiet: 'gray',
  good: 'cyan',
  bad: 'redBright',
  warning: 'yellow',
  bar: 'cyan',
  ghost: 'gray',
  land: 'gray',
  fleet: 'cyanBright',
  candidate: 'yellow',
  competitor: 'magenta',
  selected: 'whiteBright',
  cable: 'cyan',
  heat0: 'yellowBright',
  heat1: 'green',
  heat2: 'cyan',
  heat3: 'blueBright',
  heat4: 'magenta',
};

const LIGHT_16: Palette = {
  ...DARK_16,
  accent: 'blue',
  good: 'blue',
  bad: 'red',
  warning: 'red',
  bar: 'blue',
  fleet: 'blue',
  candidate: 'red',
  selected: 'black',
  cable: 'blue',
  heat0: 'magenta',
  heat1: 'blue',
  heat2: 'cyan',
  heat3: 'green',
  heat4: 'yellow',
};

/** The colors of a terminal, by meaning; `undefined` where no color may be used. */
export function paletteOf({ colors, background }: TerminalLook): Palette | undefined {
  if (colors === 'none') return undefined;
  const isLight = background === 'light';
  if (colors === '16') return isLight ? LIGHT_16 : DARK_16;
  return isLight ? LIGHT_256 : DARK_256;
}
