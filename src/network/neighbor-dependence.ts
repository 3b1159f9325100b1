import { attachments } from './attachment.ts';
import type { BackboneGraph } from './backbone-graph.ts';
import { fiberRttMs } from './fiber.ts';
import type { RoutePlace } from './place-route.ts';
import { placesOf, type RttProfile } from './rtt-matrix.ts';
import type { RttModel } from './rtt-model.ts';

/** Through which neighbor most international routes of a place lead. */
export interface NeighborDependence {
  /** ISO2 of that country; absent where all routes start at sea. */
  readonly neighbor?: string;
  /** Its share of the international routes, 0 to 1. */
  readonly share: number;
}

/** What is asked of a place. */
export interface NeighborQuery {
  readonly place: RoutePlace;
  readonly profile?: RttProfile;
  /** Weight of each country, by ISO2; without it all count the same. */
  readonly weightOf?: (country: string) => number;
}

/**
 * The largest share of a place's routes to all other countries that enter one neighboring country first over land. A
 * route that leaves its country by sea depends on no neighbor, wherever the cable lands next. One route a country, to
 * that of its hubs that is nearest.
 */
export function neighborDependence(
  model: RttModel,
  { place, profile = 'cloud', weightOf = () => 1 }: NeighborQuery,
): NeighborDependence {
  const first = new Map<string, number>();
  let total = 0;
  for (const { country, weight, neighbor } of firstNeighbors(model, { place, profile, weightOf })) {
    if (country === place.country) continue;
    total += weight;
    if (neighbor !== undefined) first.set(neighbor, (first.get(neighbor) ?? 0) + weight);
  }
  let best: NeighborDependence = { share: 0 };
  for (const [neighbor, weight] of first) {
    const share = total > 0 ? weight / total : 0;
    if (share > best.share) best = { neighbor, share };
  }
  return best;
}

interface FirstNeighbor {
  readonly country: string;
  readonly weight: number;
  /** The country that the route enters first over land; absent where it leaves by sea. */
  readonly neighbor: string | undefined;
}

function firstNeighbors(
  model: RttModel,
  { place, profile, weightOf }: Required<NeighborQuery>,
): readonly FirstNeighbor[] {
  const { hubs } = model.backbone;
  const { graph, paths } = model.network(profile);
  const entered = nearestHubs(model, place, profile);
  return [...entered].map(([country, { from, to }]) => {
    const nodes = paths.between(from, to);
    const leaving = nodes.findIndex((node) => hubs[node].country !== place.country);
    // The first hub itself may stand across the border: then the tail enters the neighbor.
    const isByLand =
      leaving === 0 || isLandLink(graph, paths.arcBetween(nodes[leaving - 1], nodes[leaving]));
    const neighbor = isByLand ? hubs[nodes[leaving]].country : undefined;
    return { country, weight: weightOf(country), neighbor };
  });
}

function isLandLink(graph: BackboneGraph, arc: number): boolean {
  return graph.links[graph.arcLink[arc]].kind !== 'submarine';
}

/** For each country the hub of it that is nearest to a place, and the hub that the way there starts at. */
function nearestHubs(
  model: RttModel,
  place: RoutePlace,
  profile: RttProfile,
): ReadonlyMap<string, { readonly from: number; readonly to: number; readonly ms: number }> {
  const { routes, parameters } = model.network(profile);
  const { hub, km } = attachments(model.finder, placesOf([place]));
  const best = new Map<string, { from: number; to: number; ms: number }>();
  model.backbone.hubs.forEach(({ country }, to) => {
    if (country === undefined || country === place.country) return;
    hub.forEach((from, slot) => {
      if (from < 0) return;
      const tailMs = fiberRttMs(km[slot] * parameters.stretch.terrestrial);
      const ms = routes.rttMs[from * routes.count + to] + tailMs;
      if (ms < (best.get(country)?.ms ?? Infinity)) best.set(country, { from, to, ms });
    });
  });
  return best;
}
