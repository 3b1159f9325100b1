import type { Intent } from '../app/message.ts';
import { edited } from '../app/session.ts';
import { type AppState, draftIn, noticed, type Step, step } from '../app/state.ts';
import { without } from '../app/without.ts';
import { type FaultChoice, faultId } from '../what-if/faults.ts';
import { movedCursor } from '../widgets/window.ts';
import type { SimulationState } from './no-simulation.ts';
import { isUnderWay, newRun, progressed } from './run.ts';
import { adjustedSetup, resetSetup, setupRows, simulationQuestion, struckDraft } from './setup.ts';
import type { SimulationEnd, SimulationProgress } from './simulation.ts';

function withSimulation(state: AppState, change: Partial<SimulationState>): AppState {
  return { ...state, simulation: { ...state.simulation, ...change } };
}

/** Starts a run of what the settings say; one that is under way gives way. */
function started(state: AppState): Step {
  const question = simulationQuestion(state);
  if (!question || !state.session)
    return step(noticed(state, 'the ranking must be worked out first', 'warning'));
  const id = state.simulation.runs + 1;
  const draft = state.session.plan.present;
  const fresh = without(state.simulation, 'hour');
  const run = newRun(id, draft, question);
  return step(
    { ...state, simulation: { ...fresh, pane: 'charts', runs: id, run } },
    { kind: 'simulate', id, draft, question },
  );
}

/** Play and pause in one: a run that has ended begins anew. */
function held(state: AppState): Step {
  const { run } = state.simulation;
  if (!run || !isUnderWay(run)) return started(state);
  const isHeld = run.status !== 'held';
  return step(withSimulation(state, { run: { ...run, status: isHeld ? 'held' : 'running' } }), {
    kind: 'holdSimulation',
    isHeld,
  });
}

/** Stops the run that is under way, and what computes it. */
export function stoppedSimulation(state: AppState): Step {
  const { run } = state.simulation;
  if (!run || !isUnderWay(run)) return step(state);
  return step(withSimulation(state, { run: progressed(run, { kind: 'ended' }) }), {
    kind: 'stopSimulation',
  });
}

/** News of a run; those of an older one are past. */
export function simulated(
  state: AppState,
  id: number,
  news: SimulationProgress | SimulationEnd | { readonly kind: 'ended' },
): Step {
  const { run } = state.simulation;
  return step(run?.id === id ? withSimulation(state, { run: progressed(run, news) }) : state);
}

/** The hour that the charts are read at. */
export function hourInView({ hour, run }: SimulationState): number | undefined {
  if (!run || run.withSite.length === 0) return undefined;
  if (hour !== undefined) return Math.min(hour, run.withSite.length - 1);
  return isUnderWay(run) ? run.nowHour : undefined;
}

const DAY_HOURS = 24;

function lookedAt(state: AppState, intent: Intent): Step {
  const { run } = state.simulation;
  const last = (run?.withSite.length ?? 0) - 1;
  if (last < 0) return step(state);
  const from = hourInView(state.simulation) ?? 0;
  const by = (hours: number) =>
    step(withSimulation(state, { hour: movedCursor(from, hours, last + 1) }));
  switch (intent.type) {
    case 'adjust':
      return by(intent.by);
    case 'move':
      return by(intent.by * DAY_HOURS);
    case 'page':
      return by(intent.by * 7 * DAY_HOURS);
    case 'jump':
      return step(withSimulation(state, { hour: intent.to === 'first' ? 0 : last }));
    case 'reset':
      return step({ ...state, simulation: without(state.simulation, 'hour') });
    default:
      return step(state);
  }
}

const PAGE = 10;

/** What strikes is a change of the draft: it is undone and saved like any other. */
function struck(state: AppState, fault: FaultChoice, isOn: boolean): Step {
  const draft = draftIn(state);
  return draft ? edited(state, struckDraft(draft, fault, isOn)) : step(state);
}

/** A fault that was typed and read: it strikes from now on, and the cursor stands on it. */
export function addedFault(state: AppState, text: string): Step {
  const draft = draftIn(state);
  if (!draft) return step(state);
  const fault = setupRows(state).find((row) => row.fault?.id === faultId(text))?.fault;
  const id = faultId(text);
  const done = struck(state, fault ?? { id, label: text, isInFile: false, isOn: false }, true);
  const cursor = setupRows(done.state).findIndex((row) => row.fault?.id === id);
  return { ...done, state: withSimulation(done.state, { pane: 'setup', cursor }) };
}

function setUp(state: AppState, intent: Intent): Step {
  const rows = setupRows(state);
  const { setup } = state.simulation;
  const cursor = Math.min(state.simulation.cursor, rows.length - 1);
  const row = rows[cursor];
  const to = (next: number) => step(withSimulation(state, { cursor: next }));
  switch (intent.type) {
    case 'adjust':
      return row.fault
        ? struck(state, row.fault, intent.by > 0)
        : step(withSimulation(state, { setup: adjustedSetup(state, row, intent.by) }));
    case 'reset':
      return row.fault
        ? struck(state, row.fault, row.fault.isInFile)
        : step(withSimulation(state, { setup: resetSetup(setup, row) }));
    case 'move':
      return to(movedCursor(cursor, intent.by, rows.length));
    case 'page':
      return to(movedCursor(cursor, intent.by * PAGE, rows.length));
    case 'jump':
      return to(intent.to === 'first' ? 0 : rows.length - 1);
    default:
      return step(state);
  }
}

export function updateSimulation(state: AppState, intent: Intent): Step {
  const { pane } = state.simulation;
  switch (intent.type) {
    case 'runSimulation':
      return started(state);
    case 'holdSimulation':
      return held(state);
    case 'stopSimulation':
      return stoppedSimulation(state);
    case 'pane':
      return step(withSimulation(state, { pane: pane === 'setup' ? 'charts' : 'setup' }));
    default:
      return pane === 'setup' ? setUp(state, intent) : lookedAt(state, intent);
  }
}
