import { endsRttMs } from '../direct-route.ts';
import { fiberRttMs } from '../fiber.ts';
import { placeRoutes } from '../place-route.ts';
import type { RttProfile } from '../rtt-matrix.ts';
import type { RttModel } from '../rtt-model.ts';
import type { RttParameters } from '../rtt-parameters.ts';
import type { RttSample } from './rtt-sample.ts';

/** What a sample's round trip is made of on its present route: its time is linear in the fitted numbers. */
export interface RouteFeatures {
  readonly terrestrialKm: number;
  readonly submarineKm: number;
  readonly thinKm: number;
  readonly tailKm: number;
  readonly hops: number;
  readonly greatCircleKm: number;
  readonly countries: readonly [string, string];
}

/** The features of each sample on the routes of a model. */
export function routeFeatures(
  model: RttModel,
  profile: RttProfile,
  samples: readonly RttSample[],
): readonly RouteFeatures[] {
  const routeOf = placeRoutes(model, profile);
  const { graph } = model.network(profile);
  const isLand = graph.backbone.hubs.map((hub) => hub.country !== undefined);
  return samples.map(({ from, to }) => {
    const route = routeOf(from, to);
    const km = { terrestrial: 0, submarine: 0, thin: 0 };
    let hops = 0;
    route.arcs.forEach((arc, i) => {
      const link = graph.links[graph.arcLink[arc]];
      km[link.kind] += link.lengthKm;
      hops += (Number(isLand[route.nodes[i]]) + Number(isLand[route.nodes[i + 1]])) / 2;
    });
    return {
      terrestrialKm: km.terrestrial,
      submarineKm: km.submarine,
      thinKm: km.thin,
      tailKm: route.tailKm[0] + route.tailKm[1],
      hops,
      greatCircleKm: route.greatCircleKm,
      countries: route.countries,
    };
  });
}

/** The round-trip time of a sample under `parameters`, its route held fixed, ms. */
export function featureRttMs(parameters: RttParameters, features: RouteFeatures): number {
  const { stretch, hopMs, gatewayMs } = parameters;
  const km =
    (features.terrestrialKm + features.tailKm) * stretch.terrestrial +
    features.submarineKm * stretch.submarine +
    features.thinKm * stretch.thin;
  const [a, b] = features.countries;
  const gateways = a === b ? 0 : (gatewayMs.get(a) ?? 0) + (gatewayMs.get(b) ?? 0);
  const ends = endsRttMs(parameters, features.greatCircleKm);
  return fiberRttMs(km) + features.hops * hopMs + ends + gateways;
}
