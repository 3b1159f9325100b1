import { describe, expect, it, vi } from 'vitest';
import type { Outcome, Services } from '../../src/tui/app/services.ts';
import { createStore } from '../../src/tui/app/store.ts';
import type { Draft } from '../../src/tui/what-if/draft.ts';
import { ANSWER, REACH, SCENARIO } from './answer.ts';
import { ATLAS, FILE } from './program.ts';

const OUTCOME: Outcome = {
  kind: 'done',
  base: SCENARIO,
  overrides: [],
  evaluation: ANSWER,
  reach: REACH,
};

/** Services of a world without files, whose evaluations end when the test says so. */
function heldServices() {
  const asked: {
    readonly draft: Draft;
    readonly signal: AbortSignal;
    readonly end: (outcome: Outcome) => void;
  }[] = [];
  const services: Services = {
    list: () => Promise.resolve([{ path: FILE, name: 'three.yaml', isShipped: false }]),
    survey: () => Promise.resolve({ scenario: SCENARIO, overrides: [], faults: [] }),
    evaluate: (draft, signal) =>
      new Promise((end) => {
        asked.push({ draft, signal, end });
      }),
    detail: () => Promise.resolve(undefined),
    simulate: () => new Promise(() => undefined),
    readFault: () => Promise.resolve({ ok: true }),
    holdSimulation: vi.fn(),
    atlas: () => Promise.resolve(ATLAS),
    land: () => Promise.resolve({ type: 'FeatureCollection', features: [] }),
    save: (_, name) => Promise.resolve({ kind: 'done', path: name }),
    copy: (_, name) => Promise.resolve({ kind: 'done', path: name }),
    create: (name) => Promise.resolve({ kind: 'done', path: name }),
    remember: vi.fn(),
    recall: () => undefined,
    nowMs: () => 0,
    every: () => () => undefined,
    soon: (callback) => {
      callback();
    },
    leave: vi.fn(),
    suspend: vi.fn(),
    redraw: vi.fn(),
  };
  const store = createStore(services, { columns: 80, rows: 24 });
  const press = (...keys: readonly string[]) => {
    for (const key of keys) store.dispatch({ type: 'key', key });
  };
  return { asked, store, press };
}

describe('work outside', () => {
  it('lets the newest of the drafts that wait win while a key is held', async () => {
    const { asked, store, press } = heldServices();
    store.dispatch({ type: 'started', file: FILE });
    asked[0].end(OUTCOME);
    await vi.waitFor(() => {
      expect(store.getState().session?.shown).toBe(ANSWER);
    });
    press('5', 'l', 'l', 'l', 'l', 'l', 'l');
    expect(asked).toHaveLength(2);
    asked[1].end(OUTCOME);
    await vi.waitFor(() => {
      expect(asked).toHaveLength(3);
    });
    expect(asked[2].draft).toEqual(store.getState().session?.plan.present);
  });

  it('is stopped by ctrl-x, and nothing of it comes in any more', async () => {
    const { asked, store, press } = heldServices();
    store.dispatch({ type: 'started', file: FILE });
    press('ctrl+x');
    expect(asked[0].signal.aborted).toBe(true);
    asked[0].end(OUTCOME);
    await vi.waitFor(() => {
      expect(store.getState().work).not.toHaveProperty('evaluate');
    });
    expect(store.getState().session?.shown).toBeUndefined();
  });
});
