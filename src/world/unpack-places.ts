import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations, type TableReader } from './table-reader.ts';
import type { City, CloudRegion, Fact, Provider, RegionStatus } from './types.ts';

/** Cities in the order of the table: by country, the most populous first. */
export function unpackCities(packed: PackedWorld, citations: Citations): readonly City[] {
  const table = tableReader(packed, 'cities', citations);
  return table.map((row): City => {
    const country = table.text('country', row);
    const name = table.text('name', row);
    const temperatureMeanC = table.numberFact('temperatureMeanC', row, TEMPERATURE);
    return {
      id: `${country}/${name}`,
      name,
      country,
      latDeg: table.number('latDeg', row),
      lonDeg: table.number('lonDeg', row),
      population: required(table.numberFact('population', row), `population of ${name}`),
      isCapital: table.flag('isCapital', row),
      isCandidate: table.flag('isCandidate', row),
      isChinaComputingHub: table.flag('isChinaComputingHub', row),
      timeZone: table.text('timeZone', row),
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
  return table.map((row): CloudRegion => {
    const provider = table.text('provider', row);
    const code = table.text('code', row);
    return {
      id: `${provider}:${code}`,
      provider,
      code,
      name: table.text('name', row),
      city: table.text('city', row),
      country: table.text('country', row),
      latDeg: table.number('latDeg', row),
      lonDeg: table.number('lonDeg', row),
      status: table.text('status', row) as RegionStatus,
      ...datesOf(table, row),
      provenance: table.provenance(row),
    };
  });
}

function datesOf(
  table: TableReader,
  row: number,
): Pick<CloudRegion, 'zones' | 'launched' | 'closed'> {
  const zones = table.numberFact('zones', row, {
    source: 'zonesSource',
    confidence: 'zonesConfidence',
  });
  const launched = table.textFact('launched', row, {
    source: 'launchedSource',
    confidence: 'launchedConfidence',
  });
  const closed = table.textFact('closed', row, {
    low: 'closedLow',
    high: 'closedHigh',
    source: 'closedSource',
    confidence: 'closedConfidence',
  });
  return { ...(zones && { zones }), ...(launched && { launched }), ...(closed && { closed }) };
}

/** Providers by id. */
export function unpackProviders(
  packed: PackedWorld,
  citations: Citations,
): ReadonlyMap<string, Provider> {
  const table = tableReader(packed, 'providers', citations);
  const providers = table.map((row): Provider => {
    const worldMarketShare = table.numberFact('worldMarketShare', row, {
      source: 'worldMarketShareSource',
      year: 'worldMarketShareYear',
    });
    const homeMarketShare = table.numberFact('homeMarketShare', row, {
      source: 'homeMarketShareSource',
      year: 'homeMarketShareYear',
    });
    return {
      id: table.text('id', row),
      name: table.text('name', row),
      aliases: table.words('aliases', row),
      headquarters: required(table.textFact('headquarters', row), 'headquarters'),
      parentHeadquarters: required(table.textFact('parentHeadquarters', row), 'parent'),
      ...(worldMarketShare && { worldMarketShare }),
      ...(homeMarketShare && { homeMarketShare }),
    };
  });
  return new Map(providers.map((provider) => [provider.id, provider]));
}

function required<T>(fact: Fact<T> | undefined, what: string): Fact<T> {
  if (fact === undefined) throw new Error(`the packed world lacks the ${what}`);
  return fact;
}
