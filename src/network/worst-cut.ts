import { remembered } from '../math/remembered.ts';
import type { Link } from '../world/types.ts';
import { attachments, HUBS_PER_PLACE, type Attachments } from './attachment.ts';
import { backboneGraph } from './backbone-graph.ts';
import { cableDependence } from './cable-dependence.ts';
import { directRttMs } from './direct-route.ts';
import { fiberRttMs } from './fiber.ts';
import { grownRoutes, type HubMs } from './grown-routes.ts';
import { linksInService } from './links-in-service.ts';
import type { PlaceRoute } from './place-route.ts';
import { routedDemand, type RoutedDemand, type SiteDemand } from './route-demand.ts';
import { routeRttMs } from './rtt-estimate.ts';
import { placesOf, type RttProfile } from './rtt-matrix.ts';
import type { RoutedNetwork, RttModel } from './rtt-model.ts';

/** What the loss of one cable or chokepoint does to a site. */
export interface WorstCut {
  /** What is lost; absent where no loss makes a difference. */
  readonly cut?: string;
  /** Demand-weighted mean of medians before and after, ms. */
  readonly rttMs: number;
  readonly rttMsAfter: number;
  /** Share of the demand that the cut leaves without a cable. */
  readonly lostShare: number;
}

/**
 * Round trip over a geostationary satellite, ms: what is left without a cable. Source: ITU-R S.1432, 35,786 km up and
 * down twice, and processing.
 */
const SATELLITE_RTT_MS = 600;

/** Only what carries this share of the demand can be the worst loss; the rest is not tried. */
const LEAST_SHARE = 0.02;

/**
 * The single loss of a cable system or chokepoint that raises the demand-weighted mean round trip of a site most, among
 * those that carry 2 % of its demand. Demand that is left without any cable goes by satellite. Only demand whose route
 * loses a link is routed anew, because a shortest route stays the shortest while its own links stay.
 */
export function worstCut(
  model: RttModel,
  query: SiteDemand,
  routed: readonly RoutedDemand[] = routedDemand(model, query),
): WorstCut {
  const network = model.network(query.profile);
  const beforeMs = routed.map(({ route }) => routeRttMs(network, route));
  const weight = query.demand.reduce((sum, place) => sum + place.weight, 0);
  const reached = routed.reduce((sum, { place }) => sum + place.weight, 0);
  const summed = routed.reduce((sum, { place }, i) => sum + place.weight * beforeMs[i], 0);
  const rttMs = weight > 0 ? (summed + (weight - reached) * SATELLITE_RTT_MS) / weight : 0;
  const anew = rerouting(model, query, routed);
  let worst: WorstCut = { rttMs, rttMsAfter: rttMs, lostShare: 0 };
  for (const { name, share } of cableDependence(model, query, routed)) {
    if (share < LEAST_SHARE) break;
    let [risen, lost] = [0, 0];
    for (const { index, ms } of anew(name)) {
      const { weight } = routed[index].place;
      risen += weight * ((ms === Infinity ? SATELLITE_RTT_MS : ms) - beforeMs[index]);
      if (ms === Infinity) lost += weight;
    }
    if (rttMs + risen / weight <= worst.rttMsAfter) continue;
    worst = { cut: name, rttMs, rttMsAfter: rttMs + risen / weight, lostShare: lost / weight };
  }
  return worst;
}

/** A part of the demand that a cut sends another way, with its round trip there. */
interface Rerouted {
  readonly index: number;
  /** `Infinity` where no way is left. */
  readonly ms: number;
}

/** Finds what each cut does to a site's demand. */
function rerouting(
  model: RttModel,
  { site, profile }: SiteDemand,
  routed: readonly RoutedDemand[],
): (cut: string) => readonly Rerouted[] {
  const network = model.network(profile);
  const ends = {
    site: attachments(model.finder, placesOf([site])),
    demand: attachments(model.finder, placesOf(routed.map(({ place }) => place))),
  };
  const usersOf = usersOfLinks(routed);
  return (cut) => {
    const { lostLinks, hubMs } = networkWithout(model, { cut, profile });
    const affected = new Set(lostLinks.flatMap((link) => usersOf.get(link) ?? []));
    return Array.from(affected, (index) => {
      const { route } = routed[index];
      const overHubsMs = leastWayMs(network, { ...ends, index }, hubMs);
      const wayMs = Math.min(straightMs(network, route), overHubsMs);
      return { index, ms: routeRttMs(network, { ...route, wayMs }) };
    });
  };
}

/** Which parts of the demand cross each link. */
function usersOfLinks(routed: readonly RoutedDemand[]): ReadonlyMap<Link, readonly number[]> {
  const users = new Map<Link, number[]>();
  for (const [index, { links }] of routed.entries()) {
    for (const link of links) {
      const known = users.get(link);
      if (known === undefined) users.set(link, [index]);
      else known.push(index);
    }
  }
  return users;
}

function straightMs({ parameters }: RoutedNetwork, { greatCircleKm, countries }: PlaceRoute) {
  return directRttMs(parameters, greatCircleKm, countries[0] === countries[1]);
}

interface Ends {
  readonly site: Attachments;
  readonly demand: Attachments;
  /** Which of the demand. */
  readonly index: number;
}

/** The least time over the hubs that both ends may enter at, ms. */
function leastWayMs({ parameters }: RoutedNetwork, ends: Ends, hubMs: HubMs): number {
  const { site, demand, index } = ends;
  let best = Infinity;
  for (let s = 0; s < HUBS_PER_PLACE && site.hub[s] >= 0; s++) {
    const first = index * HUBS_PER_PLACE;
    for (let t = first; t < first + HUBS_PER_PLACE && demand.hub[t] >= 0; t++) {
      const tailKm = (site.km[s] + demand.km[t]) * parameters.stretch.terrestrial;
      best = Math.min(best, hubMs(site.hub[s], demand.hub[t]) + fiberRttMs(tailKm));
    }
  }
  return best;
}

/** Cuts whose networks are kept: about as many as carry 2 % of some site's demand. */
const MOST_CUTS = 64;

/** The network of a model that one more thing is gone from; sites of one ranking ask for the same cuts. */
const networkWithout = remembered(
  (
    { backbone, groups, conditions, links, network }: RttModel,
    { cut, profile }: { readonly cut: string; readonly profile: RttProfile },
  ) => {
    const { parameters, peering } = network(profile);
    const left = linksInService(backbone, { ...conditions, cuts: [...conditions.cuts, cut] });
    const isLeft = new Set(left);
    let grown: HubMs | undefined;
    // Most cables run beside others, and nothing is routed anew for them: then there is no graph to build.
    const hubMs: HubMs = (a, b) => {
      grown ??= grownRoutes({
        graph: backboneGraph(backbone, left, parameters),
        groups,
        ...(peering && { peering }),
      });
      return grown(a, b);
    };
    return { lostLinks: links.filter((link) => !isLeft.has(link)), hubMs };
  },
  MOST_CUTS,
);
