/** A value with what it was before and what was undone. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** More steps than anyone goes back; a session of hours stays small. */
const LONGEST = 500;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** A new present; what was undone is gone. */
export function advanced<T>({ past, present }: History<T>, next: T): History<T> {
  return { past: [...past, present].slice(-LONGEST), present: next, future: [] };
}

/** One step back; at the beginning nothing happens. */
export function undone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const last = past.at(-1);
  if (last === undefined) return history;
  return { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

/** One step forward again; at the end nothing happens. */
export function redone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  const [next, ...rest] = future;
  return { past: [...past, present], present: next, future: rest };
}
