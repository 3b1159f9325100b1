import type { HubRoutes } from './hub-routes.ts';
import type { Peering } from './peering.ts';

/**
 * Routes of the public Internet: networks of different countries hand traffic over at an exchange where both are
 * present, so a route between them leads over the one that makes it shortest; inside one country, or one group of
 * countries without transit, it is direct. The triangle inequality survives, because a detour over an exchange is
 * itself made of shortest routes.
 * Source: the "tromboning" of regional traffic over distant exchanges, Gupta et al. 2014, "Peering at the Internet's
 * Frontier", PAM.
 */
export function exchangeRoutes(direct: HubRoutes, peering: Peering): HubRoutes {
  const { count } = direct;
  const routes = { count, rttMs: direct.rttMs.slice(), pathKm: direct.pathKm.slice() };
  const best = { ms: new Float64Array(count), at: new Int16Array(count) };
  for (let a = 0; a < count; a++) {
    findBest(direct, peering, a, best);
    for (let b = 0; b < a; b++) {
      if (peering.isAtHome(a, b)) continue;
      const at = best.at[b];
      const km = at < 0 ? Infinity : direct.pathKm[a * count + at] + direct.pathKm[b * count + at];
      routes.rttMs[a * count + b] = routes.rttMs[b * count + a] = best.ms[b];
      routes.pathKm[a * count + b] = routes.pathKm[b * count + a] = km;
    }
  }
  return routes;
}

/** For hubs in a list, the best exchange to meet one hub at, `-1` where none joins them, and the time over it. */
interface BestExchanges {
  readonly ms: Float64Array;
  readonly at: Int16Array;
}

/** Finds the best exchanges between `a` and all hubs before it: one sweep over the hubs for each exchange. */
function findBest(
  { count, rttMs }: HubRoutes,
  peering: Peering,
  a: number,
  best: BestExchanges,
): void {
  best.ms.fill(Infinity);
  best.at.fill(-1);
  for (const { hubs, exchanges } of peering.meetings(a)) {
    for (const at of exchanges) {
      const toExchangeMs = rttMs[a * count + at];
      const row = at * count;
      for (let k = 0; k < hubs.length && hubs[k] < a; k++) {
        const ms = toExchangeMs + rttMs[row + hubs[k]];
        if (ms >= best.ms[hubs[k]]) continue;
        best.ms[hubs[k]] = ms;
        best.at[hubs[k]] = at;
      }
    }
  }
}

/** The exchange over which two hubs are nearest to each other, `-1` where none joins them. */
export function bestExchange(
  { count, rttMs }: HubRoutes,
  peering: Peering,
  a: number,
  b: number,
): number {
  let best = -1;
  let bestMs = Infinity;
  for (const at of peering.between(a, b)) {
    const ms = rttMs[a * count + at] + rttMs[b * count + at];
    if (ms >= bestMs) continue;
    bestMs = ms;
    best = at;
  }
  return best;
}
