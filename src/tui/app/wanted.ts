import { landScaleOf } from '../map/state.ts';
import { selectedAlternative } from '../ranking/state.ts';
import type { Effect } from './effect.ts';
import type { AppState, Step } from './state.ts';

/** Screens that draw a map. */
const WITH_MAP = ['map', 'whatIf', 'ranking'];

function wantedDetail(state: AppState): Step | undefined {
  const { session, screen } = state;
  const site = selectedAlternative(state)?.site.id;
  if (screen !== 'site' || !session?.answered || site === undefined || site in session.details)
    return undefined;
  const effect: Effect = { kind: 'detail', draft: session.answered, site };
  // Noted as asked for, so that it is asked for once.
  const details = { ...session.details, [site]: undefined };
  return { state: { ...state, session: { ...session, details } }, effects: [effect] };
}

function wantedLand(state: AppState): Step | undefined {
  const scale = landScaleOf(state.map);
  if (!WITH_MAP.includes(state.screen) || scale in state.lands) return undefined;
  const lands = { ...state.lands, [scale]: undefined };
  return { state: { ...state, lands }, effects: [{ kind: 'land', scale }] };
}

/** What the screen that is shown needs and nobody has asked for yet. */
export function withWanted(state: AppState): Step {
  const detail = wantedDetail(state);
  const land = wantedLand(detail?.state ?? state);
  return {
    state: land?.state ?? detail?.state ?? state,
    effects: [...(detail?.effects ?? []), ...(land?.effects ?? [])],
  };
}
