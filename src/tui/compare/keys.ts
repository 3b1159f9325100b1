import { type Binding, LIST_BINDINGS } from '../app/binding.ts';

export const COMPARE_BINDINGS: readonly Binding[] = [
  {
    keys: ['tab'],
    does: 'change between candidates and scenarios',
    hint: 'candidates or scenarios',
    intent: { type: 'compareMode' },
  },
  {
    keys: [']', 'right', 'l'],
    does: 'compare the next two of the marked candidates',
    hint: 'next pair',
    intent: { type: 'adjust', by: 1 },
  },
  {
    keys: ['[', 'left', 'h'],
    does: 'compare the two before',
    intent: { type: 'adjust', by: -1 },
  },
  {
    keys: ['0'],
    does: 'compare with the file as it stands again',
    hint: 'reset',
    intent: { type: 'reset' },
  },
  { keys: ['esc'], does: 'go back to the ranking', intent: { type: 'back' } },
  ...LIST_BINDINGS,
];
