import { edgeDisjointPaths } from '../math/disjoint-paths.ts';
import { attachments } from './attachment.ts';
import { routedDemand, type RoutedDemand, type SiteDemand } from './route-demand.ts';
import { placesOf } from './rtt-matrix.ts';
import type { RttModel } from './rtt-model.ts';

/** Share of a site's demand that one thing carries. */
export interface Dependence {
  readonly name: string;
  readonly kind: 'cable' | 'chokepoint';
  /** 0 to 1. */
  readonly share: number;
}

/**
 * Shares of a site's demand that cross each cable system and chokepoint, largest first. Where several systems run
 * along a link, demand depends on one of them only by its part of the link's cables; on a chokepoint it depends
 * wholly.
 */
export function cableDependence(
  model: RttModel,
  query: SiteDemand,
  routed: readonly RoutedDemand[] = routedDemand(model, query),
): readonly Dependence[] {
  const loads = new Map<string, { kind: Dependence['kind']; weight: number }>();
  const total = query.demand.reduce((sum, { weight }) => sum + weight, 0);
  for (const { place, links } of routed) {
    const crossed = new Map<string, { kind: Dependence['kind']; part: number }>();
    for (const { cables, chokepoints } of links) {
      for (const name of chokepoints) crossed.set(name, { kind: 'chokepoint', part: 1 });
      for (const name of cables) {
        const part = Math.max(crossed.get(name)?.part ?? 0, 1 / cables.length);
        crossed.set(name, { kind: 'cable', part });
      }
    }
    for (const [name, { kind, part }] of crossed) {
      const weight = (loads.get(name)?.weight ?? 0) + part * place.weight;
      loads.set(name, { kind, weight });
    }
  }
  return [...loads]
    .map(([name, { kind, weight }]) => ({ name, kind, share: total > 0 ? weight / total : 0 }))
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
}

/** More disjoint routes than this tell nothing more. */
const MOST_ROUTES = 8;

/** How many routes that share no link lead from a place to an exchange. */
export interface ExchangeRoutes {
  readonly exchange: string;
  /** At most 8. */
  readonly routes: number;
}

/** The exchanges of three continents that most international traffic meets at. */
const LARGEST_EXCHANGES = ['FRA', 'NYC', 'SIN'];

/**
 * How many routes that share no link lead from a place to each of the three largest exchanges, at most 8: the number
 * of links that must fail before it is cut off from there. Counted from the nearest hub; an exchange at that very hub
 * counts as 8.
 */
export function disjointRoutes(
  model: RttModel,
  site: SiteDemand['site'],
  profile: SiteDemand['profile'] = 'cloud',
): readonly ExchangeRoutes[] {
  const { graph } = model.network(profile);
  const { hub, countries } = attachments(model.finder, placesOf([site]));
  const own = model.groups.ofCountry(countries[0]);
  const isOpen = Uint8Array.from(model.groups.ofHub, (group) => Number(group < 0 || group === own));
  return LARGEST_EXCHANGES.map((exchange) => {
    const target = graph.nodeOf.get(exchange) ?? -1;
    return {
      exchange: model.backbone.hubs[target].name,
      routes: edgeDisjointPaths(graph, hub[0], target, { limit: MOST_ROUTES, isOpen }),
    };
  });
}
