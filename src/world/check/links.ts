import { greatCircleKm } from '../../math/great-circle.ts';
import { checkEach, type WorldCheck } from './finding.ts';

/** Lengths of links are whole kilometers. */
const ROUNDING_KM = 1;

/** Around capes and islands the way by sea is at most this much longer than the great circle. */
const LONGEST_DETOUR = 6;

/** A backbone link is at least as long as the great circle between its hubs, and not absurdly longer. */
export const linksHaveTheirLength: WorldCheck = {
  check: 'links-have-their-length',
  meaning: 'a backbone link joins two hubs and is no shorter than the great circle between them',
  run: ({ backbone }) => {
    const hubs = new Map(backbone.hubs.map((hub) => [hub.id, hub]));
    return checkEach(backbone.links, ({ from, to, lengthKm }) => {
      const row = `backbone-links ${from}-${to}`;
      const [a, b] = [hubs.get(from), hubs.get(to)];
      if (!a || !b || from === to) return [{ row, message: 'does not join two hubs' }];
      const km = greatCircleKm(a, b);
      if (lengthKm >= km - ROUNDING_KM && lengthKm <= LONGEST_DETOUR * km + ROUNDING_KM) return [];
      return [{ row, message: `is ${lengthKm} km long, the great circle ${km.toFixed(0)} km` }];
    });
  },
};
