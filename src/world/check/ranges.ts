import { INDICATORS } from '../columns.ts';
import type { Fact, NumericIndicator, World } from '../types.ts';
import { checkEach, type WorldCheck } from './finding.ts';

interface Bounded {
  readonly row: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** Every number lies in the range that its kind allows. */
export const valuesInRange: WorldCheck = {
  check: 'values-in-range',
  meaning: 'every number lies in the plausible range of its kind',
  run: (world) =>
    checkEach(boundedValues(world), ({ row, value, min, max }) =>
      // A NaN lies in no range either.
      value >= min && value <= max
        ? []
        : [{ row, message: `${value} lies outside of ${min} to ${max}` }],
    ),
};

function boundedValues(world: World): readonly Bounded[] {
  return [
    ...indicatorValues(world),
    ...coordinates(world),
    ...placeValues(world),
    ...prices(world),
  ];
}

function indicatorValues({ countries }: World): readonly Bounded[] {
  return [...countries.values()].flatMap(({ iso2, numbers }) =>
    (Object.entries(numbers) as [NumericIndicator, Fact][]).map(([indicator, { value }]) => {
      const { min, max } = INDICATORS[indicator];
      return { row: `countries ${iso2} ${indicator}`, value, min, max };
    }),
  );
}

function coordinates({ cities, regions, backbone }: World): readonly Bounded[] {
  return [...cities, ...regions, ...backbone.hubs].flatMap(({ id, latDeg, lonDeg }) => [
    // No place of the tables lies beyond Longyearbyen or south of Tierra del Fuego.
    { row: `${id} latDeg`, value: latDeg, min: -60, max: 80 },
    { row: `${id} lonDeg`, value: lonDeg, min: -180, max: 180 },
  ]);
}

function placeValues({ cities, regions, providers }: World): readonly Bounded[] {
  return [
    ...cities.map(({ id, population }) => ({
      row: `cities ${id} population`,
      value: population.value,
      min: 500,
      max: 45e6,
    })),
    ...cities.flatMap(({ id, temperatureMeanC }) =>
      temperatureMeanC
        ? [
            {
              row: `cities ${id} temperatureMeanC`,
              value: temperatureMeanC.value,
              min: -20,
              max: 35,
            },
          ]
        : [],
    ),
    ...regions.flatMap(({ id, zones }) =>
      zones ? [{ row: `regions ${id} zones`, value: zones.value, min: 1, max: 15 }] : [],
    ),
    ...[...providers.values()].flatMap(({ id, worldMarketShare, homeMarketShare }) =>
      [worldMarketShare, homeMarketShare].flatMap((it) =>
        it ? [{ row: `providers ${id} market share`, value: it.value, min: 0, max: 1 }] : [],
      ),
    ),
  ];
}

function prices(world: World): readonly Bounded[] {
  return world.prices.flatMap(({ regionId, ...price }) => {
    const row = (what: string): string => `prices ${regionId} ${what}`;
    const { egressUsdPerGigabyte: egress, interZoneUsdPerGigabyte: zone } = price;
    return [
      { row: row('instance'), value: price.instanceUsdPerHour.value, min: 0.05, max: 1 },
      ...(egress ? [{ row: row('egress'), value: egress.value, min: 0, max: 0.3 }] : []),
      ...(zone ? [{ row: row('inter-zone'), value: zone.value, min: 0, max: 0.05 }] : []),
    ];
  });
}

/** A range holds its value. */
export const boundsHoldValues: WorldCheck = {
  check: 'bounds-hold-values',
  meaning: 'a value lies between its own low and high',
  run: (world) =>
    checkEach(boundedFacts(world), ({ fact: { value, low = value, high = value }, row }) =>
      low <= value && value <= high
        ? []
        : [{ row, message: `${value} is not between ${low} and ${high}` }],
    ),
};

interface NamedFact {
  readonly row: string;
  readonly fact: Fact;
}

function boundedFacts({ costParameters, countries, backbone }: World): readonly NamedFact[] {
  const facts = [
    ...[...costParameters].map(([id, fact]) => ({ row: `cost-parameters ${id}`, fact })),
    ...[...backbone.accessRttMs].map(([id, fact]) => ({ row: `access-networks ${id}`, fact })),
    ...[...backbone.rttNumbers].map(([id, fact]) => ({ row: `rtt-numbers ${id}`, fact })),
    ...[...countries.values()].flatMap(({ iso2, numbers }) =>
      Object.entries(numbers).map(([id, fact]) => ({ row: `countries ${iso2} ${id}`, fact })),
    ),
  ];
  return facts.filter(({ fact }) => fact.low !== undefined || fact.high !== undefined);
}
