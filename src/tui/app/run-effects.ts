import type { Draft } from '../what-if/draft.ts';
import type { Effect } from './effect.ts';
import { latestWins } from './latest-wins.ts';
import type { Message } from './message.ts';
import type { LandScale } from '../map/land.ts';
import type { SimulationEnd, SimulationProgress } from '../simulation/simulation.ts';
import type { Services, Written } from './services.ts';

type Dispatch = (message: Message) => void;
type SimulationNews = SimulationProgress | SimulationEnd;
type SimulateTask = Effect & { readonly kind: 'simulate' };
type DetailTask = Effect & { readonly kind: 'detail' };

/** What does effects: what they give comes back as messages. */
export interface EffectRunner {
  readonly run: (effect: Effect) => void;
  readonly stop: () => void;
}

/** How often the status line counts on while something runs. */
const TICK_MS = 200;

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
  const simulate = toldLane(
    log,
    { lane: 'simulate', label: 'simulating' },
    async ({ id, draft, question }: SimulateTask, signal) => {
      const tell = (news: SimulationNews): void => {
        if (!signal.aborted) dispatch({ type: 'simulated', id, news });
      };
      try {
        tell(await services.simulate(draft, question, { signal, onProgress: tell }));
      } finally {
        dispatch({ type: 'simulated', id, news: { kind: 'ended' } });
      }
    },
  );
  return { evaluate, compare, detail, survey, simulate };
}

/** Short work, whose end is its message. */
function shortWork(services: Services, dispatch: Dispatch, log: WorkLog) {
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
  const created = (written: Written): Message => ({ type: 'created', written });
  return {
    list: () => {
      inform('list', services.list(), (files) => ({ type: 'listed', files }));
    },
    readFault: (text: string) => {
      inform('fault', services.readFault(text), (fault) => ({ type: 'faultRead', text, fault }));
    },
    atlas: () => {
      inform('atlas', services.atlas(), (atlas) => ({ type: 'atlas', atlas }));
    },
    land: (scale: LandScale) => {
      inform('land', services.land(scale), (land) => ({ type: 'land', scale, land }));
    },
    save: (draft: Draft, name: string) => {
      inform('save', services.save(draft, name), (written) => ({ type: 'saved', draft, written }));
    },
    copy: (file: string, name: string) => {
      inform('copy', services.copy(file, name), created);
    },
    create: (name: string) => {
      inform('create', services.create(name), created);
    },
  };
}

type Lanes = ReturnType<typeof workLanes>;

function stopLanes(lanes: Lanes): void {
  for (const lane of Object.values(lanes)) lane.stop();
}

/** Runs effects with the services of a session. */
export function effectRunner(services: Services, dispatch: Dispatch): EffectRunner {
  const log = workLog(services, dispatch);
  const lanes = workLanes(services, dispatch, log);
  const short = shortWork(services, dispatch, log);
  const run = (effect: Effect): void => {
    switch (effect.kind) {
      case 'list':
        short.list();
        return;
      case 'atlas':
        short.atlas();
        return;
      case 'land':
        short.land(effect.scale);
        return;
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
      case 'simulate':
        lanes.simulate.replace(effect);
        return;
      case 'readFault':
        short.readFault(effect.text);
        return;
      case 'holdSimulation':
        services.holdSimulation(effect.isHeld);
        return;
      case 'stopSimulation':
        lanes.simulate.stop();
        return;
      case 'save':
        short.save(effect.draft, effect.name);
        return;
      case 'copy':
        short.copy(effect.file, effect.name);
        return;
      case 'create':
        short.create(effect.name);
        return;
      case 'remember':
        services.remember(effect.draft);
        return;
      case 'stop':
        stopLanes(lanes);
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
      stopLanes(lanes);
      log.quiet();
    },
  };
}
