import { assert } from '../assert.ts';

/**
 * Erlang's loss formula: the probability that an arrival at an M/M/c/c system (it is equally true for M/G/c/c) finds all
 * `servers` busy and is lost. `offeredErlangs` = arrival rate times mean service time, 0 or more; `servers` a whole
 * number, 0 or more (0 servers lose everything).
 *
 * Method: the recursion B(0) = 1, B(c) = a B(c-1) / (c + a B(c-1)), which never overflows.
 * Source: Erlang 1917; Cooper, "Introduction to Queueing Theory", 2nd ed., section 3.3.
 */
export function erlangB(servers: number, offeredErlangs: number): number {
  assert(Number.isInteger(servers) && servers >= 0, 'servers are a whole number, 0 or more');
  assert(offeredErlangs >= 0, 'the offered load is 0 or more');
  let blocking = 1;
  for (let c = 1; c <= servers; c++) {
    blocking = (offeredErlangs * blocking) / (c + offeredErlangs * blocking);
  }
  return blocking;
}
