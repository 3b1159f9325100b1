import { relative } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { Services } from '../tui/app/services.ts';
import type { Draft } from '../tui/what-if/draft.ts';
import { copyNew, listScenarios, recall, remember, targetOf, writeNew } from './open-tui-files.ts';
import { loadLandShapes } from './open-tui-land.ts';
import type { WorkerPool } from './open-tui-pool.ts';
import type { SimulationOrder } from './open-tui-simulation.ts';

/** What the terminal has to do for the program. */
export type TerminalServices = Pick<Services, 'leave' | 'suspend' | 'redraw'>;

/** Services with a way to put on disk at once what waits to be written. */
export interface ProcessServices extends Services {
  readonly flush: () => void;
}

/** While a key is held there is a change every few ms; the disk gets what is left after a rest. */
const REMEMBER_AFTER_MS = 250;

function rememberLater() {
  let timer: NodeJS.Timeout | undefined;
  let waiting: { readonly draft: Draft | undefined } | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const { draft } = waiting;
    waiting = undefined;
    const savedAt = new Date().toISOString().slice(0, 16).replace('T', ' ');
    remember(draft, `${savedAt} UTC`, process.env);
  };
  const put = (draft: Draft | undefined) => {
    waiting = { draft };
    timer ??= setTimeout(flush, REMEMBER_AFTER_MS);
  };
  return { put, flush };
}

/** One thread evaluates and remembers what it evaluated last, one simulates beside it, one reads files meanwhile. */
export interface Workers {
  readonly thinker: WorkerPool;
  readonly simulator: WorkerPool;
  readonly reader: WorkerPool;
}

/** Simulations in a thread of their own, which tells how far it is and is held through a channel. */
function simulations(pool: WorkerPool): Pick<Services, 'simulate' | 'holdSimulation'> {
  let control: ((what: SimulationOrder) => void) | undefined;
  return {
    simulate: async (draft, question, { signal, onProgress }) => {
      const { port1: own, port2: port } = new MessageChannel();
      const order = (what: SimulationOrder): void => {
        own.postMessage(what);
      };
      const stop = (): void => {
        order('stop');
      };
      own.on('message', onProgress);
      signal.addEventListener('abort', stop, { once: true });
      control = order;
      try {
        const end = await pool.run({ kind: 'simulate', draft, question, port }, undefined, [port]);
        if (end) return end;
        throw signal.reason;
      } finally {
        signal.removeEventListener('abort', stop);
        own.close();
        if (control === order) control = undefined;
      }
    },
    holdSimulation: (isHeld) => {
      control?.(isHeld ? 'hold' : 'go');
    },
  };
}

/** More frames than this nobody sees, and drawing them would keep keys waiting. */
const LEAST_FRAME_MS = 16;

/** Calls back in the next turn of the event loop, or when the last call is a frame ago. */
function frameClock() {
  let lastMs = 0;
  return (callback: () => void) => {
    const go = () => {
      lastMs = performance.now();
      callback();
    };
    const restMs = lastMs + LEAST_FRAME_MS - performance.now();
    if (restMs <= 0) setImmediate(go);
    else setTimeout(go, restMs);
  };
}

/** The services of the process: files of the working folder, worker threads, the clock. */
export function processServices(
  { thinker, simulator, reader }: Workers,
  terminal: TerminalServices,
): ProcessServices {
  const folder = process.cwd();
  const memory = rememberLater();
  const shown = (path: string) => relative(folder, path) || path;
  return {
    ...terminal,
    ...simulations(simulator),
    list: () => Promise.resolve(listScenarios(folder)),
    survey: (file, signal) => reader.run({ kind: 'survey', file }, signal),
    evaluate: (draft, signal) => thinker.run({ kind: 'evaluate', draft }, signal),
    detail: (draft, site, signal) => thinker.run({ kind: 'detail', draft, site }, signal),
    land: loadLandShapes,
    atlas: () => reader.run({ kind: 'atlas' }),
    readFault: (text) => reader.run({ kind: 'fault', text }),
    save: async (draft, name) => {
      const target = targetOf(name, draft.file, folder);
      const text = await reader.run({ kind: 'text', draft, target });
      if (text === undefined) return { kind: 'failed', because: `${draft.file} has faults now` };
      const written = writeNew(target, text);
      return written.kind === 'done' ? { kind: 'done', path: shown(target) } : written;
    },
    copy: (file, name) => {
      const target = targetOf(name, file, folder);
      const written = copyNew(file, target);
      return Promise.resolve(
        written.kind === 'done' ? { kind: 'done', path: shown(target) } : written,
      );
    },
    create: async (name) => {
      const { scenarioTemplate } = await import('../scenario/template.ts');
      const target = targetOf(name, undefined, folder);
      const written = writeNew(target, scenarioTemplate({ provider: 'alibaba' }));
      return written.kind === 'done' ? { kind: 'done', path: shown(target) } : written;
    },
    remember: memory.put,
    recall: () => recall(process.env),
    flush: memory.flush,
    nowMs: () => Date.now(),
    soon: frameClock(),
    every: (ms, callback) => {
      const timer = setInterval(callback, ms);
      return () => {
        clearInterval(timer);
      };
    },
  };
}
