import type { Size } from '../look/terminal-look.ts';
import type { Draft } from '../what-if/draft.ts';
import type { Effect } from './effect.ts';
import { initialState } from './initial-state.ts';
import { latestWins } from './latest-wins.ts';
import type { Message } from './message.ts';
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

/** How often the status line counts on while something runs. */
const TICK_MS = 100;

function failureText(error: unknown): string {
  return error instanceof Error ? `this is a bug in regionsim: ${error.message}` : String(error);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

type DetailTask = Effect & { readonly kind: 'detail' };

/** Runs effects; what they give comes back as messages. */
function effectRunner(services: Services, dispatch: (message: Message) => void) {
  const running = new Set<string>();
  let stopTicking: (() => void) | undefined;
  const started = (lane: string, label: string) => {
    running.add(lane);
    dispatch({ type: 'workStarted', lane, label, atMs: services.nowMs() });
    stopTicking ??= services.every(TICK_MS, () => {
      dispatch({ type: 'ticked', atMs: services.nowMs() });
    });
  };
  const ended = (lane: string, error?: unknown) => {
    running.delete(lane);
    if (running.size === 0) {
      stopTicking?.();
      stopTicking = undefined;
    }
    const failure = error === undefined || isAbort(error) ? undefined : failureText(error);
    dispatch({ type: 'workEnded', lane, ...(failure !== undefined && { failure }) });
  };
  /** Work with its beginning and end told, so that the status line can say what runs. */
  const told =
    <T>(lane: string, label: string, work: (task: T, signal: AbortSignal) => Promise<Message>) =>
    async (task: T, signal: AbortSignal) => {
      started(lane, label);
      try {
        const message = await work(task, signal);
        if (!signal.aborted) dispatch(message);
        ended(lane);
      } catch (error) {
        ended(lane, error);
      }
    };
  const evaluation = latestWins(
    told('evaluate', 'evaluating', async (draft: Draft, signal) => {
      const from = services.nowMs();
      const outcome = await services.evaluate(draft, signal);
      return { type: 'evaluated', draft, outcome, tookMs: services.nowMs() - from };
    }),
  );
  const comparison = latestWins(
    told('compare', 'evaluating the other scenario', async (draft: Draft, signal) => {
      return { type: 'compared', file: draft.file, outcome: await services.evaluate(draft, signal) };
    }),
  );
  const survey = latestWins(
    async (files: readonly string[], signal: AbortSignal) => {
      started('survey', 'reading scenarios');
      try {
        for (const file of files) {
          const card = await services.survey(file, signal);
          if (signal.aborted) break;
          dispatch({ type: 'surveyed', file, card });
        }
        ended('survey');
      } catch (error) {
        ended('survey', error);
      }
    },
  );
  const detail = latestWins(
    told('detail', 'looking closer', async ({ draft, site }: DetailTask, signal) => {
      return { type: 'detailed', draft, detail: await services.detail(draft, site, signal) };
    }),
  );
  const lanes = [evaluation, comparison, survey, detail];
  const inform = (lane: string, work: Promise<Message>) => {
    work.then(dispatch, (error: unknown) => {
      ended(lane, error);
    });
  };
  const run = (effect: Effect): void => {
    switch (effect.kind) {
      case 'list':
        inform('list', services.list().then((files) => ({ type: 'listed', files })));
        return;
      case 'atlas':
        inform('atlas', services.atlas().then((atlas) => ({ type: 'atlas', atlas })));
        return;
      case 'land': {
        const { scale } = effect;
        inform('land', services.land(scale).then((land) => ({ type: 'land', scale, land })));
        return;
      }
      case 'detail':
        detail.put(effect);
        return;
      case 'survey':
        survey.put(effect.files);
        return;
      case 'evaluate':
        evaluation.put(effect.draft);
        return;
      case 'compare':
        comparison.put(effect.draft);
        return;
      case 'save': {
        const { draft, name } = effect;
        inform('save', services.save(draft, name).then((written) => ({ type: 'saved', draft, written })));
        return;
      }
      case 'copy':
        inform('copy', services.copy(effect.file, effect.name).then((written) => ({ type: 'created', written })));
        return;
      case 'create':
        inform('create', services.create(effect.name).then((written) => ({ type: 'created', written })));
        return;
      case 'remember':
        services.remember(effect.draft);
        return;
      case 'stop':
        for (const lane of lanes) lane.stop();
        return;
      case 'leave':
        services.leave(effect.farewell);
        return;
      case 'suspend':
        services.suspend();
        return;
      case 'redraw':
        services.redraw();
        return;
    }
  };
  return { run, stop: () => { for (const lane of lanes) lane.stop(); stopTicking?.(); } };
}

/** Makes the store of a session. */
export function createStore(services: Services, size: Size): Store {
  let state = initialState(size, services.nowMs());
  const listeners = new Set<() => void>();
  const dispatch = (message: Message): void => {
    const next = update(state, message);
    const isNew = next.state !== state;
    state = next.state;
    if (isNew) for (const listener of listeners) listener();
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
