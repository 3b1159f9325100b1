import type { Intent } from '../app/message.ts';
import { edited } from '../app/session.ts';
import { type AppState, type Session, type Step, step } from '../app/state.ts';
import { updateMap } from '../map/state.ts';
import { movedCursor } from '../widgets/window.ts';
import { type Control, movedValue } from './control.ts';
import { resetControl, toggled, valueOf } from './control-value.ts';
import { controlsOf } from './controls.ts';
import { changed, type ChangeValue, type Draft } from './draft.ts';
import { effectiveShares } from './shares.ts';

export interface WhatIfState {
  readonly cursor: number;
  readonly filter: string;
  /** Whether the map is hidden where the ranking leaves it room, or has most of the room where it leaves none. */
  readonly isMapSwitched: boolean;
}

export const NO_WHAT_IF: WhatIfState = { cursor: 0, filter: '', isMapSwitched: false };

function labelsOf({ answer }: Session): Readonly<Record<string, string>> {
  return Object.fromEntries((answer?.criteria ?? []).map(({ id, label }) => [id, label]));
}

/** All controls of the open scenario. */
export function allControls({
  session,
  atlas,
}: Pick<AppState, 'session' | 'atlas'>): readonly Control[] {
  if (!session?.base) return [];
  const { base, overrides } = session;
  const { changes } = session.plan.present;
  return controlsOf({ base, overrides, atlas, criterionLabels: labelsOf(session), changes });
}

/** The controls that the filter lets through. */
export function visibleControls(state: AppState): readonly Control[] {
  const words = state.whatIf.filter.toLowerCase().split(/\s+/).filter(Boolean);
  return allControls(state).filter(({ group, label }) => {
    const text = `${group} ${label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a slider shows: a share that was not touched gives way to those that were. */
export function shownValue(control: Control, session: Session): ChangeValue {
  const draft = session.plan.present;
  if (session.base && control.group === 'Demand shares') {
    const shares = effectiveShares(session.base.workloads, draft.changes);
    return shares[control.label] ?? 0;
  }
  return valueOf(control, draft);
}

/** The draft with a control moved by some steps; a switch goes on to the right and off to the left. */
function adjusted(control: Control, session: Session, by: number): Draft {
  const draft = session.plan.present;
  const value = shownValue(control, session);
  if (control.kind === 'slider')
    return changed(draft, control.id, {
      value: movedValue(control, Number(value), by),
      base: control.base,
    });
  const isOn = by > 0;
  return value === isOn ? draft : toggled(control, draft);
}

function withCursor(state: AppState, cursor: number): Step {
  return step({ ...state, whatIf: { ...state.whatIf, cursor } });
}

/** The first control of the group after, or before, that of the cursor. */
function otherGroup(controls: readonly Control[], cursor: number, by: number): number {
  const starts = controls.flatMap((control, index) =>
    index === 0 || controls[index - 1].group !== control.group ? [index] : [],
  );
  if (by > 0) return starts.find((start) => start > cursor) ?? cursor;
  return starts.findLast((start) => start < cursor) ?? 0;
}

const PAGE = 10;

export function updateWhatIf(state: AppState, intent: Intent): Step {
  const controls = visibleControls(state);
  const { session } = state;
  const cursor = Math.max(0, Math.min(controls.length - 1, state.whatIf.cursor));
  const control = controls.at(cursor);
  switch (intent.type) {
    case 'move':
      return withCursor(state, movedCursor(cursor, intent.by, controls.length));
    case 'page':
      return withCursor(state, movedCursor(cursor, intent.by * PAGE, controls.length));
    case 'jump':
      return withCursor(state, intent.to === 'first' ? 0 : Math.max(0, controls.length - 1));
    case 'pane':
      return withCursor(state, otherGroup(controls, cursor, intent.by));
    case 'mapBeside':
      return step({
        ...state,
        whatIf: { ...state.whatIf, isMapSwitched: !state.whatIf.isMapSwitched },
      });
    case 'layer':
      return updateMap(state, intent);
    case 'showControl': {
      const at = allControls(state).findIndex(({ id }) => id === intent.control);
      return withCursor(
        { ...state, screen: 'whatIf', whatIf: { ...state.whatIf, filter: '' } },
        Math.max(0, at),
      );
    }
    default:
      break;
  }
  if (!control || !session) return step(state);
  switch (intent.type) {
    case 'adjust':
      return edited(state, adjusted(control, session, intent.by));
    case 'toggle':
    case 'enter':
      return edited(state, toggled(control, session.plan.present));
    case 'reset':
      return edited(state, resetControl(control, session.plan.present));
    default:
      return step(state);
  }
}
