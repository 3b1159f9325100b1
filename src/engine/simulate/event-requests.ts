/** Requests under way, as columns; a row is reused when its request is gone. */
export interface RequestTable {
  /** Rows that were ever in use. */
  rows: number;
  free: Int32Array;
  freeCount: number;
  source: Int32Array;
  /** Rank of the site that is tried, among the source's options. */
  option: Int32Array;
  attempts: Int32Array;
  /** Why the last attempt failed, by index of the refusals. */
  failure: Uint8Array;
  phase: Uint8Array;
  /** Zone (over all sites) that serves it, and the zone where its data live. */
  zone: Int32Array;
  home: Int32Array;
  arrivedS: Float64Array;
  serviceS: Float64Array;
  /** Round trip and hops of this attempt. */
  travelMs: Float64Array;
  /** Time of the event that moves it on: an event at another time was for a request that is gone. */
  dueS: Float64Array;
}

export const PHASE = { gone: 0, waiting: 1, serving: 2, committing: 3, backingOff: 4 } as const;

const FIRST_ROWS = 1024;

export function requestTable(): RequestTable {
  return { rows: 0, free: new Int32Array(FIRST_ROWS), freeCount: 0, ...columns(FIRST_ROWS) };
}

function columns(length: number) {
  return {
    source: new Int32Array(length),
    option: new Int32Array(length),
    attempts: new Int32Array(length),
    failure: new Uint8Array(length),
    phase: new Uint8Array(length),
    zone: new Int32Array(length),
    home: new Int32Array(length),
    arrivedS: new Float64Array(length),
    serviceS: new Float64Array(length),
    travelMs: new Float64Array(length),
    dueS: new Float64Array(length),
  };
}

/** A row for a new request of `source`. */
export function openRequest(table: RequestTable, source: number, nowS: number): number {
  if (table.freeCount === 0 && table.rows === table.source.length) growTable(table);
  const row = table.freeCount > 0 ? table.free[--table.freeCount] : table.rows++;
  table.source[row] = source;
  table.option[row] = 0;
  table.attempts[row] = 0;
  table.arrivedS[row] = nowS;
  table.serviceS[row] = 0;
  table.dueS[row] = -1;
  return row;
}

export function closeRequest(table: RequestTable, row: number): void {
  table.phase[row] = PHASE.gone;
  table.dueS[row] = -1;
  table.free[table.freeCount++] = row;
}

function growTable(table: RequestTable): void {
  const wider = columns(table.source.length * 2);
  wider.source.set(table.source);
  wider.option.set(table.option);
  wider.attempts.set(table.attempts);
  wider.failure.set(table.failure);
  wider.phase.set(table.phase);
  wider.zone.set(table.zone);
  wider.home.set(table.home);
  wider.arrivedS.set(table.arrivedS);
  wider.serviceS.set(table.serviceS);
  wider.travelMs.set(table.travelMs);
  wider.dueS.set(table.dueS);
  const free = new Int32Array(table.free.length * 2);
  free.set(table.free);
  Object.assign(table, wider, { free });
}
