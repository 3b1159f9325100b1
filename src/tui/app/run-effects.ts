import type { Draft } from '../what-if/draft.ts';
import type { Effect } from './effect.ts';
import { latestWins } from './latest-wins.ts';
import type { Message } from './message.ts';
import type { Services } from './services.ts';

type Dispatch = (message: Message) => void;
type DetailTask = Effect & { readonly kind: 'detail' };

/** What does effects: what they give comes back as messages. */
export interface EffectRunner {
  readonly run: (effect: Effect) => void;
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

/** Tells when work begins and ends, and ticks in between. */
function workLog(services: Services, dispatch: Dispatch) {
  const running = new Set<string>();
  let stopTicking: (() => void) | undefined;
  const quiet = () => {
    stopTicking?.();
    stopTicking = undefined;
  };
  const started = (lane: string, label: string) => {
    running.add(lane);
    dispatch({ type: 'workStarted', lane, label, atMs: services.nowMs() });
    stopTicking ??= services.every(TICK_MS, () => {
      dispatch({ type: 'ticked', atMs: services.nowMs() });
    });
  };
  const ended = (lane: string, error?: unknown) => {
    running.delete(lane);
    if (running.size === 0) quiet();
    const failure = error === undefined || isAbort(error) ? undefined : failureText(error);
    dispatch({ type: 'workEnded', lane, ...(failure !== undefined && { failure }) });
  };
  return { started, ended, quiet };
}

type WorkLog = ReturnType<typeof workLog>;

/** A lane in which the newest task wins and whose work is told. */
function toldLane<T>(
  log: WorkLog,
  { lane, label }: { readonly lane: string; readonly label: string },
  work: (task: T, signal: AbortSignal) => Promise<void>,
) {
  return latestWins(async (task: T, signal) => {
    log.started(lane, label);
    try {
      await work(task, signal);
      log.ended(lane);
    } catch (error) {
      log.ended(lane, error);
    }
  });
}

/** The lanes of long work. */
function workLanes(services: Services, dispatch: Dispatch, log: WorkLog) {
  const evaluate = toldLane(
    log,
    { lane: 'evaluate', label: 'evaluating' },
    async (draft: Draft, signal) => {
      const from = services.nowMs();
      const outcome = await services.evaluate(draft, signal);
      if (!signal.aborted)
        dispatch({ type: 'evaluated', draft, outcome, tookMs: services.nowMs() - from });
    },
  );
  const compare = toldLane(
    log,
    { lane: 'compare', label: 'evaluating the other scenario' },
    async (draft: Draft, signal) => {
      const outcome = await services.evaluate(draft, signal);
      if (!signal.aborted) dispatch({ type: 'compared', file: draft.file, outcome });
    },
  );
  const detail = toldLane(
    log,
    { lane: 'detail', label: 'looking closer' },
    async ({ draft, site }: DetailTask, signal) => {
      const found = await services.detail(draft, site, signal);
      if (!signal.aborted) dispatch({ type: 'detailed', draft, detail: found });
    },
  );
  const survey = toldLane(
    log,
    { lane: 'survey', label: 'reading scenarios' },
    async (files: readonly string[], signal) => {
      for (const file of files) {
        const card = await services.survey(file, signal);
        if (signal.aborted) return;
        dispatch({ type: 'surveyed', file, card });
      }
    },
  );
  return { evaluate, compare, detail, survey };
}

/** Runs effects with the services of a session. */
export function effectRunner(services: Services, dispatch: Dispatch): EffectRunner {
  const log = workLog(services, dispatch);
  const lanes = workLanes(services, dispatch, log);
  const stopLanes = () => {
    for (const lane of Object.values(lanes)) lane.stop();
  };
  /** Short work, whose end is its message. */
  const inform = <T>(lane: string, work: Promise<T>, message: (value: T) => Message) => {
    work.then(
      (value) => {
        dispatch(message(value));
      },
      (error: unknown) => {
        log.ended(lane, error);
      },
    );
  };
  const run = (effect: Effect): void => {
    switch (effect.kind) {
      case 'list':
        inform('list', services.list(), (files) => ({ type: 'listed', files }));
        return;
      case 'atlas':
        inform('atlas', services.atlas(), (atlas) => ({ type: 'atlas', atlas }));
        return;
      case 'land': {
        const { scale } = effect;
        inform('land', services.land(scale), (land) => ({ type: 'land', scale, land }));
        return;
      }
      case 'survey':
        lanes.survey.put(effect.files);
        return;
      case 'evaluate':
        lanes.evaluate.put(effect.draft);
        return;
      case 'compare':
        lanes.compare.put(effect.draft);
        return;
      case 'detail':
        lanes.detail.put(effect);
        return;
      case 'save': {
        const { draft, name } = effect;
        inform('save', services.save(draft, name), (written) => ({
          type: 'saved',
          draft,
          written,
        }));
        return;
      }
      case 'copy':
        inform('copy', services.copy(effect.file, effect.name), (written) => ({
          type: 'created',
          written,
        }));
        return;
      case 'create':
        inform('create', services.create(effect.name), (written) => ({ type: 'created', written }));
        return;
      case 'remember':
        services.remember(effect.draft);
        return;
      case 'stop':
        stopLanes();
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
  return {
    run,
    stop: () => {
      stopLanes();
      log.quiet();
    },
  };
}
