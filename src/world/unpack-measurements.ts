import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { RttMeasurements } from './types.ts';

/** The measured round trips from their packed table, by columns: thousands of rows that most runs never read. */
export function unpackMeasurements(packed: PackedWorld, citations: Citations): RttMeasurements {
  const table = tableReader(packed, 'rtt-measurements', citations);
  const column = (name: string): Float64Array =>
    Float64Array.from(table.optionalNumbers(name), (cell) => cell ?? NaN);
  const provider = 'azure';
  const regionId = (code: string): string => `${provider}:${code}`;
  return {
    provider,
    from: table.texts('from').map(regionId),
    to: table.texts('to').map(regionId),
    rttMs: column('rttMs'),
    rttMsDate: '2026-07-02',
    rttMsP95: column('rttMsP95'),
    rttMsP95Date: '2026-07-30',
    earlierRttMs: column('earlierRttMs'),
    earlierRttMsDate: '2025-06-29',
    provenance: {
      source: citations.get('azure-network-latency') ?? 'azure-network-latency',
      year: 2026,
      confidence: 'high',
    },
  };
}
