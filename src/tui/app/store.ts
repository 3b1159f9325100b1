import type { Size } from '../look/terminal-look.ts';
import { initialState } from './initial-state.ts';
import type { Message } from './message.ts';
import { effectRunner } from './run-effects.ts';
import type { Services } from './services.ts';
import type { AppState } from './state.ts';
import { update } from './update.ts';

/** The state outside of React, with everything that changes it. */
export interface Store {
  readonly getState: () => AppState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (message: Message) => void;
  readonly stop: () => void;
}

/** Makes the store of a session. */
export function createStore(services: Services, size: Size): Store {
  let state = initialState(size, services.nowMs());
  const listeners = new Set<() => void>();
  let isTelling = false;
  // A key, the work that it starts and the answer that ends other work are one frame, not three.
  const tell = () => {
    if (isTelling) return;
    isTelling = true;
    services.soon(() => {
      isTelling = false;
      for (const listener of listeners) listener();
    });
  };
  const dispatch = (message: Message): void => {
    const next = update(state, message);
    const isNew = next.state !== state;
    state = next.state;
    if (isNew) tell();
    for (const effect of next.effects) runner.run(effect);
  };
  const runner = effectRunner(services, dispatch);
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    dispatch,
    stop: runner.stop,
  };
}
