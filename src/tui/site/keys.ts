import { type Binding, LIST_BINDINGS } from '../app/binding.ts';

export const SITE_BINDINGS: readonly Binding[] = [
  {
    keys: ['tab', 'right', 'l'],
    does: 'show the next section',
    hint: 'section',
    intent: { type: 'pane', by: 1 },
  },
  {
    keys: ['shift+tab', 'left', 'h'],
    does: 'show the section before',
    intent: { type: 'pane', by: -1 },
  },
  {
    keys: [']', 'J'],
    does: 'go to the next candidate',
    hint: 'next site',
    intent: { type: 'adjust', by: 1 },
  },
  { keys: ['[', 'K'], does: 'go to the candidate before', intent: { type: 'adjust', by: -1 } },
  {
    keys: ['enter'],
    does: 'show source, year and confidence of the number',
    hint: 'source',
    intent: { type: 'enter' },
  },
  { keys: ['esc'], does: 'go back to the ranking', intent: { type: 'back' } },
  ...LIST_BINDINGS,
];
