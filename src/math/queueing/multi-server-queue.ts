/**
 * A pool of equal servers with one first-come-first-served line, as a state that a simulation drives: who is served, who
 * waits. It knows nothing of time; the model schedules the departures.
 */
export interface MultiServerQueue {
  servers: number;
  busy: number;
  /** Customers in line, as a ring over `line`. */
  waiting: number;
  head: number;
  line: Int32Array;
}

/** Returned by {@link leaveService} when nobody waits. */
export const NOBODY = -1;

/** An idle pool; `servers` may be 0 (everybody waits). */
export function multiServerQueue(servers: number): MultiServerQueue {
  return { servers, busy: 0, waiting: 0, head: 0, line: new Int32Array(16) };
}

/** A customer arrives: true where a server takes it at once, false where it joins the line. */
export function joinService(pool: MultiServerQueue, customer: number): boolean {
  if (pool.busy < pool.servers) {
    pool.busy++;
    return true;
  }
  if (pool.waiting === pool.line.length) growLine(pool);
  pool.line[(pool.head + pool.waiting) & (pool.line.length - 1)] = customer;
  pool.waiting++;
  return false;
}

/**
 * A server is done: the first in line that it takes next, or {@link NOBODY}. A pool that has lost servers since gives
 * the server up instead of taking the next.
 */
export function leaveService(pool: MultiServerQueue): number {
  pool.busy--;
  return takeFromLine(pool);
}

/** The first in line whom a free server takes, or {@link NOBODY}; called again after servers were added. */
export function takeFromLine(pool: MultiServerQueue): number {
  if (pool.waiting === 0 || pool.busy >= pool.servers) return NOBODY;
  const customer = removeFirstInLine(pool);
  pool.busy++;
  return customer;
}

/** The first in line leaves without service (it gave up, or its place is lost), or {@link NOBODY}. */
export function removeFirstInLine(pool: MultiServerQueue): number {
  if (pool.waiting === 0) return NOBODY;
  const customer = pool.line[pool.head];
  pool.head = (pool.head + 1) & (pool.line.length - 1);
  pool.waiting--;
  return customer;
}

/** Doubles the ring; its length stays a power of two, so that the ends meet by a mask. */
function growLine(pool: MultiServerQueue): void {
  const { line, head, waiting } = pool;
  const wider = new Int32Array(line.length * 2);
  for (let i = 0; i < waiting; i++) wider[i] = line[(head + i) & (line.length - 1)];
  pool.line = wider;
  pool.head = 0;
}
