import type { Link } from '../world/types.ts';
import { endsRttMs } from './direct-route.ts';
import { fiberRttMs } from './fiber.ts';
import type { MeasuredRtt } from './measured-rtt.ts';
import { placeRoutes, type PlaceRoute, type RoutePlace } from './place-route.ts';
import { anchorFinder, isMeasuredProvider, rttBand } from './rtt-band.ts';
import type { RttProfile } from './rtt-matrix.ts';
import type { RoutedNetwork, RttModel } from './rtt-model.ts';
import { cableKm, rttSpread } from './rtt-parameters.ts';

/** One leg of a route. */
export interface RouteHop {
  readonly from: string;
  readonly to: string;
  /** ISO2 of either end; absent at sea. */
  readonly fromCountry?: string;
  readonly toCountry?: string;
  readonly kind: Link['kind'] | 'tail';
  /** Length of fiber, km, and the round-trip time over it with half of what its hubs add, ms. */
  readonly km: number;
  readonly rttMs: number;
  readonly cables: readonly string[];
  readonly chokepoints: readonly string[];
  readonly capacity?: Link['capacity'];
}

/** The round trip between two places, how sure it is, and the way it takes. */
export interface RttEstimate {
  /** Median, ms; `Infinity` where no route is left. */
  readonly rttMs: number;
  readonly rttMsP95: number;
  /** Band in which 80 % of true medians of such pairs lie, ms; for a measured pair its own value. */
  readonly lowMs: number;
  readonly highMs: number;
  readonly kind: 'measured' | 'modeled';
  /** What the model says, whether or not it was measured, ms. */
  readonly modeledMs: number;
  /** Length of fiber along the route, km. */
  readonly pathKm: number;
  readonly greatCircleKm: number;
  readonly hops: readonly RouteHop[];
}

/** What is asked of one pair. */
export interface EstimateQuery {
  readonly from: RoutePlace & { readonly name: string };
  readonly to: RoutePlace & { readonly name: string };
  readonly profile: RttProfile;
  /** A measurement of this very pair, which then stands for its median. */
  readonly measured?: MeasuredRtt | undefined;
}

/** The estimate of one pair with its route, hop by hop. */
export function rttEstimate(model: RttModel, query: EstimateQuery): RttEstimate {
  const { from, to, profile, measured } = query;
  const network = model.network(profile);
  const route = placeRoutes(model, profile)(from, to);
  const modeledMs = routeRttMs(network, route);
  const spread = rttSpread(model.backbone, profile);
  const anchorKm = anchorFinder(model.backbone, profile);
  const band = rttBand(spread, modeledMs, {
    anchorKm: (anchorKm(from.latDeg, from.lonDeg) + anchorKm(to.latDeg, to.lonDeg)) / 2,
    isMeasuredProvider: isMeasuredProvider(model.options.provider),
  });
  const hops = routeHops(network, query, route);
  const pathKm = hops.reduce((sum, hop) => sum + hop.km, 0);
  const common = { modeledMs, pathKm, greatCircleKm: route.greatCircleKm, hops };
  const p95Ms = (medianMs: number): number => medianMs * (1 + spread.p95Share) + spread.p95JitterMs;
  if (measured === undefined) {
    return { rttMs: modeledMs, rttMsP95: p95Ms(modeledMs), ...band, kind: 'modeled', ...common };
  }
  const { rttMs, rttMsP95 = p95Ms(rttMs) } = measured;
  return { rttMs, rttMsP95, lowMs: rttMs, highMs: rttMs, kind: 'measured', ...common };
}

/** Round-trip time of a route with what its ends and gateways add, ms. */
export function routeRttMs({ parameters }: RoutedNetwork, route: PlaceRoute): number {
  const [a, b] = route.countries;
  const { gatewayMs } = parameters;
  const gateways = a === b ? 0 : (gatewayMs.get(a) ?? 0) + (gatewayMs.get(b) ?? 0);
  return route.wayMs + endsRttMs(parameters, route.greatCircleKm) + gateways;
}

function routeHops(
  network: RoutedNetwork,
  { from, to }: EstimateQuery,
  route: PlaceRoute,
): readonly RouteHop[] {
  const { graph, parameters } = network;
  const { hubs } = graph.backbone;
  const tail = (end: TailEnd): RouteHop => {
    const km = end.km * parameters.stretch.terrestrial;
    const common = {
      kind: 'tail',
      km,
      rttMs: fiberRttMs(km),
      cables: [],
      chokepoints: [],
    } as const;
    return { from: end.from, to: end.to, ...common };
  };
  if (route.nodes.length === 0) {
    return route.wayMs === Infinity
      ? []
      : [tail({ from: from.name, to: to.name, km: route.tailKm[0] })];
  }
  const backbone = route.arcs.map((arc, i): RouteHop => {
    const link = graph.links[graph.arcLink[arc]];
    const [a, b] = [hubs[route.nodes[i]], hubs[route.nodes[i + 1]]];
    return {
      from: a.name,
      to: b.name,
      ...(a.country === undefined ? {} : { fromCountry: a.country }),
      ...(b.country === undefined ? {} : { toCountry: b.country }),
      kind: link.kind,
      km: cableKm(parameters, link),
      rttMs: graph.arcLength[arc],
      cables: link.cables,
      chokepoints: link.chokepoints,
      capacity: link.capacity,
    };
  });
  const first = hubs[route.nodes[0]].name;
  const last = hubs[route.nodes[route.nodes.length - 1]].name;
  return [
    tail({ from: from.name, to: first, km: route.tailKm[0] }),
    ...backbone,
    tail({ from: last, to: to.name, km: route.tailKm[1] }),
  ];
}

interface TailEnd {
  readonly from: string;
  readonly to: string;
  readonly km: number;
}
