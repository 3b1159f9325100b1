import { assert } from '../assert.ts';

/** Beyond this 1 / B the loss is taken as nil: the sum would soon leave the range of numbers. */
const NIL = 1e300;

/**
 * Erlang's loss formula: the probability that an arrival at an M/M/c/c system (it is equally true for M/G/c/c) finds all
 * `servers` busy and is lost. `offeredErlangs` = arrival rate times mean service time, 0 or more; `servers` a whole
 * number, 0 or more (0 servers lose everything).
 *
 * Method: 1 / B = 1 + c/a + c(c-1)/a² + … + c!/a^c. All terms are positive, and they fade once c - k is below a, so that
 * some multiple of the square root of c of them is enough: millions of servers cost no more than microseconds.
 * Accuracy: 1e-13 relative; a loss below 1e-300 is 0.
 * Source: Erlang 1917; Cooper, "Introduction to Queueing Theory", 2nd ed., equation 3.3.6, turned over.
 */
export function erlangB(servers: number, offeredErlangs: number): number {
  assert(Number.isInteger(servers) && servers >= 0, 'servers are a whole number, 0 or more');
  assert(offeredErlangs >= 0, 'the offered load is 0 or more');
  if (offeredErlangs === 0) return servers === 0 ? 1 : 0;
  let term = 1;
  let inverse = 1;
  for (let left = servers; left > 0; left--) {
    term *= left / offeredErlangs;
    inverse += term;
    const isFading = left <= offeredErlangs;
    if (inverse > NIL) return 0;
    if (isFading && term < inverse * 1e-17) break;
  }
  return 1 / inverse;
}
