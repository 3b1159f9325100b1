import type { World } from '../../world/types.ts';
import { batchStandings, type DrawPlan } from './draw-plan.ts';
import { fullDraw } from './full-draw.ts';
import { responder } from './response.ts';

/** How far a response was off the whole model, at its worst over all candidates and runs. */
export interface ResponseAccuracy {
  /** Evaluations of the whole model. */
  readonly runs: number;
  readonly scorePoints: number;
  readonly npvUsd: number;
}

/** The differences at one draw of a plan (of its first batch), between response and whole model. */
export function accuracyAt(world: World, plan: DrawPlan, draw: number): ResponseAccuracy {
  const { response } = plan;
  const columns = batchStandings(plan, 0);
  const standings = Float64Array.from(columns, (column) => column[draw]);
  const drawn = responder(response)(standings);
  const full = fullDraw(world, { response, standings });
  const worst = (a: Float64Array, b: Float64Array) =>
    a.reduce((most, value, j) => Math.max(most, Math.abs(value - b[j])), 0);
  return {
    runs: 1,
    scorePoints: worst(drawn.score, full.score),
    npvUsd: worst(drawn.npvUsd, full.npvUsd),
  };
}

/** The worst of several. */
export function worstAccuracy(all: readonly ResponseAccuracy[]): ResponseAccuracy {
  return {
    runs: all.reduce((sum, { runs }) => sum + runs, 0),
    scorePoints: Math.max(0, ...all.map(({ scorePoints }) => scorePoints)),
    npvUsd: Math.max(0, ...all.map(({ npvUsd }) => npvUsd)),
  };
}
