import { unpackBackbone } from './backbone.ts';
import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { World } from './types.ts';
import { unpackCostParameters, unpackPrices } from './unpack-costs.ts';
import { unpackCountries } from './unpack-countries.ts';
import { unpackCities, unpackRegions } from './unpack-places.ts';
import { unpackMeasurements } from './unpack-measurements.ts';
import { unpackProviders } from './unpack-providers.ts';
import { unpackLaws, unpackMarketFigures } from './unpack-rules.ts';

/** The world of records from its packed columns. */
export function unpackWorld(packed: PackedWorld): World {
  const citations = citationsOf(packed);
  return {
    hash: packed.hash,
    compiled: packed.compiled,
    countries: unpackCountries(packed, citations),
    cities: unpackCities(packed, citations),
    regions: unpackRegions(packed, citations),
    providers: unpackProviders(packed, citations),
    laws: unpackLaws(packed, citations),
    prices: unpackPrices(packed, citations),
    costParameters: unpackCostParameters(packed, citations),
    marketFigures: unpackMarketFigures(packed, citations),
    backbone: unpackBackbone(packed, citations),
    rttMeasurements: unpackMeasurements(packed, citations),
  };
}

/** What a reader is shown as the source: the citation, with its address where there is one. */
function citationsOf(packed: PackedWorld): Citations {
  const table = tableReader(packed, 'sources', new Map());
  const ids = table.texts('id');
  const citations = table.texts('citation');
  const urls = table.optionalTexts('url');
  const shown = citations.map((citation, row) => {
    const url = urls[row];
    return url === undefined ? citation : `${citation}, ${url}`;
  });
  return new Map(ids.map((id, row) => [id, shown[row]]));
}
