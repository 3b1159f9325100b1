import { allItems, foundItems } from '../palette/items.ts';
import { fileUnderCursor } from '../scenarios/state.ts';
import { changeCount, draftOf } from '../what-if/draft.ts';
import { redone, undone } from '../what-if/history.ts';
import type { Effect } from './effect.ts';
import type { Intent, ScreenId } from './message.ts';
import { filterOf, withFilter } from './overlay-keys.ts';
import { screenOf, SCREENS } from './screens.ts';
import type { PromptPurpose } from './overlay.ts';
import { edited, isDirty, openSession, planned } from './session.ts';
import { type AppState, noticed, type Step, step } from './state.ts';

/** Screens that show nothing before a scenario is open. */
function wentTo(state: AppState, screen: ScreenId): Step {
  if (screen !== 'scenarios' && !state.session)
    return step(noticed(state, 'open a scenario first: enter', 'warning'));
  return step({ ...state, screen });
}

function cycled(state: AppState, by: number): Step {
  const index = SCREENS.findIndex(({ id }) => id === state.screen);
  return wentTo(state, SCREENS[(index + by + SCREENS.length) % SCREENS.length].id);
}

const BACK: Readonly<Record<ScreenId, ScreenId>> = {
  scenarios: 'scenarios',
  ranking: 'scenarios',
  map: 'ranking',
  site: 'ranking',
  whatIf: 'ranking',
  compare: 'ranking',
  simulation: 'ranking',
};

/** Opens a file; what is unsaved in the one that is open is asked about first. */
function opened(state: AppState, file: string): Step {
  const { session } = state;
  if (session?.file === file && !isDirty(state)) return step({ ...state, screen: 'ranking' });
  if (!session || !isDirty(state)) return openSession(state, file);
  return step({
    ...state,
    overlay: {
      kind: 'question',
      text: 'The what-if on the open scenario is not saved.',
      options: [
        { key: 's', label: 'save it first', intents: [{ type: 'askSave' }] },
        { key: 'o', label: 'open without saving', intents: [{ type: 'openAnyway', file }] },
      ],
    },
  });
}

/** Out: first the filter, then the screen. */
function wentBack(state: AppState): Step {
  if (filterOf(state, state.screen) !== '' && state.screen !== 'site')
    return step(withFilter(state, state.screen, ''));
  return step({ ...state, screen: BACK[state.screen] });
}

function askedToQuit(state: AppState): Step {
  const { session } = state;
  if (!session || !isDirty(state)) return step(state, { kind: 'leave', farewell: 'quit' });
  const count = changeCount(session.plan.present);
  return step({
    ...state,
    overlay: {
      kind: 'question',
      text: `There ${count === 1 ? 'is 1 unsaved change' : `are ${count} unsaved changes`}.`,
      options: [
        { key: 's', label: 'save', intents: [{ type: 'askSave' }] },
        { key: 'k', label: 'quit and keep for the next start', intents: [{ type: 'quitNow' }] },
        {
          key: 'd',
          label: 'discard and quit',
          intents: [{ type: 'discard' }, { type: 'quitNow' }],
        },
      ],
    },
  });
}

/** A name for a file made from another: `alibaba-2024-what-if.yaml`. */
function derivedName(path: string, suffix: string): string {
  const file = path.split('/').at(-1) ?? path;
  return `${file.replace(/\.[^.]+$/, '')}-${suffix}.yaml`;
}

type Asking = 'askSave' | 'askCopy' | 'askNew' | 'askFault';

function openedPalette(state: AppState): Step {
  const items = allItems(state);
  const found = foundItems(items, '');
  return step({ ...state, overlay: { kind: 'palette', query: '', cursor: 0, items, found } });
}

function asked(state: AppState, intent: Intent & { type: Asking }): Step {
  const prompt = (purpose: PromptPurpose, label: string, text: string) =>
    step({ ...state, overlay: { kind: 'prompt', purpose, label, text } });
  switch (intent.type) {
    case 'askSave':
      return state.session && changeCount(state.session.plan.present) > 0
        ? prompt('save', 'Save the what-if as', derivedName(state.session.file, 'what-if'))
        : step(noticed(state, 'nothing has been changed yet: 5 opens What if', 'warning'));
    case 'askCopy': {
      const file = fileUnderCursor(state.scenarios);
      return file
        ? prompt('copy', 'Copy the scenario to', derivedName(file.path, 'copy'))
        : step(state);
    }
    case 'askNew':
      return prompt('new', 'Write a new scenario to', 'scenario.yaml');
    case 'askFault':
      return prompt('fault', 'Let this happen too', 'zone:1@day2+6h');
  }
}

function comparedWith(state: AppState): Step {
  const file = fileUnderCursor(state.scenarios);
  if (state.screen !== 'scenarios')
    return screenOf(state.screen).update(state, { type: 'compareMarked' });
  if (!file) return step(state);
  if (!state.session)
    return step(noticed(state, 'open a scenario first, then compare it with this one', 'warning'));
  const compare = { ...state.compare, mode: 'scenarios' as const, cursor: 0 };
  return step(
    { ...state, compare, screen: 'compare' },
    { kind: 'compare', draft: draftOf(file.path) },
  );
}

function stopped(state: AppState): Step {
  const { session } = state;
  const next = session ? { ...state, session: { ...session, isStopped: true } } : state;
  return step(noticed(next, 'stopped', 'warning'), { kind: 'stop' });
}

function discarded(state: AppState): Step {
  const { session } = state;
  const forget: Effect = { kind: 'remember', draft: undefined };
  if (!session) return step(state, forget);
  const done = edited(state, session.saved);
  return { state: done.state, effects: [...done.effects, forget] };
}

/** What the user wants, done: by the program for all screens, else by the screen that is shown. */
export function updateIntent(state: AppState, intent: Intent): Step {
  switch (intent.type) {
    case 'goTo':
      return wentTo(state, intent.screen);
    case 'cycleScreen':
      return cycled(state, intent.by);
    case 'back':
      return wentBack(state);
    case 'open':
      return opened(state, intent.file);
    case 'openAnyway':
      return openSession(state, intent.file);
    case 'enter': {
      const file = fileUnderCursor(state.scenarios);
      if (state.screen !== 'scenarios') break;
      return file ? opened(state, file.path) : step(state);
    }
    case 'showSite':
      return step({
        ...state,
        screen: 'site',
        ranking: { ...state.ranking, selected: intent.site },
      });
    case 'search':
      return step({ ...state, overlay: { kind: 'search', screen: state.screen } });
    case 'help':
      return step({ ...state, overlay: { kind: 'help', cursor: 0 } });
    case 'palette':
      return openedPalette(state);
    case 'undo':
      return planned(state, undone);
    case 'redo':
      return planned(state, redone);
    case 'askSave':
    case 'askCopy':
    case 'askNew':
    case 'askFault':
      return asked(state, intent);
    case 'reload':
      return step(noticed(state, 'reading the folder again'), { kind: 'list' });
    case 'compareMarked':
      return comparedWith(state);
    case 'recover': {
      const recovery = state.recovery;
      return recovery ? openSession(state, recovery.draft.file, recovery.draft) : step(state);
    }
    case 'discard':
      return discarded(state);
    case 'stopWork':
      return stopped(state);
    case 'quit':
      return askedToQuit(state);
    case 'quitNow':
      return step(state, { kind: 'leave', farewell: 'quit' });
    case 'interrupt':
      return step(state, { kind: 'leave', farewell: 'interrupted' });
    case 'suspend':
      return step(state, { kind: 'suspend' });
    case 'redraw':
      return step(state, { kind: 'redraw' });
    default:
      break;
  }
  return screenOf(state.screen).update(state, intent);
}
