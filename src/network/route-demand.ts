import type { Link } from '../world/types.ts';
import { placeRoutes, type PlaceRoute, type RoutePlace } from './place-route.ts';
import type { RttProfile } from './rtt-matrix.ts';
import type { RttModel } from './rtt-model.ts';

/** A place whose demand a site serves. */
export interface DemandPlace extends RoutePlace {
  /** Demand, in any unit; only shares count. */
  readonly weight: number;
}

/** What a site's traffic is asked about. */
export interface SiteDemand {
  readonly site: RoutePlace;
  readonly demand: readonly DemandPlace[];
  readonly profile: RttProfile;
}

/** A part of a site's demand with the way that it takes. */
export interface RoutedDemand {
  readonly place: DemandPlace;
  readonly route: PlaceRoute;
  /** Links along the route. */
  readonly links: readonly Link[];
}

/** The routes of all of a site's demand; what no route reaches is left out. */
export function routedDemand(
  model: RttModel,
  { site, demand, profile }: SiteDemand,
): readonly RoutedDemand[] {
  const routeOf = placeRoutes(model, profile);
  const { graph } = model.network(profile);
  return demand.flatMap((place) => {
    const route = routeOf(site, place);
    if (route.wayMs === Infinity) return [];
    const links = route.arcs.map((arc) => graph.links[graph.arcLink[arc]]);
    return [{ place, route, links }];
  });
}
