import { z } from 'zod';
import type { QuantityKind } from '../quantity.ts';
import type { SchemaContext } from './context.ts';
import { numberField, quantityField, shareField, type Bounds } from './fields.ts';
import { KINDS } from './kinds.ts';

const ANY_AMOUNT = { min: -1e15, max: 1e15 };

/** `constraints`: what may never be. */
export function constraintsSchema({ rates }: SchemaContext) {
  const limit = (kind: QuantityKind, bounds: Bounds, description: string) =>
    quantityField(kind, bounds, { rates, description, defaultText: 'none' }).optional();
  return z
    .strictObject({
      maxUnitCost: limit(
        KINDS.unitCost,
        { min: 0, max: 1e9 },
        'most that a kW of IT load may cost in a year, capital included',
      ),
      minNpv: limit(KINDS.money, ANY_AMOUNT, 'least net present value'),
      maxCapex: limit(KINDS.money, { min: 0, max: 1e15 }, 'most that may be invested'),
      maxGridCarbon: limit(
        KINDS.carbon,
        { min: 0, max: 2000 },
        "highest carbon intensity of the country's grid",
      ),
      maxCountryRisk: numberField(
        { min: 0, max: 10 },
        { description: 'highest country risk, 0 to 10', unit: 'index 0-10', defaultText: 'none' },
      ).optional(),
      minLawfulShare: shareField(
        { min: 0, max: 1 },
        {
          description:
            'least share of all demand that the fleet, with the site, may lawfully serve',
          defaultText: 'none',
        },
      ).optional(),
      acceleratorsRequired: z
        .boolean()
        .meta({ description: 'whether accelerators must be allowed at the site' })
        .prefault(false),
    })
    .transform(({ maxUnitCost, minNpv, maxCapex, maxGridCarbon, ...others }) => ({
      ...others,
      maxUnitCostUsdPerKwYear: maxUnitCost,
      minNpvUsd: minNpv,
      maxCapexUsd: maxCapex,
      maxGridCarbonGCo2ePerKwh: maxGridCarbon,
    }))
    .meta({ description: 'what may never be: a candidate that breaks one is infeasible' })
    .prefault({});
}
