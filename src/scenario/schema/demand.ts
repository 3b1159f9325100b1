import { z } from 'zod';
import type { World } from '../../world/types.ts';
import { byCodePoint } from '../by-code-point.ts';
import type { DemandProgram, Scenario } from '../types.ts';
import { countryNamed, type Named } from '../world-names.ts';
import { countryField } from './candidates.ts';
import type { SchemaContext } from './context.ts';
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

/** The country of a key of `demand.growth`, or `*`. */
function growthCountry(world: World, key: string): Named<string> {
  if (key === '*') return { ok: true, value: key };
  const country = countryNamed(world, key);
  return country.ok ? { ok: true, value: country.value.iso2 } : country;
}

function resolvedDemand(
  { growth, countries, programs }: Given,
  world: World,
  collect: Collect,
): Scenario['demand'] {
  const growthPerYear = new Map<string, number>();
  for (const [key, rate] of growth) {
    const path = ['growth', key];
    const country = growthCountry(world, key);
    if (!country.ok) collect({ path, message: country.message, hint: country.hint, isOfKey: true });
    else if (growthPerYear.has(country.value)) {
      collect({ path, message: `states the growth of ${country.value} twice`, isOfKey: true });
    } else growthPerYear.set(country.value, rate);
  }
  return {
    programs,
    growthPerYear: Object.fromEntries(growthPerYear),
    ...(countries && { countries: [...new Set(countries)].toSorted(byCodePoint) }),
  };
}
