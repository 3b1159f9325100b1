import { type Binding, LIST_BINDINGS } from '../app/binding.ts';

export const WHAT_IF_BINDINGS: readonly Binding[] = [
  {
    keys: ['right', 'l', '+', '='],
    does: 'turn the control up, or on',
    hint: 'change',
    intent: { type: 'adjust', by: 1 },
  },
  {
    keys: ['left', 'h', '-'],
    does: 'turn the control down, or off',
    intent: { type: 'adjust', by: -1 },
  },
  {
    keys: ['L', 'shift+right'],
    does: 'turn the control up by ten steps',
    intent: { type: 'adjust', by: 10 },
  },
  {
    keys: ['H', 'shift+left'],
    does: 'turn the control down by ten steps',
    intent: { type: 'adjust', by: -10 },
  },
  {
    keys: ['space', 'enter'],
    does: 'switch on or off',
    hint: 'switch',
    intent: { type: 'toggle' },
  },
  {
    keys: ['0', 'backspace'],
    does: 'set the control back to the file',
    hint: 'reset',
    intent: { type: 'reset' },
  },
  {
    keys: ['tab', ']'],
    does: 'go to the next group',
    hint: 'group',
    intent: { type: 'pane', by: 1 },
  },
  { keys: ['shift+tab', '['], does: 'go to the group before', intent: { type: 'pane', by: -1 } },
  {
    keys: ['/'],
    does: 'filter the controls by typing',
    hint: 'search',
    intent: { type: 'search' },
  },
  { keys: ['esc'], does: 'go back to the ranking', intent: { type: 'back' } },
  ...LIST_BINDINGS,
];
