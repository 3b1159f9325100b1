import type { Backbone, Link, PartialDate, World } from '../world/types.ts';
import { hubFinder, type HubFinder } from './attachment.ts';
import { backboneGraph, type BackboneGraph } from './backbone-graph.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { hubRoutes, type HubRoutes } from './hub-routes.ts';
import { linksInService } from './links-in-service.ts';
import type { RttProfile } from './rtt-matrix.ts';
import { rttParameters, type RttParameters } from './rtt-parameters.ts';
import { transitGroups, type TransitGroups } from './transit-rules.ts';

/** The network of one profile with every route between hubs worked out. */
export interface RoutedNetwork {
  readonly profile: RttProfile;
  readonly parameters: RttParameters;
  readonly graph: BackboneGraph;
  /** Shortest routes over the graph. */
  readonly direct: HubRoutes;
  /** Routes as the profile takes them: for `public` over an exchange where they cross a border. */
  readonly routes: HubRoutes;
}

/** What decides which links there are, and whose network it is. */
export interface RttModelOptions {
  /** The day whose cables hold; without it, those of every year that the tables name. */
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
  readonly links: readonly Link[];
  readonly groups: TransitGroups;
  readonly finder: HubFinder;
  /** The routed network of a profile, worked out when first asked for. */
  readonly network: (profile: RttProfile) => RoutedNetwork;
}

/** Far enough ahead for every cable that the tables name to be in service. */
const ALL_CABLES = '2026-12-31';

/** The model of the backbone of `world` at a day, after cuts. */
export function rttModel(world: Pick<World, 'backbone'>, options: RttModelOptions = {}): RttModel {
  const { backbone } = world;
  const { asOf = ALL_CABLES, cuts = [] } = options;
  const links = linksInService(backbone, { asOf, cuts });
  const groups = transitGroups(backbone);
  const made = new Map<RttProfile, RoutedNetwork>();
  const network = (profile: RttProfile): RoutedNetwork => {
    const known = made.get(profile);
    if (known !== undefined) return known;
    const parameters = options.parameters?.[profile] ?? rttParameters(backbone, profile);
    const graph = backboneGraph(backbone, links, parameters);
    const direct = hubRoutes(graph, groups);
    const routes = parameters.meetsAtExchange ? exchangeRoutes(direct, backbone, groups) : direct;
    const routed = { profile, parameters, graph, direct, routes };
    made.set(profile, routed);
    return routed;
  };
  return { backbone, options, links, groups, finder: hubFinder(backbone, groups), network };
}
