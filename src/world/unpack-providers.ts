import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { Fact, Provider } from './types.ts';

/** Providers by id. */
export function unpackProviders(
  packed: PackedWorld,
  citations: Citations,
): ReadonlyMap<string, Provider> {
  const table = tableReader(packed, 'providers', citations);
  const ids = table.texts('id');
  const names = table.texts('name');
  const aliases = table.texts('aliases');
  const headquarters = table.textFacts('headquarters') as readonly Fact<string>[];
  const parents = table.textFacts('parentHeadquarters') as readonly Fact<string>[];
  const world = table.numberFacts('worldMarketShare', {
    source: 'worldMarketShareSource',
    year: 'worldMarketShareYear',
  });
  const home = table.numberFacts('homeMarketShare', {
    source: 'homeMarketShareSource',
    year: 'homeMarketShareYear',
  });
  const providers = table.records((row): Provider => ({
    id: ids[row],
    name: names[row],
    aliases: aliases[row].split('|'),
    headquarters: headquarters[row],
    parentHeadquarters: parents[row],
    ...(world[row] && { worldMarketShare: world[row] }),
    ...(home[row] && { homeMarketShare: home[row] }),
  }));
  return new Map(providers.map((provider) => [provider.id, provider]));
}
