import { attachments, type Attachments } from './attachment.ts';
import { routedRows, type MatrixSides } from './routed-rtt.ts';
import { anchorFinder, isMeasuredProvider, rttBand, type RttBand } from './rtt-band.ts';
import type { RttModel } from './rtt-model.ts';
import { rttSpread, type RttParameters } from './rtt-parameters.ts';
import { straightRows } from './straight-ways.ts';

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
  const sides = { rows, columns, addedMs: endsOfRows(model, query, rows) };
  const route = routedRows(network, sides);
  const straighten = straightRows(network.parameters, { from, to, sides });
  const passGateways = gatewayRows(network.parameters, sides);
  const rttMs = new Float64Array(from.count * to.count);
  // Row by row, because a row stays in the processor's nearest cache through all three steps.
  for (let row = 0; row < from.count; row++) {
    route(rttMs, row);
    straighten(rttMs, row);
    passGateways(rttMs, row);
  }
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

/** What the ends of a long way from each row add, but for the gateways of columns, ms. */
function endsOfRows(model: RttModel, query: RttQuery, rows: Attachments): Float64Array {
  const { interceptMs, gatewayMs } = model.network(query.profile).parameters;
  const addedMs = new Float64Array(query.from.count).fill(interceptMs);
  for (const [i, country] of rows.countries.entries()) {
    addedMs[i] += gatewayMs.get(country) ?? 0;
    if (query.hasAccess) addedMs[i] += model.backbone.accessRttMs.get(country)?.value ?? 0;
  }
  return addedMs;
}

/** Adds, in a row, the gateways of columns, and takes the row's own off where both ends are in one country. */
function gatewayRows(
  { gatewayMs }: RttParameters,
  { rows, columns }: MatrixSides,
): (rttMs: Float64Array, row: number) => void {
  const columnCount = columns.countries.length;
  const gateways = [...gatewayMs].map(([country, ms]) => {
    const behind = [...columns.countries.keys()].filter((j) => columns.countries[j] === country);
    return { country, ms, behind: Int32Array.from(behind) };
  });
  return (rttMs, row) => {
    const first = row * columnCount;
    for (const { country, ms, behind } of gateways) {
      const addedMs = rows.countries[row] === country ? -ms : ms;
      for (let k = 0; k < behind.length; k++) rttMs[first + behind[k]] += addedMs;
    }
  };
}
