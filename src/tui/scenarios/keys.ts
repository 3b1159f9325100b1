import { type Binding, LIST_BINDINGS } from '../app/binding.ts';

export const SCENARIO_BINDINGS: readonly Binding[] = [
  {
    keys: ['enter', 'l', 'right'],
    does: 'open the scenario and rank its candidates',
    hint: 'open',
    intent: { type: 'enter' },
  },
  {
    keys: ['c'],
    does: 'copy the scenario to a new file',
    hint: 'copy',
    intent: { type: 'askCopy' },
  },
  {
    keys: ['n'],
    does: 'write a new scenario to start from',
    hint: 'new',
    intent: { type: 'askNew' },
  },
  {
    keys: ['m'],
    does: 'compare the open scenario with this one',
    hint: 'compare',
    intent: { type: 'compareMarked' },
  },
  { keys: ['r'], does: 'read the folder again', intent: { type: 'reload' } },
  { keys: ['/'], does: 'filter the list by typing', hint: 'search', intent: { type: 'search' } },
  ...LIST_BINDINGS,
];
