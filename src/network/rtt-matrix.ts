import { fiberRttMs } from './fiber.ts';
import { attachments, HUBS_PER_PLACE, type Attachments } from './attachment.ts';
import { directRttMs } from './direct-route.ts';
import type { RoutedNetwork, RttModel } from './rtt-model.ts';
import { EARTH_MEAN_RADIUS_KM } from '../math/great-circle.ts';
import { unitVectors } from '../math/unit-vectors.ts';

/** Places as parallel columns: row `i` of every array is one place. */
export interface Places {
  readonly count: number;
  readonly latDeg: Float64Array;
  readonly lonDeg: Float64Array;
  /** ISO 3166-1 alpha-2 per place; empty where unknown. */
  readonly countries: readonly string[];
}

/** `cloud`: between regions over a provider's backbone. `public`: user to region over the public Internet. */
export type RttProfile = 'cloud' | 'public';

/**
 * Round-trip times in ms, row-major: row `i` is a demand point's place, column `j` a site. Median and 95th percentile
 * of what is seen over time; `low` and `high` are the band in which 80 % of true medians lie (the model's error).
 */
export interface RttMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly rttMs: Float64Array;
}

/** Columns from a list of records with coordinates. */
export function placesOf(
  records: readonly { readonly latDeg: number; readonly lonDeg: number; readonly country: string }[],
): Places {
  return {
    count: records.length,
    latDeg: Float64Array.from(records, (record) => record.latDeg),
    lonDeg: Float64Array.from(records, (record) => record.lonDeg),
    countries: records.map((record) => record.country),
  };
}

/** What to compute: every place of `from` against every place of `to`. */
export interface RttQuery {
  readonly from: Places;
  readonly to: Places;
  readonly profile: RttProfile;
}

/**
 * Median round-trip times of every pair: the cheapest way over the hubs that both ends may enter at, or straight
 * over land where that is shorter, never below light in fiber over the great circle.
 */
export function rttMatrix(model: RttModel, { from, to, profile }: RttQuery): RttMatrix {
  const network = model.network(profile);
  const rows = attachments(model.backbone, from);
  const columns = attachments(model.backbone, to);
  const rttMs = new Float64Array(from.count * to.count);
  const a = unitVectors(from);
  const b = unitVectors(to);
  for (let j = 0; j < to.count; j++) {
    const toHubMs = hubToPlaceMs(network, columns, j);
    for (let i = 0; i < from.count; i++) {
      const dx = a.x[i] - b.x[j];
      const dy = a.y[i] - b.y[j];
      const dz = a.z[i] - b.z[j];
      const halfChord = Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2);
      const gcKm = 2 * EARTH_MEAN_RADIUS_KM * Math.asin(halfChord);
      const isSameCountry = from.countries[i] === to.countries[j];
      const overland = directRttMs(network.parameters, gcKm, isSameCountry);
      const routed = Math.min(overland, placeToHubsMs(network, rows, i, toHubMs));
      rttMs[i * to.count + j] = Math.max(routed + network.parameters.interceptMs, fiberRttMs(gcKm));
    }
  }
  return { rows: from.count, columns: to.count, rttMs };
}

/** From every hub to place `j`: the best of the hubs that it may be entered at. */
function hubToPlaceMs(network: RoutedNetwork, columns: Attachments, j: number): Float64Array {
  const { count, rttMs } = network.routes;
  const best = new Float64Array(count).fill(Infinity);
  for (let slot = j * HUBS_PER_PLACE; slot < (j + 1) * HUBS_PER_PLACE; slot++) {
    const hub = columns.hub[slot];
    if (hub < 0) break;
    const tailMs = fiberRttMs(columns.km[slot] * network.parameters.tailStretch);
    for (let h = 0; h < count; h++) best[h] = Math.min(best[h], rttMs[hub * count + h] + tailMs);
  }
  return best;
}

function placeToHubsMs(
  network: RoutedNetwork,
  rows: Attachments,
  i: number,
  toHubMs: Float64Array,
): number {
  let best = Infinity;
  for (let slot = i * HUBS_PER_PLACE; slot < (i + 1) * HUBS_PER_PLACE; slot++) {
    const hub = rows.hub[slot];
    if (hub < 0) break;
    const tailMs = fiberRttMs(rows.km[slot] * network.parameters.tailStretch);
    best = Math.min(best, toHubMs[hub] + tailMs);
  }
  return best;
}
