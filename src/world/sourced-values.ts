import type { Provenance, World } from './types.ts';

/** One value of the tables with where it comes from: what is counted, listed and checked. */
export interface SourcedValue {
  readonly table: string;
  /** Row and, where a row has several values, which: `MX powerPriceUsdPerKwh`. */
  readonly row: string;
  readonly origin: Provenance;
}

/** Every value of the world that has an origin, table by table. */
export function sourcedValues(world: World): readonly SourcedValue[] {
  return [
    ...countryValues(world),
    ...placeValues(world),
    ...world.laws.map(({ id, provenance }) => ({ table: 'laws', row: id, origin: provenance })),
    ...world.prices.flatMap(({ regionId, ...price }) =>
      facts('prices', regionId, [
        price.instanceUsdPerHour,
        price.egressUsdPerGigabyte,
        price.interZoneUsdPerGigabyte,
        price.h100x8UsdPerHour,
      ]),
    ),
    ...[...world.costParameters.values()].map((origin) => ({
      table: 'cost-parameters',
      row: origin.id,
      origin,
    })),
    ...world.marketFigures.map((origin) => ({
      table: 'market-figures',
      row: `${origin.metric} ${origin.entity}`,
      origin,
    })),
    ...networkValues(world),
  ];
}

function networkValues({ backbone, rttMeasurements }: World): readonly SourcedValue[] {
  return [
    { table: 'backbone', row: 'hubs and links', origin: backbone.provenance },
    ...rows('cable-systems', backbone.cables, ({ provenance }) => provenance),
    ...rows('chokepoints', backbone.chokepoints, ({ provenance }) => provenance),
    ...rows('transit-rules', backbone.transitRules, ({ provenance }) => provenance),
    ...backbone.peeringRegions.map(({ name, provenance }) => ({
      table: 'peering-regions',
      row: name,
      origin: provenance,
    })),
    ...rows('rtt-numbers', backbone.rttNumbers, (fact) => fact),
    ...rows('access-networks', backbone.accessRttMs, (fact) => fact),
    ...rttMeasurements.from.map((from, row) => ({
      table: 'rtt-measurements',
      row: `${from} to ${rttMeasurements.to[row]}`,
      origin: rttMeasurements.provenance,
    })),
  ];
}

function rows<T>(
  table: string,
  entries: ReadonlyMap<string, T>,
  originOf: (entry: T) => Provenance,
): readonly SourcedValue[] {
  return [...entries].map(([row, entry]) => ({ table, row, origin: originOf(entry) }));
}

function countryValues({ countries }: World): readonly SourcedValue[] {
  return [...countries.values()].flatMap(({ iso2, numbers, categories }) =>
    [...Object.entries(numbers), ...Object.entries(categories)].map(([indicator, origin]) => ({
      table: 'countries',
      row: `${iso2} ${indicator}`,
      origin,
    })),
  );
}

function placeValues({ cities, regions, providers }: World): readonly SourcedValue[] {
  return [
    ...cities.flatMap(({ id, population, temperatureMeanC }) =>
      facts('cities', id, [population, temperatureMeanC]),
    ),
    ...regions.flatMap(({ id, provenance, zones, launched, closed }) =>
      facts('regions', id, [provenance, zones, launched, closed]),
    ),
    ...[...providers.values()].flatMap(({ id, ...it }) =>
      facts('providers', id, [
        it.headquarters,
        it.parentHeadquarters,
        it.worldMarketShare,
        it.homeMarketShare,
      ]),
    ),
  ];
}

function facts(
  table: string,
  row: string,
  origins: readonly (Provenance | undefined)[],
): readonly SourcedValue[] {
  return origins.flatMap((origin) => (origin ? [{ table, row, origin }] : []));
}
