import { unpackBackbone } from './backbone.ts';
import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import { unpackCountries } from './unpack-countries.ts';
import { unpackCities, unpackProviders, unpackRegions } from './unpack-places.ts';
import {
  unpackCostParameters,
  unpackLaws,
  unpackMarketFigures,
  unpackPrices,
} from './unpack-rules.ts';
import type { World } from './types.ts';

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
  };
}

/** What a reader is shown as the source: the citation, with its address where there is one. */
function citationsOf(packed: PackedWorld): Citations {
  const sources = tableReader(packed, 'sources', new Map());
  return new Map(
    sources.map((row) => {
      const url = sources.optionalText('url', row);
      const citation = sources.text('citation', row);
      return [sources.text('id', row), url === undefined ? citation : `${citation}, ${url}`];
    }),
  );
}
