import type { TerminalLook } from './terminal-look.ts';

/** The characters that pictures are made of. */
export interface Glyphs {
  readonly rule: string;
  readonly divider: string;
  readonly cursor: string;
  readonly mark: string;
  readonly dirty: string;
  readonly up: string;
  readonly down: string;
  readonly same: string;
  readonly ellipsis: string;
  readonly bullet: string;
  readonly dash: string;
  /** Parts of a bar, from an empty cell to a full one. */
  readonly bar: readonly string[];
  /** Parts of a column, from an empty cell to a full one. */
  readonly column: readonly string[];
  /** Knob and track of a slider; ends and middle of a range. */
  readonly knob: string;
  readonly track: string;
  readonly trackFull: string;
  readonly range: {
    readonly from: string;
    readonly line: string;
    readonly to: string;
    readonly mid: string;
  };
  readonly isOn: string;
  readonly isOff: string;
  readonly spinner: readonly string[];
  readonly waterfall: string;
  readonly arrows: string;
}

const UNICODE: Glyphs = {
  rule: '─',
  divider: '│',
  cursor: '▌',
  mark: '◆',
  dirty: '●',
  up: '▲',
  down: '▼',
  same: '=',
  ellipsis: '…',
  bullet: '·',
  dash: '–',
  bar: [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  column: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  knob: '●',
  track: '─',
  trackFull: '━',
  range: { from: '├', line: '─', to: '┤', mid: '●' },
  isOn: '[x]',
  isOff: '[ ]',
  spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
  waterfall: '█',
  arrows: '↑↓',
};

const ASCII: Glyphs = {
  rule: '-',
  divider: '|',
  cursor: '>',
  mark: '*',
  dirty: '*',
  up: '^',
  down: 'v',
  same: '=',
  ellipsis: '~',
  bullet: '-',
  dash: '-',
  bar: [' ', '#'],
  column: [' ', '.', ':', '|', '#'],
  knob: 'O',
  track: '-',
  trackFull: '=',
  range: { from: '[', line: '-', to: ']', mid: 'o' },
  isOn: '[x]',
  isOff: '[ ]',
  spinner: ['|', '/', '-', '\\'],
  waterfall: '#',
  arrows: 'up/down',
};

/** For a voice: pictures are silent, since every one of them stands beside its number. */
const SPOKEN: Glyphs = {
  ...ASCII,
  rule: '',
  divider: ' ',
  cursor: 'selected ',
  mark: 'marked ',
  dirty: 'unsaved',
  up: 'up ',
  down: 'down ',
  same: 'same',
  bullet: ',',
  bar: [''],
  column: [''],
  knob: '',
  track: '',
  trackFull: '',
  range: { from: '', line: '', to: '', mid: '' },
  isOn: 'on',
  isOff: 'off',
  spinner: [''],
  waterfall: '',
  arrows: 'up and down',
};

export function glyphsOf({ isUnicode, isScreenReader }: TerminalLook): Glyphs {
  if (isScreenReader) return SPOKEN;
  return isUnicode ? UNICODE : ASCII;
}
