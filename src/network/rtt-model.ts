import type { Backbone, Link, PartialDate, World } from '../world/types.ts';
import { hubFinder, type HubFinder } from './attachment.ts';
import { backboneGraph, type BackboneGraph } from './backbone-graph.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { hubPaths, type HubPaths } from './hub-path.ts';
import { hubRoutes, type HubRoutes } from './hub-routes.ts';
import { linksInService, type ServiceConditions } from './links-in-service.ts';
import { peering, type Peering } from './peering.ts';
import type { RttProfile } from './rtt-matrix.ts';
import { rttParameters, type RttParameters } from './rtt-parameters.ts';
import { transitGroups, type TransitGroups } from './transit-rules.ts';

/** The network of one profile with every route between hubs worked out. */
export interface RoutedNetwork {
  readonly profile: RttProfile;
  readonly parameters: RttParameters;
  /** Where international traffic is handed over; absent where it keeps to one network. */
  readonly peering?: Peering;
  readonly graph: BackboneGraph;
  /** Shortest routes over the graph. */
  readonly direct: HubRoutes;
  /** Routes as the profile takes them: for `public` over an exchange where they cross a border. */
  readonly routes: HubRoutes;
  /** The hubs along the routes, worked out when asked for. */
  readonly paths: HubPaths;
}

/** What decides which links there are, and whose network it is. */
export interface RttModelOptions {
  /** The day whose cables hold; without it, the day on which the tables were compiled. */
  readonly asOf?: PartialDate;
  /** Cable systems, chokepoints, hubs or links (`LON-NYC`) that are gone. */
  readonly cuts?: readonly string[];
  readonly provider?: string;
  /** Numbers to use in place of the fitted ones: what calibration turns. */
  readonly parameters?: Readonly<Partial<Record<RttProfile, RttParameters>>>;
}

/** Predicts round-trip times; made once per set of events, asked often. */
export interface RttModel {
  readonly backbone: Backbone;
  readonly options: RttModelOptions;
  /** The day and the cuts that hold. */
  readonly conditions: ServiceConditions;
  readonly links: readonly Link[];
  readonly groups: TransitGroups;
  readonly finder: HubFinder;
  /** The routed network of a profile, worked out when first asked for. */
  readonly network: (profile: RttProfile) => RoutedNetwork;
}

/** The day of the tables where a world does not say it: after the last cable that they name. */
const ALL_CABLES = '2027-12-31';

/** What a model needs of a world. */
export type RttWorld = Pick<World, 'backbone'> & Partial<Pick<World, 'compiled'>>;

/** The model of the backbone of `world` at a day, after cuts. */
export function rttModel(world: RttWorld, options: RttModelOptions = {}): RttModel {
  const { backbone } = world;
  const { asOf = world.compiled ?? ALL_CABLES, cuts = [] } = options;
  const conditions = { asOf, cuts };
  const links = linksInService(backbone, conditions);
  const groups = transitGroups(backbone);
  const made = new Map<RttProfile, RoutedNetwork>();
  const network = (profile: RttProfile): RoutedNetwork => {
    const known = made.get(profile);
    if (known !== undefined) return known;
    const parameters = options.parameters?.[profile] ?? rttParameters(backbone, profile);
    const graph = backboneGraph(backbone, links, parameters);
    const direct = hubRoutes(graph, groups);
    const handover = parameters.meetsAtExchange ? { peering: peering(backbone, groups) } : {};
    const routes = handover.peering ? exchangeRoutes(direct, handover.peering) : direct;
    const paths = hubPaths({ groups, graph, direct, ...handover });
    const routed = { profile, parameters, ...handover, graph, direct, routes, paths };
    made.set(profile, routed);
    return routed;
  };
  const finder = hubFinder(backbone, groups);
  return { backbone, options, conditions, links, groups, finder, network };
}
