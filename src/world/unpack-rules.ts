import { assert } from '../math/assert.ts';
import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { CostParameter, LawKind, LawRule, MarketFigure, RegionPrice } from './types.ts';

/** Laws in the order of the table: by jurisdiction. */
export function unpackLaws(packed: PackedWorld, citations: Citations): readonly LawRule[] {
  const table = tableReader(packed, 'laws', citations);
  return table.map((row): LawRule => {
    const inForceFrom = table.optionalText('inForceFrom', row);
    const inForceUntil = table.optionalText('inForceUntil', row);
    return {
      id: table.text('id', row),
      jurisdiction: table.text('jurisdiction', row),
      law: table.text('law', row),
      dataClass: table.text('dataClass', row) as LawRule['dataClass'],
      kind: table.text('kind', row) as LawKind,
      detail: table.text('detail', row),
      destinations: table.text('destinations', row),
      ...(inForceFrom !== undefined && { inForceFrom }),
      ...(inForceUntil !== undefined && { inForceUntil }),
      sourced: table.flag('sourced', row),
      provenance: table.provenance(row),
    };
  });
}

/** List prices, one row a region. */
export function unpackPrices(packed: PackedWorld, citations: Citations): readonly RegionPrice[] {
  const table = tableReader(packed, 'prices', citations);
  const traffic = { source: 'egressSource', confidence: 'egressConfidence' };
  return table.map((row): RegionPrice => {
    const instanceUsdPerHour = table.numberFact('instanceUsdPerHour', row);
    assert(instanceUsdPerHour !== undefined, 'a price row lacks its price');
    const egressUsdPerGigabyte = table.numberFact('egressUsdPerGigabyte', row, traffic);
    const interZoneUsdPerGigabyte = table.numberFact('interZoneUsdPerGigabyte', row, traffic);
    const h100x8UsdPerHour = table.numberFact('h100x8UsdPerHour', row);
    const provider = table.text('provider', row);
    return {
      regionId: `${provider}:${table.text('code', row)}`,
      provider,
      instance: table.text('instance', row),
      instanceUsdPerHour,
      ...(egressUsdPerGigabyte && { egressUsdPerGigabyte }),
      ...(interZoneUsdPerGigabyte && { interZoneUsdPerGigabyte }),
      ...(h100x8UsdPerHour && { h100x8UsdPerHour }),
    };
  });
}

/** Parameters of the cost model by id. */
export function unpackCostParameters(
  packed: PackedWorld,
  citations: Citations,
): ReadonlyMap<string, CostParameter> {
  const table = tableReader(packed, 'cost-parameters', citations);
  const parameters = table.map((row): CostParameter => ({
    id: table.text('id', row),
    group: table.text('group', row),
    unit: table.text('unit', row),
    scope: table.optionalText('scope', row) ?? '',
    low: table.number('low', row),
    value: table.number('value', row),
    high: table.number('high', row),
    ...table.provenance(row),
  }));
  return new Map(parameters.map((parameter) => [parameter.id, parameter]));
}

/** Published figures about markets, launches and export control, as printed. */
export function unpackMarketFigures(
  packed: PackedWorld,
  citations: Citations,
): readonly MarketFigure[] {
  const table = tableReader(packed, 'market-figures', citations);
  return table.map((row): MarketFigure => ({
    metric: table.text('metric', row),
    scope: table.text('scope', row),
    entity: table.text('entity', row),
    value: table.text('value', row),
    unit: table.text('unit', row),
    period: table.text('period', row),
    ...table.provenance(row),
  }));
}
