import type { Provenance, World } from '../types.ts';
import { checkEach, type WorldCheck } from './finding.ts';

interface Sourced {
  readonly row: string;
  readonly origin: Provenance;
}

/** Decisions and forecasts of the market table reach this far ahead of the day of compilation, years. */
const FORECAST_YEARS = 10;

/** Every value says where it comes from. */
export const everyValueSourced: WorldCheck = {
  check: 'every-value-sourced',
  meaning: 'every value has a source, a year and a confidence, and memory is of low confidence',
  run: (world) => {
    const latest = Number(world.compiled.slice(0, 4)) + FORECAST_YEARS;
    return checkEach(sourcedValues(world), ({ row, origin }) =>
      faultsOf(origin, latest).map((message) => ({ row, message })),
    );
  },
};

function faultsOf({ source, year, confidence }: Provenance, latest: number): readonly string[] {
  const isMemory = /\bmemory\b/i.test(source);
  return [
    ...(source.trim() === '' ? ['has no source'] : []),
    ...(Number.isInteger(year) && year >= 1990 && year <= latest ? [] : [`is of the year ${year}`]),
    ...(['high', 'medium', 'low'].includes(confidence) ? [] : [`has confidence ${confidence}`]),
    ...(isMemory && confidence !== 'low'
      ? [`rests on memory, but has ${confidence} confidence`]
      : []),
  ];
}

function sourcedValues(world: World): readonly Sourced[] {
  return [
    ...countryValues(world),
    ...placeValues(world),
    ...world.laws.map(({ id, provenance }) => ({ row: `laws ${id}`, origin: provenance })),
    ...world.prices.flatMap(({ regionId, ...price }) =>
      facts(`prices ${regionId}`, [
        price.instanceUsdPerHour,
        price.egressUsdPerGigabyte,
        price.interZoneUsdPerGigabyte,
        price.h100x8UsdPerHour,
      ]),
    ),
    ...[...world.costParameters.values()].map((it) => ({
      row: `cost-parameters ${it.id}`,
      origin: it,
    })),
    ...world.marketFigures.map((it) => ({
      row: `market-figures ${it.metric} ${it.entity}`,
      origin: it,
    })),
    { row: 'backbone', origin: world.backbone.provenance },
  ];
}

function countryValues({ countries }: World): readonly Sourced[] {
  return [...countries.values()].flatMap(({ iso2, numbers, categories }) =>
    [...Object.entries(numbers), ...Object.entries(categories)].map(([indicator, origin]) => ({
      row: `countries ${iso2} ${indicator}`,
      origin,
    })),
  );
}

function placeValues({ cities, regions, providers }: World): readonly Sourced[] {
  return [
    ...cities.flatMap(({ id, population, temperatureMeanC }) =>
      facts(`cities ${id}`, [population, temperatureMeanC]),
    ),
    ...regions.flatMap(({ id, provenance, zones, launched, closed }) =>
      facts(`regions ${id}`, [provenance, zones, launched, closed]),
    ),
    ...[...providers.values()].flatMap(({ id, ...it }) =>
      facts(`providers ${id}`, [
        it.headquarters,
        it.parentHeadquarters,
        it.worldMarketShare,
        it.homeMarketShare,
      ]),
    ),
  ];
}

function facts(row: string, origins: readonly (Provenance | undefined)[]): readonly Sourced[] {
  return origins.flatMap((origin) => (origin ? [{ row, origin }] : []));
}
