import { z } from 'zod';
import type { Incentives } from '../../cost/incentives.ts';
import { byCountry } from './by-country.ts';
import type { SchemaContext } from './context.ts';
import { namedMap, quantityField, resolvedField, shareField } from './fields.ts';
import { KINDS } from './kinds.ts';

/** `incentives`: what states give for building there. */
export function incentivesSchema(context: SchemaContext) {
  const given = namedMap(incentiveSchema(context))
    .meta({
      description: 'what a state gives for building there, by country; * is every other country',
    })
    .optional();
  return resolvedField(
    given,
    (value, collect) =>
      value &&
      byCountry(value, { world: context.world, path: [], what: 'the incentives' }, collect),
  );
}

function incentiveSchema({ rates }: SchemaContext) {
  const share = (description: string) =>
    shareField({ min: 0, max: 1 }, { description, defaultText: 'none' }).optional();
  return z
    .strictObject({
      taxHoliday: quantityField(
        KINDS.years,
        { min: 0, max: 40, whole: true },
        {
          rates,
          description: 'years from the opening in which profit is not taxed',
          defaultText: 'none',
        },
      ).optional(),
      facilityGrant: share('share of building, plant and land that the state pays'),
      powerDiscount: share('share off the power price'),
      dutyExemption: share('share of the import duty that is forgiven'),
    })
    .transform(({ taxHoliday, facilityGrant, powerDiscount, dutyExemption }): Incentives => ({
      ...(taxHoliday !== undefined && { taxHolidayYears: taxHoliday }),
      ...(facilityGrant !== undefined && { facilityGrantShare: facilityGrant }),
      ...(powerDiscount !== undefined && { powerDiscountShare: powerDiscount }),
      ...(dutyExemption !== undefined && { dutyExemptShare: dutyExemption }),
    }))
    .meta({ description: 'what the state gives' });
}
