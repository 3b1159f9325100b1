import { known, type Description } from './description.ts';
import { describeCity, describeCountry, regionRow } from './describe-place.ts';
import type { WorldThing } from './find.ts';
import type { CloudRegion, Provider, World } from './types.ts';

/** Everything that the tables know of a thing, each value with its source. */
export function describeThing(world: World, thing: WorldThing): Description {
  switch (thing.kind) {
    case 'provider':
      return describeProvider(world, thing.provider);
    case 'country':
      return describeCountry(world, thing.country);
    case 'city':
      return describeCity(world, thing.city);
    case 'region':
      return describeRegion(world, thing.region);
  }
}

function describeProvider(world: World, provider: Provider): Description {
  const { id, name, aliases } = provider;
  const regions = world.regions.filter((region) => region.provider === id);
  return {
    kind: 'provider',
    id,
    title: name,
    identity: { id, aliases: aliases.join(', ') },
    values: [
      ...known('headquarters', provider.headquarters),
      ...known('parentHeadquarters', provider.parentHeadquarters),
      ...known('worldMarketShare', provider.worldMarketShare, {
        unit: 'share',
        meaning: "share of the world's cloud infrastructure market",
      }),
      ...known('homeMarketShare', provider.homeMarketShare, {
        unit: 'share',
        meaning: 'share of the home market',
      }),
    ],
    related: [
      {
        title: `Regions (${regions.length})`,
        rows: regions.map((region) => ({ country: region.country, ...regionRow(region) })),
      },
      {
        title: 'Published figures',
        rows: world.marketFigures
          .filter(({ entity }) => namesOf(provider).some((it) => entity.includes(it)))
          .map(({ metric, scope, entity, value, unit, period, confidence, source }) => ({
            metric,
            scope,
            entity,
            value,
            unit,
            period,
            confidence,
            source,
          })),
      },
    ],
  };
}

/** Figures name providers by their short names: `Alibaba regions`. */
function namesOf({ name, aliases }: Provider): readonly string[] {
  return [name, ...aliases];
}

function describeRegion(world: World, region: CloudRegion): Description {
  const { id, provider, code, name, city, country, latDeg, lonDeg, status } = region;
  const price = world.prices.find(({ regionId }) => regionId === id);
  const hourly = { unit: 'USD/h', meaning: `list price of ${price?.instance ?? 'an instance'}` };
  return {
    kind: 'region',
    id,
    title: `${world.providers.get(provider)?.name ?? provider}: ${name}`,
    identity: { provider, code, city, country, latDeg, lonDeg, status },
    values: [
      ...known('region', { value: name, ...region.provenance }),
      ...known('zones', region.zones),
      ...known('launched', region.launched),
      ...known('closed', region.closed),
      ...known('instanceUsdPerHour', price?.instanceUsdPerHour, hourly),
      ...known('egressUsdPerGigabyte', price?.egressUsdPerGigabyte, { unit: 'USD/GB' }),
      ...known('interZoneUsdPerGigabyte', price?.interZoneUsdPerGigabyte, { unit: 'USD/GB' }),
      ...known('h100x8UsdPerHour', price?.h100x8UsdPerHour, { unit: 'USD/h' }),
    ],
    related: [],
  };
}
