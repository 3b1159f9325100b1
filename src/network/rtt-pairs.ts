import { attachments, HUBS_PER_PLACE, type Attachments } from './attachment.ts';
import { directRttMs, endsRttMs } from './direct-route.ts';
import { fiberRttMs } from './fiber.ts';
import { greatCircleKm } from '../math/great-circle.ts';
import type { RoutePlace } from './place-route.ts';
import { anchorFinder, isMeasuredProvider, rttBand } from './rtt-band.ts';
import { placesOf, type RttProfile } from './rtt-matrix.ts';
import type { RttModel } from './rtt-model.ts';
import { rttSpread } from './rtt-parameters.ts';

/** Round trip and length of one pair, without its route. */
export interface RttPair {
  readonly rttMs: number;
  readonly rttMsP95: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly pathKm: number;
}

interface PairPlace {
  readonly place: RoutePlace;
  readonly attached: Attachments;
  readonly anchorKm: number;
}

/**
 * Answers many single pairs, a few microseconds each: what is worked out about a place is remembered, because files
 * of pairs name the same places again and again.
 */
export function rttPairs(
  model: RttModel,
  profile: RttProfile,
): (from: RoutePlace, to: RoutePlace) => RttPair {
  const { parameters, routes } = model.network(profile);
  const spread = rttSpread(model.backbone, profile);
  const stretch = parameters.stretch.terrestrial;
  const isMeasured = isMeasuredProvider(model.options.provider);
  const anchorKm = anchorFinder(model.backbone, profile);
  const known = new Map<string, PairPlace>();
  const know = (place: RoutePlace): PairPlace => {
    const key = `${place.latDeg},${place.lonDeg},${place.country}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = {
      place,
      attached: attachments(model.finder, placesOf([place])),
      anchorKm: anchorKm(place.latDeg, place.lonDeg),
    };
    known.set(key, made);
    return made;
  };
  return (fromPlace, toPlace) => {
    const from = know(fromPlace);
    const to = know(toPlace);
    const [a, b] = [from.attached.countries[0], to.attached.countries[0]];
    const gcKm = greatCircleKm(fromPlace, toPlace);
    let wayMs = directRttMs(parameters, gcKm, a === b);
    let pathKm = gcKm * stretch;
    for (let i = 0; i < HUBS_PER_PLACE && from.attached.hub[i] >= 0; i++) {
      for (let j = 0; j < HUBS_PER_PLACE && to.attached.hub[j] >= 0; j++) {
        const at = from.attached.hub[i] * routes.count + to.attached.hub[j];
        const tailKm = (from.attached.km[i] + to.attached.km[j]) * stretch;
        const ms = routes.rttMs[at] + fiberRttMs(tailKm);
        if (ms >= wayMs) continue;
        wayMs = ms;
        pathKm = routes.pathKm[at] + tailKm;
      }
    }
    const { gatewayMs } = parameters;
    const gateways = a === b ? 0 : (gatewayMs.get(a) ?? 0) + (gatewayMs.get(b) ?? 0);
    const rttMs = wayMs + endsRttMs(parameters, gcKm) + gateways;
    const conditions = {
      anchorKm: (from.anchorKm + to.anchorKm) / 2,
      isMeasuredProvider: isMeasured,
    };
    return {
      rttMs,
      rttMsP95: rttMs * (1 + spread.p95Share) + spread.p95JitterMs,
      ...rttBand(spread, rttMs, conditions),
      pathKm,
    };
  };
}
