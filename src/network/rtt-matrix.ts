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
