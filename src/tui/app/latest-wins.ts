/** A lane of work in which only the newest task counts. */
export interface Lane<T> {
  /** Runs the task now, or after the one that runs; a task that waits is replaced. */
  readonly put: (task: T) => void;
  /** Stops what runs, and runs the task as soon as that has ended. */
  readonly replace: (task: T) => void;
  /** Stops what runs and forgets what waits. */
  readonly stop: () => void;
}

/**
 * Runs one task at a time. While a key is held, tasks come faster than they are done: the one that runs is let finish, so
 * that something is seen to move, and of those that wait only the newest is kept.
 */
export function latestWins<T>(run: (task: T, signal: AbortSignal) => Promise<void>): Lane<T> {
  let waiting: { readonly task: T } | undefined;
  let running: AbortController | undefined;
  const start = (task: T) => {
    const controller = new AbortController();
    running = controller;
    void run(task, controller.signal).finally(() => {
      if (running !== controller) return;
      running = undefined;
      const next = waiting;
      waiting = undefined;
      if (next) start(next.task);
    });
  };
  return {
    put: (task) => {
      if (running) waiting = { task };
      else start(task);
    },
    replace: (task) => {
      if (!running) {
        start(task);
        return;
      }
      waiting = { task };
      running.abort();
    },
    stop: () => {
      waiting = undefined;
      running?.abort();
      running = undefined;
    },
  };
}
