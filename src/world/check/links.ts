import { greatCircleKm } from '../../math/great-circle.ts';
import { checkEach, type WorldCheck } from './finding.ts';

/** Lengths of links are whole kilometers. */
const ROUNDING_KM = 1.5;

/** The great-circle length that a backbone link states is that between its hubs. */
export const linksHaveTheirLength: WorldCheck = {
  check: 'links-have-their-length',
  meaning: 'a backbone link joins two hubs and is as long as the great circle between them',
  run: ({ backbone }) => {
    const hubs = new Map(backbone.hubs.map((hub) => [hub.id, hub]));
    return checkEach(backbone.links, ({ from, to, gcKm }) => {
      const row = `backbone-links ${from}-${to}`;
      const [a, b] = [hubs.get(from), hubs.get(to)];
      if (!a || !b || from === to) return [{ row, message: 'does not join two hubs' }];
      const km = greatCircleKm(a, b);
      if (Math.abs(km - gcKm) <= Math.max(ROUNDING_KM, 0.005 * km)) return [];
      return [{ row, message: `is ${gcKm} km long, the great circle ${km.toFixed(0)} km` }];
    });
  },
};
