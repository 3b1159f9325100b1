import type { Scenario } from '../../scenario/types.ts';
import type { AppState } from '../app/state.ts';

/** Names that are switched on, in the file or by the draft, under the ids of one kind of control. */
function switchedOn(
  { session }: AppState,
  kind: 'cut' | 'lose',
  inFile: (base: Scenario) => readonly string[],
): readonly string[] {
  if (!session) return [];
  const { changes } = session.plan.present;
  const kept = (session.base ? inFile(session.base) : []).filter(
    (name) => changes[`${kind}:${name}`] !== false,
  );
  const set = Object.entries(changes).flatMap(([id, isOn]) =>
    id.startsWith(`${kind}:`) && isOn === true ? [id.slice(kind.length + 1)] : [],
  );
  return [...kept, ...set].sort();
}

/** Names of what is cut, in lower case: links name them in their own way. */
export function cutsOf(state: AppState): readonly string[] {
  const cuts = switchedOn(state, 'cut', ({ events }) => events.map(({ cut }) => cut));
  return cuts.map((name) => name.toLowerCase());
}

/** Ids of the regions that are taken out of the fleet. */
export function lostOf(state: AppState): readonly string[] {
  return switchedOn(state, 'lose', ({ fleet }) => fleet.exclude);
}
