import { greatCircleKm } from '../math/great-circle.ts';
import type { Coordinates } from '../world/types.ts';
import { attachments, HUBS_PER_PLACE, type Attachments } from './attachment.ts';
import { directRttMs } from './direct-route.ts';
import { fiberRttMs } from './fiber.ts';
import { placesOf, type RttProfile } from './rtt-matrix.ts';
import type { RttModel } from './rtt-model.ts';

/** An end of a route; an empty country stands for the nearest hub's. */
export interface RoutePlace extends Coordinates {
  readonly country: string;
}

/** The way that traffic takes between two places. */
export interface PlaceRoute {
  /** Nodes of the hubs and waypoints passed; empty where the places are joined straight over land. */
  readonly nodes: readonly number[];
  /** Arcs of the graph between them. */
  readonly arcs: readonly number[];
  /** Great-circle km from either end to its hub; for a straight way the first carries all of it. */
  readonly tailKm: readonly [number, number];
  /** Round-trip time of the way itself, ms; `Infinity` where none leads. */
  readonly wayMs: number;
  readonly greatCircleKm: number;
  /** Countries of both ends, as given or as the nearest hub tells. */
  readonly countries: readonly [string, string];
}

/** Finds routes between places; remembers what it has worked out about each of them. */
export function placeRoutes(
  model: RttModel,
  profile: RttProfile,
): (from: RoutePlace, to: RoutePlace) => PlaceRoute {
  const network = model.network(profile);
  const { parameters, routes, paths } = network;
  const known = new Map<RoutePlace, Attachments>();
  const attachedTo = (place: RoutePlace): Attachments => {
    const found = known.get(place) ?? attachments(model.finder, placesOf([place]));
    known.set(place, found);
    return found;
  };
  return (from, to) => {
    const ends = [attachedTo(from), attachedTo(to)] as const;
    const [a, b] = [ends[0].countries[0], ends[1].countries[0]];
    const gcKm = greatCircleKm(from, to);
    const best = bestEntry(ends, routes, parameters.stretch.terrestrial);
    const straightMs = directRttMs(parameters, gcKm, a === b);
    const common = { greatCircleKm: gcKm, countries: [a, b] } as const;
    if (straightMs <= best.wayMs) {
      return { nodes: [], arcs: [], tailKm: [gcKm, 0], wayMs: straightMs, ...common };
    }
    const nodes = best.wayMs === Infinity ? [] : paths.between(best.hubs[0], best.hubs[1]);
    const arcs = nodes.slice(1).map((next, i) => paths.arcBetween(nodes[i], next));
    return { nodes, arcs, tailKm: best.tailKm, wayMs: best.wayMs, ...common };
  };
}

interface Entry {
  readonly hubs: readonly [number, number];
  readonly tailKm: readonly [number, number];
  readonly wayMs: number;
}

/** The pair of hubs to enter at that makes the way shortest. */
function bestEntry(
  [from, to]: readonly [Attachments, Attachments],
  { count, rttMs }: { readonly count: number; readonly rttMs: Float64Array },
  tailStretch: number,
): Entry {
  let best: Entry = { hubs: [0, 0], tailKm: [0, 0], wayMs: Infinity };
  for (let i = 0; i < HUBS_PER_PLACE; i++) {
    for (let j = 0; j < HUBS_PER_PLACE; j++) {
      const [a, b] = [from.hub[i], to.hub[j]];
      if (a < 0 || b < 0) continue;
      const tailKm = [from.km[i], to.km[j]] as const;
      const wayMs = rttMs[a * count + b] + fiberRttMs((tailKm[0] + tailKm[1]) * tailStretch);
      if (wayMs < best.wayMs) best = { hubs: [a, b], tailKm, wayMs };
    }
  }
  return best;
}
