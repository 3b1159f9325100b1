import type { SimulationRun } from './run.ts';
import { DEFAULT_SETUP, type SimulationSetup } from './setup.ts';

/** What the simulation screen knows. */
export interface SimulationState {
  readonly pane: 'setup' | 'charts';
  /** Line of the settings. */
  readonly cursor: number;
  readonly setup: SimulationSetup;
  /** Hour that the charts are read at; absent for the one that the run is at. */
  readonly hour?: number;
  readonly run?: SimulationRun;
  /** Runs that were asked for in this session: the number of the last one. */
  readonly runs: number;
}

export const NO_SIMULATION: SimulationState = {
  pane: 'setup',
  cursor: 0,
  setup: DEFAULT_SETUP,
  runs: 0,
};
