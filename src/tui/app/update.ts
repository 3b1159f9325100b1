/**
 * The whole behavior of the program as one pure function: a state and a message give the next state and what to do
 * outside. Views only draw the state, and the store only runs the effects; so a test can press any keys without a
 * terminal. Rejected: state in React hooks, which needs a rendered tree to be tested, and loses it on suspend.
 */
import { isTooSmall } from '../look/terminal-look.ts';
import { updateIntent } from './intents.ts';
import type { Intent, Message, Report } from './message.ts';
import { overlayKey } from './overlay-keys.ts';
import { updateReport } from './reports.ts';
import { bindingOf } from './screens.ts';
import { type AppState, type Step, step } from './state.ts';
import { withWanted } from './wanted.ts';
import { without } from './without.ts';

/** Several updates one after the other, with all their effects. */
function inOrder(state: AppState, intents: readonly Intent[]): Step {
  return intents.reduce<Step>(
    (before, intent) => {
      const after = updateIntent(before.state, intent);
      return { state: after.state, effects: [...before.effects, ...after.effects] };
    },
    { state, effects: [] },
  );
}

function withoutNotice(state: AppState): AppState {
  return state.notice ? without(state, 'notice') : state;
}

/** Keys that work even where nothing can be laid out, and under every overlay. */
const ALWAYS = ['ctrl+c', 'ctrl+z', 'ctrl+l'];

function updateKey(before: AppState, key: string): Step {
  const state = withoutNotice(before);
  const isTiny = isTooSmall(state.size);
  if (ALWAYS.includes(key) || (isTiny && key === 'q')) {
    const binding = bindingOf(state.screen, key);
    return binding ? updateIntent(state, binding.intent) : step(state);
  }
  if (isTiny) return step(state);
  if (state.overlay) {
    const { intents, effects, ...after } = overlayKey(state, state.overlay, key);
    const done = inOrder(after.state, intents);
    return { state: done.state, effects: [...effects, ...done.effects] };
  }
  const binding = bindingOf(state.screen, key);
  return binding ? updateIntent(state, binding.intent) : step(state);
}

const REPORTS: ReadonlySet<string> = new Set<Report['type']>([
  'started',
  'resized',
  'listed',
  'surveyed',
  'evaluated',
  'compared',
  'detailed',
  'simulated',
  'faultRead',
  'atlas',
  'land',
  'saved',
  'created',
  'workStarted',
  'workEnded',
  'ticked',
]);

function isReport(message: Message): message is Report {
  return REPORTS.has(message.type);
}

function handled(state: AppState, message: Message): Step {
  if (message.type === 'key') return updateKey(state, message.key);
  return isReport(message) ? updateReport(state, message) : updateIntent(state, message);
}

/** The next state, and what it asks of the world outside; what a screen lacks is asked for as soon as it is shown. */
export function update(state: AppState, message: Message): Step {
  const done = handled(state, message);
  const { state: next, effects } = withWanted(done.state);
  return { state: next, effects: [...done.effects, ...effects] };
}
