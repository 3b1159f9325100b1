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

/** The same where places occur in many pairs: pair `i` leads from place `from[i]` to place `to[i]`. */
export interface PairsAmongQuery {
  readonly places: Places;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly profile: RttProfile;
}

/** Answers many single pairs at once, a few microseconds each; the same numbers as the matrix and the estimate. */
export function rttPairs(model: RttModel, { from, to, profile }: PairsQuery): RttPairs {
  const places: Places = {
    count: from.count + to.count,
    latDeg: joined(from.latDeg, to.latDeg),
    lonDeg: joined(from.lonDeg, to.lonDeg),
    countries: [...from.countries, ...to.countries],
  };
  return rttPairsAmong(model, {
    places,
    from: Int32Array.from({ length: from.count }, (_, i) => i),
    to: Int32Array.from({ length: to.count }, (_, i) => from.count + i),
    profile,
  });
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Answers pairs among places, working out once where each place enters the backbone and how near it was measured. */
export function rttPairsAmong(model: RttModel, query: PairsAmongQuery): RttPairs {
  const { places, from, to, profile } = query;
  const network = model.network(profile);
  const spread = rttSpread(model.backbone, profile);
  const anchorKm = anchorsOf(model, query);
  const isMeasured = isMeasuredProvider(model.options.provider);
  const ends = attachments(model.finder, places);
  const pairs = emptyPairs(from.length);
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [from[i], to[i]];
    const gcKm = greatCircleKm(placeAt(places, a), placeAt(places, b));
    const way = leastWay(network, ends, { a, b, gcKm });
    const rttMs = way.ms + endsRttMs(network.parameters, gcKm) + gatewaysMs(network, ends, a, b);
    const band = rttBand(spread, rttMs, {
      anchorKm: (anchorKm[a] + anchorKm[b]) / 2,
      isMeasuredProvider: isMeasured,
    });
    pairs.rttMs[i] = rttMs;
    pairs.rttMsP95[i] = rttMs * (1 + spread.p95Share) + spread.p95JitterMs;
    pairs.lowMs[i] = band.lowMs;
    pairs.highMs[i] = band.highMs;
    pairs.pathKm[i] = way.km;
  }
  return pairs;
}

/** Distance of each place from the nearest one that the profile was calibrated on, km. */
function anchorsOf({ backbone }: RttModel, { places, profile }: PairsAmongQuery): Float64Array {
  const anchorKm = anchorFinder(backbone, profile);
  const km = new Float64Array(places.count);
  for (let i = 0; i < km.length; i++) km[i] = anchorKm(places.latDeg[i], places.lonDeg[i]);
  return km;
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

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly gcKm: number;
}

/** Round-trip time of the shortest way of a pair, ms, and its length of fiber. */
function leastWay(
  { parameters, routes }: RoutedNetwork,
  { hub, km, countries }: Attachments,
  { a, b, gcKm }: Pair,
): { readonly ms: number; readonly km: number } {
  const stretch = parameters.stretch.terrestrial;
  let wayMs = directRttMs(parameters, gcKm, countries[a] === countries[b]);
  let pathKm = gcKm * stretch;
  const [firstA, firstB] = [a * HUBS_PER_PLACE, b * HUBS_PER_PLACE];
  for (let s = firstA; s < firstA + HUBS_PER_PLACE && hub[s] >= 0; s++) {
    for (let t = firstB; t < firstB + HUBS_PER_PLACE && hub[t] >= 0; t++) {
      const at = hub[s] * routes.count + hub[t];
      const tailKm = (km[s] + km[t]) * stretch;
      const ms = routes.rttMs[at] + fiberRttMs(tailKm);
      if (ms >= wayMs) continue;
      wayMs = ms;
      pathKm = routes.pathKm[at] + tailKm;
    }
  }
  return { ms: wayMs, km: pathKm };
}

/** What the gateways of both countries add to a round trip between them, ms. */
function gatewaysMs(
  { parameters: { gatewayMs } }: RoutedNetwork,
  { countries }: Attachments,
  a: number,
  b: number,
): number {
  if (countries[a] === countries[b]) return 0;
  return (gatewayMs.get(countries[a]) ?? 0) + (gatewayMs.get(countries[b]) ?? 0);
}
