import { COMPARE_BINDINGS } from '../compare/keys.ts';
import { updateCompare } from '../compare/state.ts';
import { MAP_BINDINGS } from '../map/keys.ts';
import { updateMap } from '../map/state.ts';
import { RANKING_BINDINGS } from '../ranking/keys.ts';
import { updateRanking } from '../ranking/state.ts';
import { SCENARIO_BINDINGS } from '../scenarios/keys.ts';
import { updateScenarios } from '../scenarios/state.ts';
import { SITE_BINDINGS } from '../site/keys.ts';
import { updateSite } from '../site/state.ts';
import { SIMULATION_BINDINGS } from '../simulation/keys.ts';
import { updateSimulation } from '../simulation/state.ts';
import { WHAT_IF_BINDINGS } from '../what-if/keys.ts';
import { updateWhatIf } from '../what-if/state.ts';
import { type Binding, GLOBAL_BINDINGS } from './binding.ts';
import type { Intent, ScreenId } from './message.ts';
import type { AppState, Step } from './state.ts';

/** A screen without its view: its name, its keys, and what its keys do. */
export interface Screen {
  readonly id: ScreenId;
  readonly title: string;
  readonly bindings: readonly Binding[];
  readonly update: (state: AppState, intent: Intent) => Step;
}

/** All screens, in the order of their tabs and number keys. */
export const SCREENS: readonly Screen[] = [
  { id: 'scenarios', title: 'Scenarios', bindings: SCENARIO_BINDINGS, update: updateScenarios },
  { id: 'map', title: 'Map', bindings: MAP_BINDINGS, update: updateMap },
  { id: 'ranking', title: 'Ranking', bindings: RANKING_BINDINGS, update: updateRanking },
  { id: 'site', title: 'Site', bindings: SITE_BINDINGS, update: updateSite },
  { id: 'whatIf', title: 'What if', bindings: WHAT_IF_BINDINGS, update: updateWhatIf },
  { id: 'compare', title: 'Compare', bindings: COMPARE_BINDINGS, update: updateCompare },
  {
    id: 'simulation',
    title: 'Simulation',
    bindings: SIMULATION_BINDINGS,
    update: updateSimulation,
  },
];

export function screenOf(id: ScreenId): Screen {
  return SCREENS.find((screen) => screen.id === id) ?? SCREENS[0];
}

/** What a key does on a screen; the screen's own keys come before those of every screen. */
export function bindingOf(id: ScreenId, key: string): Binding | undefined {
  const has = ({ keys }: Binding) => keys.includes(key);
  return screenOf(id).bindings.find(has) ?? GLOBAL_BINDINGS.find(has);
}
