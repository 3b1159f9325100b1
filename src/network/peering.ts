import { assert } from '../math/assert.ts';
import type { Backbone } from '../world/types.ts';
import type { TransitGroups } from './transit-rules.ts';

/** Hubs that a hub meets at the same exchanges. */
export interface Meeting {
  readonly hubs: Int16Array;
  readonly exchanges: readonly number[];
}

/** Where networks hand public traffic over to each other. */
export interface Peering {
  /** Exchanges at which networks at two hubs meet, as nodes; empty where they need none. */
  readonly between: (a: number, b: number) => readonly number[];
  /** The same as lists of hubs: where hub `a` meets the hubs of each region, in ascending order. */
  readonly meetings: (a: number) => readonly Meeting[];
  /** Whether traffic between two hubs needs no exchange: inside one country, or one group without transit. */
  readonly isAtHome: (a: number, b: number) => boolean;
}

/**
 * The exchanges of a backbone: networks of one peering region meet at its own exchanges and at the large ones, networks
 * of different regions only at large exchanges where both are present. Regions that are not present everywhere must
 * all be present at the same exchanges, and a group without transit must lie in one region: else a detour over a third
 * place could be shorter than the route.
 */
export function peering(backbone: Backbone, groups: TransitGroups): Peering {
  const { hubs, peeringRegions } = backbone;
  const nodeOf = new Map(hubs.map((hub, node) => [hub.id, node]));
  const large = hubs.flatMap((hub, node) => (hub.isExchange ? [node] : []));
  const nodesOf = (ids: readonly string[]): readonly number[] =>
    ids.map((id) => {
      const node = nodeOf.get(id);
      assert(node !== undefined, `peering at unknown hub ${id}`);
      return node;
    });
  const regionOf = regionsOfCountries(backbone);
  const everywhere = { own: [], abroad: large };
  const presence = [
    ...peeringRegions.map(({ exchanges, exchangesAbroad }) => ({
      own: nodesOf(exchanges),
      abroad: exchangesAbroad.length > 0 ? nodesOf(exchangesAbroad) : large,
    })),
    everywhere,
  ];
  const meetings = presence.map((one, i) =>
    presence.map((other, j) => [
      ...one.abroad.filter((at) => other.abroad.includes(at)),
      ...(i === j ? one.own : []),
    ]),
  );
  const regions = hubs.map(({ country }) => regionOf.get(country ?? '') ?? peeringRegions.length);
  const hubsOf = presence.map((_, region) =>
    Int16Array.from([...regions.keys()].filter((hub) => regions[hub] === region)),
  );
  return {
    between: (a, b) => meetings[regions[a]][regions[b]],
    meetings: (a) =>
      meetings[regions[a]].map((exchanges, region) => ({ hubs: hubsOf[region], exchanges })),
    isAtHome: (a, b) => {
      if (hubs[a].country === hubs[b].country) return true;
      return groups.ofHub[a] >= 0 && groups.ofHub[a] === groups.ofHub[b];
    },
  };
}

function regionsOfCountries({ peeringRegions }: Backbone): ReadonlyMap<string, number> {
  const regionOf = new Map<string, number>();
  for (const [region, { name, countries }] of peeringRegions.entries()) {
    for (const country of countries) {
      assert(!regionOf.has(country), `${country} peers in two regions, one of them ${name}`);
      regionOf.set(country, region);
    }
  }
  return regionOf;
}
