import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { CostParameter, Fact, RegionPrice } from './types.ts';

/** List prices, one row a region and instance. */
export function unpackPrices(packed: PackedWorld, citations: Citations): readonly RegionPrice[] {
  const table = tableReader(packed, 'prices', citations);
  const traffic = { source: 'egressSource', confidence: 'egressConfidence' };
  const providers = table.texts('provider');
  const codes = table.texts('code');
  const instances = table.texts('instance');
  const hourly = table.numberFacts('instanceUsdPerHour') as readonly Fact[];
  const egress = table.numberFacts('egressUsdPerGigabyte', traffic);
  const interZone = table.numberFacts('interZoneUsdPerGigabyte', traffic);
  const h100x8 = table.numberFacts('h100x8UsdPerHour');
  return table.records((row): RegionPrice => ({
    regionId: `${providers[row]}:${codes[row]}`,
    provider: providers[row],
    instance: instances[row],
    instanceUsdPerHour: hourly[row],
    ...(egress[row] && { egressUsdPerGigabyte: egress[row] }),
    ...(interZone[row] && { interZoneUsdPerGigabyte: interZone[row] }),
    ...(h100x8[row] && { h100x8UsdPerHour: h100x8[row] }),
  }));
}

/** Parameters of the cost model by id. */
export function unpackCostParameters(
  packed: PackedWorld,
  citations: Citations,
): ReadonlyMap<string, CostParameter> {
  const table = tableReader(packed, 'cost-parameters', citations);
  const ids = table.texts('id');
  const groups = table.texts('group');
  const units = table.texts('unit');
  const scopes = table.optionalTexts('scope');
  const lows = table.numbers('low');
  const values = table.numbers('value');
  const highs = table.numbers('high');
  const provenances = table.provenances();
  const parameters = table.records((row): CostParameter => ({
    id: ids[row],
    group: groups[row],
    unit: units[row],
    scope: scopes[row] ?? '',
    low: lows[row],
    value: values[row],
    high: highs[row],
    ...provenances[row],
  }));
  return new Map(parameters.map((parameter) => [parameter.id, parameter]));
}
