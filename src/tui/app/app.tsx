import { useInput } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Look } from '../look/look.ts';
import { Frame } from './frame.tsx';
import { keyNames } from './key-name.ts';
import type { Store } from './store.ts';

/** The program in a terminal: keys go to the store, its state is drawn. */
export function App({ store, look }: { store: Store; look: Look }): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) store.dispatch({ type: 'key', key: name });
  });
  return <Frame state={state} look={look} />;
}
