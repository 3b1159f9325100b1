import { greatCircleKm } from '../math/great-circle.ts';
import { attachments, HUBS_PER_PLACE, type Attachments } from './attachment.ts';
import { directRttMs, endsRttMs } from './direct-route.ts';
import { fiberRttMs } from './fiber.ts';
import { anchorFinder, isMeasuredProvider, rttBand } from './rtt-band.ts';
import type { Places, RttProfile } from './rtt-matrix.ts';
import type { RoutedNetwork, RttModel } from './rtt-model.ts';
import { rttSpread } from './rtt-parameters.ts';

/** Round trips and lengths of pairs: entry `i` of each is the pair of both rows `i`. */
export interface RttPairs {
  /** `Infinity` where no route is left. */
  readonly rttMs: Float64Array;
  readonly rttMsP95: Float64Array;
  readonly lowMs: Float64Array;
  readonly highMs: Float64Array;
  /** Length of fiber along the route, km. */
  readonly pathKm: Float64Array;
}

/** What to compute: row `i` of `from` to row `i` of `to`. */
export interface PairsQuery {
  readonly from: Places;
  readonly to: Places;
  readonly profile: RttProfile;
}

/** Answers many single pairs at once, a few microseconds each; the same numbers as the matrix and the estimate. */
export function rttPairs(model: RttModel, { from, to, profile }: PairsQuery): RttPairs {
  const network = model.network(profile);
  const spread = rttSpread(model.backbone, profile);
  const anchorKm = anchorFinder(model.backbone, profile);
  const isMeasured = isMeasuredProvider(model.options.provider);
  const a = attachments(model.finder, from);
  const b = attachments(model.finder, to);
  const pairs = emptyPairs(from.count);
  for (let i = 0; i < from.count; i++) {
    const gcKm = greatCircleKm(placeAt(from, i), placeAt(to, i));
    const rttMs = routePair(network, { a, b, pathKm: pairs.pathKm }, i, gcKm);
    const anchorKmSum =
      anchorKm(from.latDeg[i], from.lonDeg[i]) + anchorKm(to.latDeg[i], to.lonDeg[i]);
    const band = rttBand(spread, rttMs, {
      anchorKm: anchorKmSum / 2,
      isMeasuredProvider: isMeasured,
    });
    pairs.rttMs[i] = rttMs;
    pairs.rttMsP95[i] = rttMs * (1 + spread.p95Share) + spread.p95JitterMs;
    pairs.lowMs[i] = band.lowMs;
    pairs.highMs[i] = band.highMs;
  }
  return pairs;
}

function emptyPairs(count: number): RttPairs {
  return {
    rttMs: new Float64Array(count),
    rttMsP95: new Float64Array(count),
    lowMs: new Float64Array(count),
    highMs: new Float64Array(count),
    pathKm: new Float64Array(count),
  };
}

function placeAt({ latDeg, lonDeg }: Places, i: number): { latDeg: number; lonDeg: number } {
  return { latDeg: latDeg[i], lonDeg: lonDeg[i] };
}

interface Ends {
  readonly a: Attachments;
  readonly b: Attachments;
  readonly pathKm: Float64Array;
}

/** Round-trip time of pair `i`, ms; writes its length of fiber. */
function routePair(
  { parameters, routes }: RoutedNetwork,
  { a, b, pathKm }: Ends,
  i: number,
  gcKm: number,
): number {
  const isAbroad = a.countries[i] !== b.countries[i];
  const stretch = parameters.stretch.terrestrial;
  let wayMs = directRttMs(parameters, gcKm, !isAbroad);
  pathKm[i] = gcKm * stretch;
  const first = i * HUBS_PER_PLACE;
  for (let s = first; s < first + HUBS_PER_PLACE && a.hub[s] >= 0; s++) {
    for (let t = first; t < first + HUBS_PER_PLACE && b.hub[t] >= 0; t++) {
      const at = a.hub[s] * routes.count + b.hub[t];
      const tailKm = (a.km[s] + b.km[t]) * stretch;
      const ms = routes.rttMs[at] + fiberRttMs(tailKm);
      if (ms >= wayMs) continue;
      wayMs = ms;
      pathKm[i] = routes.pathKm[at] + tailKm;
    }
  }
  const { gatewayMs } = parameters;
  const gatewayOf = (country: string): number => gatewayMs.get(country) ?? 0;
  const gateways = isAbroad ? gatewayOf(a.countries[i]) + gatewayOf(b.countries[i]) : 0;
  return wayMs + endsRttMs(parameters, gcKm) + gateways;
}
