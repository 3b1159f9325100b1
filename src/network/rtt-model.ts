import type { Backbone, PartialDate, World } from '../world/types.ts';
import { backboneGraph, type BackboneGraph } from './backbone-graph.ts';
import { hubRoutes, type HubRoutes } from './hub-routes.ts';
import { linksInService } from './links-in-service.ts';
import type { RttProfile } from './rtt-matrix.ts';
import type { RttParameters } from './rtt-parameters.ts';
import { rttParameters } from './rtt-profiles.ts';

/** The network of one profile with every route between hubs worked out. */
export interface RoutedNetwork {
  readonly parameters: RttParameters;
  readonly graph: BackboneGraph;
  readonly routes: HubRoutes;
}

/** What decides which links there are, and whose network it is. */
export interface RttModelOptions {
  /** The day whose cables hold; without it, all that are in service today. */
  readonly asOf?: PartialDate;
  /** Cable systems, chokepoints or links (`LON-NYC`) that are gone. */
  readonly cuts?: readonly string[];
  readonly provider?: string;
}

/** Predicts round-trip times; made once per set of events, asked often. */
export interface RttModel {
  readonly backbone: Backbone;
  readonly options: RttModelOptions;
  /** The routed network of a profile, worked out when first asked for. */
  readonly network: (profile: RttProfile) => RoutedNetwork;
}

/** The model of the backbone of `world` at a day, after cuts. */
export function rttModel(world: Pick<World, 'backbone'>, options: RttModelOptions = {}): RttModel {
  const { backbone } = world;
  const links = linksInService(backbone, options);
  const made = new Map<RttProfile, RoutedNetwork>();
  const network = (profile: RttProfile): RoutedNetwork => {
    const known = made.get(profile);
    if (known !== undefined) return known;
    const parameters = rttParameters(profile, options.provider);
    const graph = backboneGraph(backbone, links, parameters);
    const routed = { parameters, graph, routes: hubRoutes(graph) };
    made.set(profile, routed);
    return routed;
  };
  return { backbone, options, network };
}
