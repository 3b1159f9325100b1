import { z } from 'zod';
import { EXPORT_RULE_IDS, type ExportRuleId } from '../export-rule-ids.ts';
import { providerNamed, type Named } from '../world-names.ts';
import { countryField } from './candidates.ts';
import type { SchemaContext } from './context.ts';
import { nameField, resolvedField } from './fields.ts';
import { lawRulesSchema } from './law-rules.ts';

/** `law`: which rules hold. */
export function lawSchema(context: SchemaContext) {
  const cutOff = z
    .strictObject({
      providers: z
        .array(providerField(context, 'a provider'))
        .meta({ description: 'providers that may no longer sell' })
        .prefault([]),
      countries: z
        .array(countryField(context, 'a country'))
        .meta({ description: 'countries whose customers they lose' })
        .prefault([]),
    })
    .meta({ description: 'customers that can no longer buy from some providers' });
  const given = z
    .strictObject({
      sourcedOnly: z
        .boolean()
        .meta({ description: 'whether only rules count that rest on a document that was read' })
        .prefault(false),
      exportControls: z
        .boolean()
        .meta({ description: 'whether export rules for accelerators apply' })
        .prefault(true),
      exportRules: exportRulesSchema(),
      cutOff: z
        .array(cutOff)
        .max(1000)
        .meta({ description: 'customers that are cut off from providers' })
        .prefault([]),
      rules: lawRulesSchema(context),
    })
    .meta({ description: 'which rules hold' })
    .prefault({});
  return resolvedField(given, ({ rules = [], ...law }) => ({
    ...law,
    ...(rules.length > 0 && { extraRules: rules }),
  }));
}

/** What-if: single export rules on or off, whatever the scenario's day. */
function exportRulesSchema() {
  const position = z
    .enum(['on', 'off'])
    .optional()
    .meta({ description: 'on or off, whatever the day' });
  return z
    .strictObject(
      Object.fromEntries(EXPORT_RULE_IDS.map((id) => [id, position])) as Record<
        ExportRuleId,
        typeof position
      >,
    )
    .meta({ description: 'export rules for accelerators, switched one by one' })
    .prefault({});
}

/** A provider by id, name or alias, read as its id. */
export function providerField({ world }: SchemaContext, description: string) {
  const lookUp = (text: string): Named<string> => {
    const provider = providerNamed(world, text);
    return provider.ok ? { ok: true, value: provider.value.id } : provider;
  };
  return nameField(lookUp, { description, example: 'alibaba' });
}
