import { adjustBindings } from '../app/adjust-bindings.ts';
import { type Binding, LIST_BINDINGS } from '../app/binding.ts';

export const SIMULATION_BINDINGS: readonly Binding[] = [
  {
    keys: ['enter', 'r'],
    does: 'run the simulation from the start',
    hint: 'run',
    intent: { type: 'runSimulation' },
  },
  {
    keys: ['space', 'p'],
    does: 'pause the simulation, or go on with it',
    hint: 'pause',
    intent: { type: 'holdSimulation' },
  },
  {
    keys: ['x'],
    does: 'stop the simulation; what it drew stays',
    hint: 'stop',
    intent: { type: 'stopSimulation' },
  },
  {
    keys: ['tab', 'shift+tab'],
    does: 'change between settings and charts',
    hint: 'settings',
    intent: { type: 'pane', by: 1 },
  },
  ...adjustBindings({
    up: 'setting up, or an hour later',
    down: 'setting down, or an hour earlier',
    upTen: 'ten steps up, or ten hours later',
    downTen: 'ten steps down, or ten hours earlier',
  }),
  {
    keys: ['a'],
    does: 'add a fault: zone:1@day2+6h, cut:Red Sea@day1+7d',
    hint: 'add a fault',
    intent: { type: 'askFault' },
  },
  {
    keys: ['0', 'backspace'],
    does: 'set back, or take the added fault away',
    intent: { type: 'reset' },
  },
  { keys: ['esc'], does: 'go back to the ranking', intent: { type: 'back' } },
  ...LIST_BINDINGS,
];
