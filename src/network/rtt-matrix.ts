import { EARTH_MEAN_RADIUS_KM } from '../math/great-circle.ts';
import { unitVectors } from '../math/unit-vectors.ts';
import { attachments, HUBS_PER_PLACE, type Attachments } from './attachment.ts';
import { DOMESTIC_REACH_KM, directRttMs, endsRttMs } from './direct-route.ts';
import { fiberRttMs } from './fiber.ts';
import { anchorFinder, isMeasuredProvider, rttBand, type RttBand } from './rtt-band.ts';
import type { RoutedNetwork, RttModel } from './rtt-model.ts';
import { rttSpread } from './rtt-parameters.ts';

/** Places as parallel columns: row `i` of every array is one place. */
export interface Places {
  readonly count: number;
  readonly latDeg: Float64Array;
  readonly lonDeg: Float64Array;
  /** ISO 3166-1 alpha-2 per place; empty where unknown. */
  readonly countries: readonly string[];
}

/** `cloud`: between regions over a provider's backbone. `public`: over the public Internet. */
export type RttProfile = 'cloud' | 'public';

/**
 * Median round-trip times in ms, row-major: row `i` is a demand point's place, column `j` a site. The 95th percentile
 * over time and the band of the model's error are worked out per pair when asked for, so that the matrix stays small.
 */
export interface RttMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly rttMs: Float64Array;
  /** 95th percentile over time of pair `(i, j)`, ms. */
  readonly rttMsP95At: (i: number, j: number) => number;
  /** Band in which 80 % of true medians of pairs like `(i, j)` lie, ms. */
  readonly bandAt: (i: number, j: number) => RttBand;
}

/** Columns from a list of records with coordinates. */
export function placesOf(
  records: readonly {
    readonly latDeg: number;
    readonly lonDeg: number;
    readonly country: string;
  }[],
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
  /** Whether `from` are users behind their country's access networks, and not servers in a data center. */
  readonly hasAccess?: boolean;
}

/**
 * Median round-trip times of every pair: the cheapest way over the hubs that both ends may enter at, or straight over
 * land where that is shorter, plus what both ends add. Never below light in fiber over the great circle, because no
 * link and no tail is shorter than its own great circle.
 */
export function rttMatrix(model: RttModel, query: RttQuery): RttMatrix {
  const { from, to, profile } = query;
  const network = model.network(profile);
  const rows = attachments(model.finder, from);
  const columns = attachments(model.finder, to);
  const rttMs = routedMs(network, rows, columns);
  addEnds(rttMs, model, query, { rows, columns });
  const spread = rttSpread(model.backbone, profile);
  const anchorKm = anchorFinder(model.backbone, profile);
  const anchorKmOf = (places: Places, place: number): number =>
    anchorKm(places.latDeg[place], places.lonDeg[place]);
  return {
    rows: from.count,
    columns: to.count,
    rttMs,
    rttMsP95At: (i, j) => {
      const median = rttMs[i * to.count + j];
      return median * (1 + spread.p95Share) + spread.p95JitterMs;
    },
    bandAt: (i, j) =>
      rttBand(spread, rttMs[i * to.count + j], {
        anchorKm: (anchorKmOf(from, i) + anchorKmOf(to, j)) / 2,
        isMeasuredProvider: isMeasuredProvider(model.options.provider),
      }),
  };
}

/** Round trips over the hubs, without what the ends add. */
function routedMs(network: RoutedNetwork, rows: Attachments, columns: Attachments): Float64Array {
  const columnCount = columns.countries.length;
  const toColumns = hubsToColumnsMs(network, columns);
  const rttMs = new Float64Array(rows.countries.length * columnCount).fill(Infinity);
  for (let slot = 0; slot < rows.hub.length; slot++) {
    const hub = rows.hub[slot];
    if (hub < 0) continue;
    const tailMs = fiberRttMs(rows.km[slot] * network.parameters.stretch.terrestrial);
    const first = Math.floor(slot / HUBS_PER_PLACE) * columnCount;
    const source = hub * columnCount;
    for (let j = 0; j < columnCount; j++) {
      const ms = toColumns[source + j] + tailMs;
      if (ms < rttMs[first + j]) rttMs[first + j] = ms;
    }
  }
  return rttMs;
}

/** From every hub (row) to every column's place: the best of the hubs that it may be entered at. */
function hubsToColumnsMs(network: RoutedNetwork, columns: Attachments): Float64Array {
  const { count, rttMs } = network.routes;
  const columnCount = columns.countries.length;
  const best = new Float64Array(count * columnCount).fill(Infinity);
  for (let j = 0; j < columnCount; j++) {
    for (let slot = j * HUBS_PER_PLACE; slot < (j + 1) * HUBS_PER_PLACE; slot++) {
      const hub = columns.hub[slot];
      if (hub < 0) break;
      const tailMs = fiberRttMs(columns.km[slot] * network.parameters.stretch.terrestrial);
      for (let h = 0; h < count; h++) {
        const ms = rttMs[hub * count + h] + tailMs;
        if (ms < best[h * columnCount + j]) best[h * columnCount + j] = ms;
      }
    }
  }
  return best;
}

/** Adds to each routed pair what its ends add, and takes the straight way over land where that is shorter. */
function addEnds(
  rttMs: Float64Array,
  model: RttModel,
  { from, to, profile, hasAccess }: RttQuery,
  { rows, columns }: { readonly rows: Attachments; readonly columns: Attachments },
): void {
  const { parameters } = model.network(profile);
  const a = unitVectors(from);
  const b = unitVectors(to);
  const gatewayOf = (country: string): number => parameters.gatewayMs.get(country) ?? 0;
  const columnGatewayMs = Float64Array.from(columns.countries, gatewayOf);
  const reach = squaredChordOf(DOMESTIC_REACH_KM);
  for (let i = 0, at = 0; i < from.count; i++) {
    const country = rows.countries[i];
    const rowGatewayMs = gatewayOf(country);
    const accessMs = hasAccess ? (model.backbone.accessRttMs.get(country)?.value ?? 0) : 0;
    const endMs = parameters.interceptMs + accessMs;
    for (let j = 0; j < to.count; j++, at++) {
      const isAbroad = country !== columns.countries[j];
      const gatewayMs = isAbroad ? rowGatewayMs + columnGatewayMs[j] : 0;
      const dx = a.x[i] - b.x[j];
      const dy = a.y[i] - b.y[j];
      const dz = a.z[i] - b.z[j];
      const chord = dx * dx + dy * dy + dz * dz;
      if (chord > reach) {
        rttMs[at] += endMs + gatewayMs;
        continue;
      }
      const gcKm = 2 * EARTH_MEAN_RADIUS_KM * Math.asin(Math.sqrt(chord) / 2);
      const routed = Math.min(rttMs[at], directRttMs(parameters, gcKm, !isAbroad));
      rttMs[at] = routed + endsRttMs(parameters, gcKm) + accessMs + gatewayMs;
    }
  }
}

/** Squared chord of the unit sphere under a great circle of `km`. */
function squaredChordOf(km: number): number {
  return (2 * Math.sin(km / (2 * EARTH_MEAN_RADIUS_KM))) ** 2;
}
