import { randomStream } from '../random-stream.ts';
import { applyMove, descend, type Interchange } from './interchange.ts';

export interface IteratedOptions {
  readonly precision: number;
  /** Takes a local optimum and returns its exact value. */
  readonly offer: (found: Interchange) => number;
}

/** Kicks without gain until the search gives up, and sites exchanged in a kick (measured). */
const KICKS = 12;
const KICK_SIZE = 3;

/**
 * Iterated local search: exchange a few sites at random, descend, and go back unless the result is better.
 * Ends in the best local optimum it met. Deterministic: the draws belong to the size of the problem.
 * Source: Lourenço, Martin and Stützle 2003, "Iterated local search".
 */
export function iteratedInterchange(search: Interchange, options: IteratedOptions): void {
  const { free } = search.space;
  const draw = randomStream(`${free.length}`, 'iterated-interchange');
  let best = options.offer(search);
  let bestSites = search.slots.slice();
  for (let failures = 0; failures < KICKS; failures++) {
    kick(search, draw);
    descend(search, options.precision);
    const value = options.offer(search);
    if (value < best - options.precision) {
      best = value;
      bestSites = search.slots.slice();
      failures = -1;
    } else {
      moveTo(search, bestSites);
    }
  }
}

function kick(search: Interchange, draw: () => number): void {
  const { space, slots, slotOf } = search;
  const { free } = space;
  const size = Math.min(KICK_SIZE, slots.length, free.length - slots.length);
  for (let k = 0; k < size; k++) {
    const drop = slots[Math.floor(draw() * slots.length)];
    let at = Math.floor(draw() * free.length);
    while (slotOf[free[at]] >= 0) at = (at + 1) % free.length;
    if (space.allows(search, free[at], drop)) applyMove(search, free[at], drop);
  }
}

/** Brings the search to exactly these sites. */
function moveTo(search: Interchange, sites: readonly number[]): void {
  const wanted = new Set(sites);
  const drops = search.slots.filter((j) => !wanted.has(j));
  const adds = sites.filter((j) => search.slotOf[j] < 0);
  for (let k = 0; k < Math.max(drops.length, adds.length); k++) {
    applyMove(search, adds[k] ?? -1, drops[k] ?? -1);
  }
}
