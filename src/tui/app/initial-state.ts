import { NO_COMPARISON } from '../compare/state.ts';
import type { Size } from '../look/terminal-look.ts';
import { NO_MAP } from '../map/state.ts';
import { NO_RANKING } from '../ranking/state.ts';
import { NO_SCENARIOS } from '../scenarios/state.ts';
import { NO_SIMULATION } from '../simulation/no-simulation.ts';
import { NO_SITE } from '../site/state.ts';
import { NO_WHAT_IF } from '../what-if/state.ts';
import type { AppState } from './state.ts';

/** The program before anything is known: the list of scenarios, still empty. */
export function initialState(size: Size, nowMs = 0): AppState {
  return {
    size,
    screen: 'scenarios',
    work: {},
    lands: {},
    nowMs,
    scenarios: NO_SCENARIOS,
    ranking: NO_RANKING,
    site: NO_SITE,
    map: NO_MAP,
    whatIf: NO_WHAT_IF,
    compare: NO_COMPARISON,
    simulation: NO_SIMULATION,
  };
}
