import { z } from 'zod';

import { byCodePoint } from '../by-code-point.ts';
import type { DemandProgram, Scenario } from '../types.ts';
import { byCountry } from './by-country.ts';
import { countryField } from './candidates.ts';
import type { NamedWorld, SchemaContext } from './context.ts';
import {
  resolvedField,
  type Collect,
  namedMap,
  numberField,
  quantityField,
  shareField,
  textField,
  type FieldMeta,
} from './fields.ts';
import { KINDS } from './kinds.ts';

const HEADCOUNT = { min: 0, max: 100_000_000, whole: true };

/** `demand`: how it grows, and what programs add. */
export function demandSchema(context: SchemaContext) {
  const growth = shareField(
    { min: -0.9, max: 5 },
    {
      description: 'growth of demand a year, of a country or * for every other',
      unit: 'share/year',
    },
  );
  const given = z
    .strictObject({
      growth: namedMap(growth)
        .meta({
          description: 'growth of demand a year by country; * is every other country',
          defaultText: "the world's own path",
        })
        .prefault({}),
      countries: z
        .array(countryField(context, 'a country'))
        .min(1)
        .meta({ description: 'the only countries whose demand counts', defaultText: 'all' })
        .optional(),
      programs: z
        .array(programSchema(context))
        .max(1000)
        .meta({ description: 'programs that add demand in a country: a stated assumption' })
        .prefault([]),
    })
    .meta({ description: 'where demand counts, and how it grows' })
    .prefault({});
  return resolvedField(given, (value, collect) => resolvedDemand(value, context.world, collect));
}

interface Given {
  readonly growth: ReadonlyMap<string, number>;
  readonly countries?: readonly string[] | undefined;
  readonly programs: readonly DemandProgram[];
}

function programSchema(context: SchemaContext) {
  const people = (meta: FieldMeta) => numberField(HEADCOUNT, meta).prefault(0);
  return z
    .strictObject({
      name: textField(80, { description: 'what reports call the program' }),
      country: countryField(context, 'country of its people and firms'),
      developers: people({ description: 'developers it brings', unit: 'people' }),
      partners: people({ description: 'partner firms it brings', unit: 'firms' }),
      startups: people({ description: 'startups it brings', unit: 'firms' }),
      years: quantityField(
        KINDS.years,
        { min: 0.1, max: 40 },
        { rates: context.rates, description: 'time over which they come' },
      ).prefault('5 years'),
    })
    .meta({ description: 'a program that adds demand' });
}

function resolvedDemand(
  { growth, countries, programs }: Given,
  world: NamedWorld,
  collect: Collect,
): Scenario['demand'] {
  return {
    programs,
    growthPerYear: byCountry(growth, { world, path: ['growth'], what: 'the growth' }, collect),
    ...(countries && { countries: [...new Set(countries)].toSorted(byCodePoint) }),
  };
}
