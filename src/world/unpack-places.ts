import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations, type TableReader } from './table-reader.ts';
import type { City, CloudRegion, Fact, RegionStatus } from './types.ts';

/** Cities in the order of the table: by country, the most populous first. */
export function unpackCities(packed: PackedWorld, citations: Citations): readonly City[] {
  const table = tableReader(packed, 'cities', citations);
  const countries = table.texts('country');
  const names = table.texts('name');
  const latDeg = table.numbers('latDeg');
  const lonDeg = table.numbers('lonDeg');
  const populations = table.numberFacts('population', {}) as readonly Fact[];
  const isCapital = table.flags('isCapital');
  const isCandidate = table.flags('isCandidate');
  const isChinaComputingHub = table.flags('isChinaComputingHub');
  const timeZones = table.texts('timeZone');
  const temperatures = table.numberFacts('temperatureMeanC', TEMPERATURE);
  return table.records((row): City => {
    const temperatureMeanC = temperatures[row];
    return {
      id: `${countries[row]}/${names[row]}`,
      name: names[row],
      country: countries[row],
      latDeg: latDeg[row],
      lonDeg: lonDeg[row],
      population: populations[row],
      isCapital: isCapital[row],
      isCandidate: isCandidate[row],
      isChinaComputingHub: isChinaComputingHub[row],
      timeZone: timeZones[row],
      ...(temperatureMeanC && { temperatureMeanC }),
    };
  });
}

const TEMPERATURE = {
  source: 'temperatureSource',
  year: 'temperatureYear',
  confidence: 'temperatureConfidence',
  note: 'temperatureStation',
} as const;

/** Regions of all providers, those of a provider together. */
export function unpackRegions(packed: PackedWorld, citations: Citations): readonly CloudRegion[] {
  const table = tableReader(packed, 'regions', citations);
  const providers = table.texts('provider');
  const codes = table.texts('code');
  const names = table.texts('name');
  const cities = table.texts('city');
  const countries = table.texts('country');
  const latDeg = table.numbers('latDeg');
  const lonDeg = table.numbers('lonDeg');
  const statuses = table.texts('status');
  const historyOf = historyReader(table);
  const provenances = table.provenances();
  return table.records((row): CloudRegion => ({
    id: `${providers[row]}:${codes[row]}`,
    provider: providers[row],
    code: codes[row],
    name: names[row],
    city: cities[row],
    country: countries[row],
    latDeg: latDeg[row],
    lonDeg: lonDeg[row],
    status: statuses[row] as RegionStatus,
    ...historyOf(row),
    provenance: provenances[row],
  }));
}

type History = Pick<CloudRegion, 'zones' | 'launched' | 'closed'>;

/** Zones, launch and closing of a region: facts with an origin of their own each, absent where unknown. */
function historyReader(table: TableReader): (row: number) => History {
  const zones = table.numberFacts('zones', factColumns('zones'));
  const launched = table.textFacts('launched', factColumns('launched'));
  const closed = table.textFacts('closed', {
    ...factColumns('closed'),
    low: 'closedLow',
    high: 'closedHigh',
  });
  return (row) => ({
    ...(zones[row] && { zones: zones[row] }),
    ...(launched[row] && { launched: launched[row] }),
    ...(closed[row] && { closed: closed[row] }),
  });
}

/** The row's note speaks of the region as a whole, so its facts carry none. */
function factColumns(value: string) {
  return { source: `${value}Source`, confidence: `${value}Confidence`, note: `${value}Note` };
}
