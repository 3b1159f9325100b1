import type { Binding } from '../app/binding.ts';

export const MAP_BINDINGS: readonly Binding[] = [
  { keys: ['left', 'h'], does: 'pan to the west', intent: { type: 'pan', x: -1, y: 0 } },
  { keys: ['right', 'l'], does: 'pan to the east', intent: { type: 'pan', x: 1, y: 0 } },
  { keys: ['up', 'k'], does: 'pan to the north', hint: 'pan', intent: { type: 'pan', x: 0, y: 1 } },
  { keys: ['down', 'j'], does: 'pan to the south', intent: { type: 'pan', x: 0, y: -1 } },
  { keys: ['+', '=', 'z'], does: 'zoom in', hint: 'zoom', intent: { type: 'zoom', by: 1 } },
  { keys: ['-', 'Z'], does: 'zoom out', intent: { type: 'zoom', by: -1 } },
  { keys: ['0'], does: 'show the whole world', hint: 'world', intent: { type: 'wholeMap' } },
  { keys: ['space', 'v'], does: 'show the next layer', hint: 'layer', intent: { type: 'layer' } },
  {
    keys: ['tab', ']', 'n'],
    does: 'go to the next candidate',
    hint: 'site',
    intent: { type: 'adjust', by: 1 },
  },
  {
    keys: ['shift+tab', '[', 'N'],
    does: 'go to the candidate before',
    intent: { type: 'adjust', by: -1 },
  },
  {
    keys: ['enter'],
    does: 'show why the candidate has its rank',
    hint: 'why',
    intent: { type: 'enter' },
  },
  { keys: ['esc'], does: 'go back to the ranking', intent: { type: 'back' } },
];
