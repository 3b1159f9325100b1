import type { Intent } from '../app/message.ts';
import { type AppState, type Step, step } from '../app/state.ts';
import type { LandScale } from './land.ts';
import { moveSelection } from '../ranking/state.ts';

/** What is laid over the land. */
export const LAYERS = ['demand', 'competitors', 'cables', 'latency'] as const;
export type MapLayer = (typeof LAYERS)[number];

export interface MapState {
  readonly layer: MapLayer;
  /** 1 shows the whole world; each step of zoom doubles. */
  readonly zoom: number;
  readonly centerLatDeg: number;
  readonly centerLonDeg: number;
}

export const WHOLE_WORLD = { zoom: 1, centerLatDeg: 9.5, centerLonDeg: 10 };
export const NO_MAP: MapState = { layer: 'demand', ...WHOLE_WORLD };

const MOST_ZOOM = 32;
/** A pan moves a fifth of the picture, which is 360 / zoom degrees wide. */
const PAN_DEG = 360 / 5;

/** From this zoom on the coarse coasts look broken. */
const FINE_ZOOM = 4;

export function landScaleOf({ zoom }: MapState): LandScale {
  return zoom >= FINE_ZOOM ? 'region' : 'world';
}

function withMap(state: AppState, map: Partial<MapState>): Step {
  return step({ ...state, map: { ...state.map, ...map } });
}

function panned({ map }: AppState, x: number, y: number): Partial<MapState> {
  const lonDeg = map.centerLonDeg + (x * PAN_DEG) / map.zoom;
  const latDeg = map.centerLatDeg + (y * PAN_DEG) / 2 / map.zoom;
  return {
    centerLonDeg: ((lonDeg + 540) % 360) - 180,
    centerLatDeg: Math.max(-60, Math.min(75, latDeg)),
  };
}

/** Zooming in from the whole world goes to the selected site: that is what one wants to see. */
function zoomed(state: AppState, by: number): Partial<MapState> {
  const { map, session, ranking } = state;
  const zoom = Math.max(1, Math.min(MOST_ZOOM, by > 0 ? map.zoom * 2 : map.zoom / 2));
  if (zoom === 1) return WHOLE_WORLD;
  if (map.zoom > 1) return { zoom };
  const shown = session?.shown;
  const selected =
    shown &&
    [...shown.ranking, ...shown.infeasible].find(({ site }) => site.id === ranking.selected);
  const site = selected?.site ?? shown?.ranking.at(0)?.site;
  return { zoom, ...(site && { centerLatDeg: site.latDeg, centerLonDeg: site.lonDeg }) };
}

export function updateMap(state: AppState, intent: Intent): Step {
  switch (intent.type) {
    case 'zoom':
      return withMap(state, zoomed(state, intent.by));
    case 'pan':
      return withMap(state, panned(state, intent.x, intent.y));
    case 'wholeMap':
      return withMap(state, WHOLE_WORLD);
    case 'layer':
      return withMap(state, {
        layer: LAYERS[(LAYERS.indexOf(state.map.layer) + 1) % LAYERS.length],
      });
    case 'adjust':
      return moveSelection(state, { type: 'move', by: intent.by }) ?? step(state);
    case 'enter':
      return step({ ...state, screen: 'site' });
    default:
      return step(state);
  }
}
