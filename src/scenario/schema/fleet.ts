import { z } from 'zod';
import { byCodePoint } from '../by-code-point.ts';
import { didYouMean } from '../nearest-name.ts';
import type { Scenario } from '../types.ts';
import type { SchemaContext } from './context.ts';
import { resolvedField, textField, type Collect } from './fields.ts';

/** `fleet`: which regions the provider has on the scenario's day. */
export function fleetSchema(context: SchemaContext) {
  const regions = (description: string) =>
    z
      .array(textField(80, { description: 'a region: provider:code, or the code alone' }))
      .max(1000)
      .meta({ description })
      .prefault([]);
  const flag = (description: string) => z.boolean().meta({ description }).prefault(false);
  const given = z
    .strictObject({
      announced: flag('whether announced regions count'),
      government: flag('whether government regions count'),
      include: regions('regions added to the fleet of the day'),
      exclude: regions('regions taken from the fleet of the day'),
    })
    .meta({ description: "the provider's regions of the day" })
    .prefault({});
  return resolvedField(given, (fleet, collect) => resolvedFleet(fleet, context, collect));
}

/** The fleet's rules, with each region by its id; a code alone means the provider's own region. */
function resolvedFleet(
  fleet: Scenario['fleet'],
  { world, provider }: SchemaContext,
  collect: Collect,
): Scenario['fleet'] {
  // An unknown provider is a fault of its own field; without one no region can be told to be wrong.
  if (provider === undefined) return fleet;
  const own = world.regions.filter((region) => region.provider === provider);
  const idsOf = (field: 'include' | 'exclude'): string[] => {
    const ids = fleet[field].flatMap((text, index) => {
      const region = own.find(({ id, code }) => text === id || text === code);
      if (region) return [region.id];
      const message = `"${text.slice(0, 60)}" is not a region of ${provider}`;
      const hint = (): string | undefined =>
        didYouMean(
          text,
          own.map(({ id, code }) => (text.includes(':') ? id : code)),
        );
      collect({ path: [field, index], message, hint });
      return [];
    });
    return [...new Set(ids)].toSorted(byCodePoint);
  };
  const { announced, government } = fleet;
  return { announced, government, include: idsOf('include'), exclude: idsOf('exclude') };
}
