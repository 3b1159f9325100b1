import { parse } from 'csv-parse/sync';
import type { RttSample } from '../network/calibrate/rtt-sample.ts';
import type { Diagnostic } from '../scenario/diagnostic.ts';

/** Other names under which measurement files carry a column. */
const ALIASES: Readonly<Record<string, string>> = {
  src_lat: 'from_lat',
  src_lon: 'from_lon',
  src_country: 'from_country',
  dst_lat: 'to_lat',
  dst_lon: 'to_lon',
  dst_country: 'to_country',
};

interface Row {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly info: { readonly lines: number };
}

/**
 * Measured pairs of a CSV file with the columns `from_lat,from_lon,to_lat,to_lon,rtt_ms`, and `from_country`,
 * `to_country` where known; faulty rows are reported with their line and do not lose the others.
 */
export function measurementsOf(
  text: string,
  file: string,
): { readonly samples: readonly RttSample[]; readonly faults: readonly Diagnostic[] } {
  const samples: RttSample[] = [];
  const faults: Diagnostic[] = [];
  const rows = parse(text, {
    columns: (names: string[]) => names.map((name) => ALIASES[name.trim()] ?? name.trim()),
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as unknown as Row[];
  for (const { record, info } of rows) {
    const sample = sampleOf(record);
    if (typeof sample === 'string') {
      faults.push({ severity: 'error', file, line: info.lines, message: sample });
    } else samples.push(sample);
  }
  return { samples, faults };
}

function sampleOf(record: Row['record']): RttSample | string {
  const from = placeOf(record, 'from');
  if (typeof from === 'string') return from;
  const to = placeOf(record, 'to');
  if (typeof to === 'string') return to;
  const rttMs = Number(record.rtt_ms ?? NaN);
  if (!(rttMs > 0)) return `rtt_ms must be a positive number, got ${record.rtt_ms ?? 'nothing'}`;
  return { from, to, rttMs };
}

function placeOf(record: Row['record'], end: 'from' | 'to'): RttSample['from'] | string {
  const latDeg = coordinate(record[`${end}_lat`], 90);
  const lonDeg = coordinate(record[`${end}_lon`], 180);
  if (latDeg === undefined) return wrong(`${end}_lat`, record, 90);
  if (lonDeg === undefined) return wrong(`${end}_lon`, record, 180);
  const country = (record[`${end}_country`] ?? '').trim().toUpperCase();
  return { name: `${latDeg},${lonDeg}`, latDeg, lonDeg, country };
}

function coordinate(cell: string | undefined, limit: number): number | undefined {
  if (cell === undefined || cell.trim() === '') return undefined;
  const value = Number(cell);
  return Math.abs(value) <= limit ? value : undefined;
}

function wrong(column: string, record: Row['record'], limit: number): string {
  return `${column} must be a number from -${limit} to ${limit}, got ${record[column] ?? 'nothing'}`;
}
