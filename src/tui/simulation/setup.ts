import type { OperationsMode } from '../../engine/simulate/run-operations.ts';
import { DEFAULT_SIMULATION, type SimulationSettings } from '../../scenario/simulation-settings.ts';
import type { AppState } from '../app/state.ts';
import { without } from '../app/without.ts';
import { selectedAlternative } from '../ranking/state.ts';
import { changed, type Draft } from '../what-if/draft.ts';
import { type FaultChoice, faultChoices } from '../what-if/faults.ts';
import type { SimulationQuestion } from './simulation.ts';

/** What the user chose beside the scenario, whose faults are part of the draft; what is absent follows the scenario. */
export interface SimulationSetup {
  /** Id of the site; absent for the one that the other screens are about. */
  readonly site?: string;
  /** Absent for a week, or as long as the faults of the scenario take. */
  readonly days?: number;
  readonly replications: number;
  /** Places in {@link MODES} and {@link PACES}. */
  readonly mode: number;
  readonly pace: number;
}

export const DEFAULT_SETUP: SimulationSetup = {
  replications: 5,
  mode: 0,
  pace: 1,
};

export const MODES: readonly { readonly label: string; readonly mode?: OperationsMode }[] = [
  { label: 'what the load suits' },
  { label: 'single events', mode: 'events' },
  { label: 'flows', mode: 'flows' },
];

/** How fast the first run is shown: flows go through a week in a third of a second, too fast to be watched. */
export const PACES: readonly { readonly label: string; readonly hoursPerS?: number }[] = [
  { label: '6 hours a second', hoursPerS: 6 },
  { label: 'a day a second', hoursPerS: 24 },
  { label: '4 days a second', hoursPerS: 96 },
  { label: 'as fast as it goes' },
];

const DAY_S = 86_400;
const LEAST_DAYS = 7;
export const MOST_DAYS = 60;
export const MOST_REPLICATIONS = 50;

/** Sites that may be looked at: the candidates in their order, then the fleet. */
export function simulationSites({
  session,
}: AppState): readonly { readonly id: string; readonly name: string }[] {
  const shown = session?.shown;
  if (!shown) return [];
  const candidates = [...shown.ranking, ...shown.infeasible].map(({ site }) => site);
  return [...candidates, ...shown.fleet];
}

/** The site that is looked at. */
export function simulatedSite(
  state: AppState,
): { readonly id: string; readonly name: string } | undefined {
  const sites = simulationSites(state);
  const { site } = state.simulation.setup;
  return sites.find(({ id }) => id === site) ?? selectedAlternative(state)?.site ?? sites.at(0);
}

function settingsOf({ session }: AppState): SimulationSettings {
  return session?.shown?.scenario.simulation ?? DEFAULT_SIMULATION;
}

/** What may strike, as the draft has it. */
function faultsOf({ session }: AppState): readonly FaultChoice[] {
  return session?.base ? faultChoices(session.base, session.plan.present.changes) : [];
}

/** A week, or until the last fault of the scenario is over. */
export function simulatedDays(state: AppState): number {
  const { days } = state.simulation.setup;
  if (days !== undefined) return days;
  const ends = settingsOf(state).faults.map(
    ({ startS, durationS }) => (startS + durationS) / DAY_S,
  );
  return Math.min(MOST_DAYS, Math.max(LEAST_DAYS, ...ends.map(Math.ceil)));
}

/** The question that the settings ask; `undefined` where no site is known yet. */
export function simulationQuestion(state: AppState): SimulationQuestion | undefined {
  const site = simulatedSite(state);
  if (!site) return undefined;
  const { replications, mode, pace } = state.simulation.setup;
  const chosen = MODES[mode].mode;
  const { hoursPerS } = PACES[pace];
  return {
    site: { id: site.id, name: site.name },
    days: simulatedDays(state),
    replications,
    ...(chosen && { mode: chosen }),
    ...(hoursPerS !== undefined && { hoursPerS }),
  };
}

/** A line of the settings. */
export interface SetupRow {
  readonly id: 'site' | 'days' | 'replications' | 'mode' | 'pace' | 'fault';
  readonly label: string;
  readonly value: string;
  /** What may strike, where the line is about that. */
  readonly fault?: FaultChoice;
}

function row(id: SetupRow['id'], label: string, value: string | number): SetupRow {
  return { id, label, value: String(value) };
}

/** The settings, line by line: what is simulated, then each fault. */
export function setupRows(state: AppState): readonly SetupRow[] {
  const { replications, mode, pace } = state.simulation.setup;
  return [
    row('site', 'site', simulatedSite(state)?.name ?? ''),
    row('days', 'days', simulatedDays(state)),
    row('replications', 'replications', replications),
    row('mode', 'simulated as', MODES[mode].label),
    row('pace', 'shown at', PACES[pace].label),
    ...faultsOf(state).map((fault): SetupRow => ({ ...row('fault', fault.label, ''), fault })),
  ];
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function otherSite(state: AppState, by: number): SimulationSetup {
  const sites = simulationSites(state);
  const at = sites.findIndex(({ id }) => id === simulatedSite(state)?.id);
  const next = sites.at(clamped(at + by, 0, Math.max(0, sites.length - 1)));
  return { ...state.simulation.setup, ...(next && { site: next.id }) };
}

/** The settings with one line turned up or down. */
export function adjustedSetup(state: AppState, { id }: SetupRow, by: number): SimulationSetup {
  const { setup } = state.simulation;
  switch (id) {
    case 'site':
      return otherSite(state, by);
    case 'days':
      return { ...setup, days: clamped(simulatedDays(state) + by, 1, MOST_DAYS) };
    case 'replications':
      return { ...setup, replications: clamped(setup.replications + by, 1, MOST_REPLICATIONS) };
    case 'mode':
      return { ...setup, mode: clamped(setup.mode + by, 0, MODES.length - 1) };
    case 'pace':
      return { ...setup, pace: clamped(setup.pace + by, 0, PACES.length - 1) };
    case 'fault':
      return setup;
  }
}

/** The draft in which something strikes, or does not. */
export function struckDraft(draft: Draft, { id, isInFile }: FaultChoice, isOn: boolean): Draft {
  return changed(draft, id, { value: isOn, base: isInFile });
}

/** The settings with one line as it was before anything was chosen. */
export function resetSetup(setup: SimulationSetup, { id }: SetupRow): SimulationSetup {
  switch (id) {
    case 'site':
      return without(setup, 'site');
    case 'days':
      return without(setup, 'days');
    case 'replications':
    case 'mode':
    case 'pace':
      return { ...setup, [id]: DEFAULT_SETUP[id] };
    case 'fault':
      return setup;
  }
}
