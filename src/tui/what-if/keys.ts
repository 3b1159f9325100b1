import { adjustBindings } from '../app/adjust-bindings.ts';
import { type Binding, LIST_BINDINGS } from '../app/binding.ts';

export const WHAT_IF_BINDINGS: readonly Binding[] = [
  ...adjustBindings({
    up: 'turn the control up, or on',
    down: 'turn the control down, or off',
    upTen: 'turn the control up by ten steps',
    downTen: 'turn the control down by ten steps',
  }),
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
    keys: ['v'],
    does: 'show or hide the map',
    hint: 'map',
    intent: { type: 'mapBeside' },
  },
  { keys: ['m'], does: 'show the next layer of the map', intent: { type: 'layer' } },
  {
    keys: ['/'],
    does: 'filter the controls by typing',
    hint: 'search',
    intent: { type: 'search' },
  },
  { keys: ['esc'], does: 'go back to the ranking', intent: { type: 'back' } },
  ...LIST_BINDINGS,
];
