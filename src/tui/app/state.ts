import type { Evaluation } from '../../engine/evaluation.ts';
import type { Reach } from '../../engine/reach.ts';
import type { SiteDetail } from '../../engine/site-detail.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { CompareState } from '../compare/state.ts';
import type { Size } from '../look/terminal-look.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Land, LandScale } from '../map/land.ts';
import type { MapState } from '../map/state.ts';
import type { RankingState } from '../ranking/state.ts';
import type { ScenariosState } from '../scenarios/state.ts';
import type { SimulationState } from '../simulation/no-simulation.ts';
import type { SiteState } from '../site/state.ts';
import type { Draft } from '../what-if/draft.ts';
import type { History } from '../what-if/history.ts';
import type { WhatIfState } from '../what-if/state.ts';
import type { Effect } from './effect.ts';
import type { ScreenId, Source } from './message.ts';
import type { Recovery } from './services.ts';
import type { Overlay } from './overlay.ts';

/** The scenario that is open. */
export interface Session {
  readonly file: string;
  readonly plan: History<Draft>;
  /** What counts as saved. */
  readonly saved: Draft;
  /** The file that was written last, and the draft that it holds. */
  readonly savedAs?: { readonly draft: Draft; readonly path: string };
  /** The file with the draft's overrides and without its changes; absent until it has been read. */
  readonly base?: Scenario;
  readonly overrides: readonly string[];
  /** The answer to the file as it stands. */
  readonly baseline?: Evaluation;
  /** The answer to `answered`, the latest draft that was evaluated. */
  readonly answer?: Evaluation;
  readonly answered?: Draft;
  /** Demand and round trips, city by city, of the latest answer. */
  readonly reach?: Reach;
  /** Details of candidates under the latest answer, by site; `undefined` while one is being worked out. */
  readonly details: Readonly<Record<string, SiteDetail | undefined>>;
  /** What is shown: the answer, with the weights of the present draft where only these differ. */
  readonly shown?: Evaluation;
  readonly faults: readonly Diagnostic[];
  /** Why the last evaluation broke off, where that was no fault of the file. */
  readonly failure?: string;
  /** Whether the user stopped the evaluation of the present draft. */
  readonly isStopped?: boolean;
  /** How long the last evaluation took: what the next one is measured by. */
  readonly tookMs?: number;
}

/** Something that runs outside. */
export interface Work {
  readonly label: string;
  readonly startedMs: number;
}

export interface Notice {
  readonly text: string;
  readonly tone: 'good' | 'warning' | 'bad';
}

export interface AppState {
  readonly size: Size;
  readonly screen: ScreenId;
  readonly overlay?: Overlay;
  readonly notice?: Notice;
  readonly session?: Session;
  readonly atlas?: Atlas;
  /** Land by its scale; `undefined` while it is being read. */
  readonly lands: Readonly<Partial<Record<LandScale, Land>>>;
  /** What an earlier session left unsaved. */
  readonly recovery?: Recovery;
  /** What runs, by lane. */
  readonly work: Readonly<Record<string, Work>>;
  readonly nowMs: number;
  readonly scenarios: ScenariosState;
  readonly ranking: RankingState;
  readonly site: SiteState;
  readonly map: MapState;
  readonly whatIf: WhatIfState;
  readonly compare: CompareState;
  readonly simulation: SimulationState;
}

/** A state, and what must be done outside to get on. */
export interface Step {
  readonly state: AppState;
  readonly effects: readonly Effect[];
}

export function step(state: AppState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

export type { Source };

/** A notice said in the status line. */
export function noticed(state: AppState, text: string, tone: Notice['tone'] = 'good'): AppState {
  return { ...state, notice: { text, tone } };
}

/** The draft that is edited, where a scenario is open. */
export function draftIn({ session }: AppState): Draft | undefined {
  return session?.plan.present;
}
