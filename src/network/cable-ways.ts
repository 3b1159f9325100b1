import { disjointRoutes } from './cable-dependence.ts';
import { attachments } from './attachment.ts';
import { placesOf } from './rtt-matrix.ts';
import type { RttModel } from './rtt-model.ts';
import type { SiteDemand } from './route-demand.ts';

/** What leads out of a place: how many ways, and how much cable each has to itself. */
export interface WaysOut {
  /** Routes that share no link, to the best reached of the three largest exchanges; at most 8. */
  readonly ways: number;
  /** Cable of the links that meet at the nearest hub, mean of one, under the sea and on land, km. */
  readonly seaKm: number;
  readonly landKm: number;
}

/**
 * The ways out of a place over a provider's backbone. A place is cut off when nothing leads anywhere, so the exchange
 * that most routes reach counts; the stretch of each way that is the place's own is the link it begins with.
 */
export function waysOut(model: RttModel, site: SiteDemand['site']): WaysOut {
  const ways = Math.max(...disjointRoutes(model, site).map(({ routes }) => routes));
  const { graph } = model.network('cloud');
  const hub = attachments(model.finder, placesOf([site])).hub[0];
  const [first, end] = [graph.arcStart[hub], graph.arcStart[hub + 1]];
  const km = { sea: 0, land: 0 };
  for (let arc = first; arc < end; arc++) {
    const { kind } = graph.links[graph.arcLink[arc]];
    km[kind === 'submarine' ? 'sea' : 'land'] += graph.arcKm[arc] / (end - first);
  }
  return { ways, seaKm: km.sea, landKm: km.land };
}
