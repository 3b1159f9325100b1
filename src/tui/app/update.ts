/**
 * The whole behavior of the program as one pure function: a state and a message give the next state and what to do
 * outside. Views only draw the state, and the store only runs the effects; so a test can press any keys without a
 * terminal. Rejected: state in React hooks, which needs a rendered tree to be tested, and loses it on suspend.
 */
import { redone, undone } from '../what-if/history.ts';
import { changeCount, draftOf, isSameDraft } from '../what-if/draft.ts';
import { fileUnderCursor } from '../scenarios/state.ts';
import { withWanted } from './wanted.ts';
import { without } from './without.ts';
import { isTooSmall } from '../look/terminal-look.ts';
import type { Message, Intent, Report, ScreenId } from './message.ts';
import { filterOf, overlayKey, withFilter } from './overlay-keys.ts';
import { bindingOf, screenOf, SCREENS } from './screens.ts';
import { edited, evaluated, isDirty, markedSaved, openSession, planned } from './session.ts';
import { type AppState, noticed, type Step, step } from './state.ts';
import type { Effect } from './effect.ts';
import type { Written } from './services.ts';

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
};

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
        { key: 'd', label: 'discard and quit', intents: [{ type: 'discard' }, { type: 'quitNow' }] },
      ],
    },
  });
}

/** A name for a file made from another: `alibaba-2024-what-if.yaml`. */
function derivedName(path: string, suffix: string): string {
  const file = path.split('/').at(-1) ?? path;
  return `${file.replace(/\.[^.]+$/, '')}-${suffix}.yaml`;
}

function asked(state: AppState, intent: Intent & { type: 'askSave' | 'askCopy' | 'askNew' }): Step {
  const prompt = (purpose: 'save' | 'copy' | 'new', label: string, text: string) =>
    step({ ...state, overlay: { kind: 'prompt', purpose, label, text } });
  switch (intent.type) {
    case 'askSave':
      return state.session && changeCount(state.session.plan.present) > 0
        ? prompt('save', 'Save the what-if as', derivedName(state.session.file, 'what-if'))
        : step(noticed(state, 'nothing has been changed yet: 5 opens What if', 'warning'));
    case 'askCopy': {
      const file = fileUnderCursor(state.scenarios);
      return file ? prompt('copy', 'Copy the scenario to', derivedName(file.path, 'copy')) : step(state);
    }
    case 'askNew':
      return prompt('new', 'Write a new scenario to', 'scenario.yaml');
  }
}

function comparedWith(state: AppState): Step {
  const file = fileUnderCursor(state.scenarios);
  if (state.screen !== 'scenarios') return screenOf(state.screen).update(state, { type: 'compareMarked' });
  if (!file) return step(state);
  if (!state.session) return step(noticed(state, 'open a scenario first, then compare it with this one', 'warning'));
  const compare = { ...state.compare, mode: 'scenarios' as const, cursor: 0 };
  return step({ ...state, compare, screen: 'compare' }, { kind: 'compare', draft: draftOf(file.path) });
}

function discarded(state: AppState): Step {
  const { session } = state;
  const forget: Effect = { kind: 'remember', draft: undefined };
  if (!session) return step(state, forget);
  const done = edited(state, session.saved);
  return { state: done.state, effects: [...done.effects, forget] };
}

function updateIntent(state: AppState, intent: Intent): Step {
  switch (intent.type) {
    case 'goTo':
      return wentTo(state, intent.screen);
    case 'cycleScreen':
      return cycled(state, intent.by);
    case 'back':
      return wentBack(state);
    case 'open':
      return openSession(state, intent.file);
    case 'enter': {
      const file = fileUnderCursor(state.scenarios);
      if (state.screen !== 'scenarios') break;
      return file ? openSession(state, file.path) : step(state);
    }
    case 'showSite':
      return step({ ...state, screen: 'site', ranking: { ...state.ranking, selected: intent.site } });
    case 'search':
      return step({ ...state, overlay: { kind: 'search', screen: state.screen } });
    case 'help':
      return step({ ...state, overlay: { kind: 'help', cursor: 0 } });
    case 'palette':
      return step({ ...state, overlay: { kind: 'palette', query: '', cursor: 0 } });
    case 'undo':
      return planned(state, undone);
    case 'redo':
      return planned(state, redone);
    case 'askSave':
    case 'askCopy':
    case 'askNew':
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
      return step(noticed(state, 'stopped', 'warning'), { kind: 'stop' });
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

/** A detail counts while the answer that it belongs to does. */
function detailed(state: AppState, { draft, detail }: Report & { type: 'detailed' }): Step {
  const { session } = state;
  if (!session?.answered || !detail || !isSameDraft(session.answered, draft)) return step(state);
  return step({ ...state, session: { ...session, details: { ...session.details, [detail.site]: detail } } });
}

function wrote(state: AppState, written: Written, said: string): Step {
  if (written.kind === 'failed') return step(noticed(state, written.because, 'bad'));
  return step(noticed(state, `${said} ${written.path}`), { kind: 'list' });
}

function updateReport(state: AppState, report: Report): Step {
  switch (report.type) {
    case 'started': {
      const { file, recovery } = report;
      const ready: AppState = {
        ...state,
        ...(recovery && { recovery, overlay: { kind: 'recovery', recovery } }),
      };
      const opened = file === undefined ? step(ready) : openSession(ready, file);
      return { ...opened, effects: [{ kind: 'list' }, ...opened.effects, { kind: 'atlas' }] };
    }
    case 'resized':
      return step({ ...state, size: report.size });
    case 'listed': {
      const { files } = report;
      const scenarios = { ...state.scenarios, files, isListed: true };
      return step({ ...state, scenarios }, { kind: 'survey', files: files.map(({ path }) => path) });
    }
    case 'surveyed': {
      const cards = { ...state.scenarios.cards, [report.file]: report.card };
      return step({ ...state, scenarios: { ...state.scenarios, cards } });
    }
    case 'evaluated':
      return evaluated(state, report);
    case 'compared':
      return step(
        report.outcome.kind === 'done'
          ? { ...state, compare: { ...state.compare, other: { file: report.file, evaluation: report.outcome.evaluation } } }
          : noticed(state, `${report.file} has faults: see Scenarios`, 'bad'),
      );
    case 'detailed':
      return detailed(state, report);
    case 'atlas':
      return step({ ...state, atlas: report.atlas });
    case 'land':
      return step({ ...state, lands: { ...state.lands, [report.scale]: report.land } });
    case 'saved': {
      const done = wrote(state, report.written, 'saved');
      if (report.written.kind === 'failed') return done;
      const saved = markedSaved(done.state, report.draft);
      return { state: saved.state, effects: [...done.effects, ...saved.effects] };
    }
    case 'created':
      return wrote(state, report.written, 'wrote');
    case 'workStarted': {
      const { lane, label, atMs } = report;
      return step({ ...state, nowMs: atMs, work: { ...state.work, [lane]: { label, startedMs: atMs } } });
    }
    case 'workEnded': {
      const next = { ...state, work: without(state.work, report.lane) };
      return step(report.failure === undefined ? next : noticed(next, report.failure, 'bad'));
    }
    case 'ticked':
      return step({ ...state, nowMs: report.atMs });
  }
}

const REPORTS: ReadonlySet<string> = new Set<Report['type']>([
  'started', 'resized', 'listed', 'surveyed', 'evaluated', 'compared', 'detailed', 'atlas', 'land', 'saved', 'created',
  'workStarted', 'workEnded', 'ticked',
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
