import type { TerminalLook } from '../look/terminal-look.ts';
import type { Intent } from './message.ts';

/**
 * Keys and what they do. Help, the status line and the palette are made from the same list that keys are looked up in,
 * so none of them can say something else.
 */
export interface Binding {
  readonly keys: readonly string[];
  /** What it does, as help says it: `open the scenario`. */
  readonly does: string;
  /** One word for the status line; without it the key is in help only. */
  readonly hint?: string;
  readonly intent: Intent;
}

const SHOWN: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'enter',
  esc: 'esc',
  space: 'space',
  pageup: 'page up',
  pagedown: 'page down',
};

/** A key as people read it: `ctrl-p`, `↑`; as they hear it, and in ASCII, `up`. */
export function keyText(
  key: string,
  { isUnicode, isScreenReader }: Pick<TerminalLook, 'isUnicode' | 'isScreenReader'>,
): string {
  const name = isUnicode && !isScreenReader ? (SHOWN[key] ?? key) : key;
  return name.replace('ctrl+', 'ctrl-').replace('shift+', 'shift-');
}

/** The keys that move in a list, the same on every screen. */
export const LIST_BINDINGS: readonly Binding[] = [
  { keys: ['up', 'k'], does: 'go up', intent: { type: 'move', by: -1 } },
  { keys: ['down', 'j'], does: 'go down', intent: { type: 'move', by: 1 } },
  { keys: ['pageup', 'ctrl+b'], does: 'go up a page', intent: { type: 'page', by: -1 } },
  { keys: ['pagedown', 'ctrl+f'], does: 'go down a page', intent: { type: 'page', by: 1 } },
  { keys: ['home', 'g'], does: 'go to the first', intent: { type: 'jump', to: 'first' } },
  { keys: ['end', 'G'], does: 'go to the last', intent: { type: 'jump', to: 'last' } },
];

/** The keys that work on every screen. */
export const GLOBAL_BINDINGS: readonly Binding[] = [
  { keys: ['1'], does: 'show the scenarios', intent: { type: 'goTo', screen: 'scenarios' } },
  { keys: ['2'], does: 'show the map', intent: { type: 'goTo', screen: 'map' } },
  { keys: ['3'], does: 'show the ranking', intent: { type: 'goTo', screen: 'ranking' } },
  { keys: ['4'], does: 'show why the site has its rank', intent: { type: 'goTo', screen: 'site' } },
  { keys: ['5'], does: 'change the scenario: what if', intent: { type: 'goTo', screen: 'whatIf' } },
  {
    keys: ['6'],
    does: 'compare two candidates or scenarios',
    intent: { type: 'goTo', screen: 'compare' },
  },
  {
    keys: ['7'],
    does: 'simulate the operations of a site',
    intent: { type: 'goTo', screen: 'simulation' },
  },
  { keys: ['?'], does: 'show the keys of this screen', hint: 'help', intent: { type: 'help' } },
  { keys: [':', 'ctrl+p'], does: 'find a command, site or scenario', intent: { type: 'palette' } },
  { keys: ['u'], does: 'undo the last change', intent: { type: 'undo' } },
  { keys: ['ctrl+r', 'U'], does: 'redo what was undone', intent: { type: 'redo' } },
  {
    keys: ['ctrl+s', 'w'],
    does: 'save the what-if as a scenario file',
    intent: { type: 'askSave' },
  },
  { keys: ['ctrl+x'], does: 'stop what is running', intent: { type: 'stopWork' } },
  { keys: ['ctrl+l'], does: 'draw the screen anew', intent: { type: 'redraw' } },
  { keys: ['ctrl+z'], does: 'suspend (fg comes back)', intent: { type: 'suspend' } },
  { keys: ['q'], does: 'quit', hint: 'quit', intent: { type: 'quit' } },
  {
    keys: ['ctrl+c'],
    does: 'quit at once; changes are kept for the next start',
    intent: { type: 'interrupt' },
  },
];
