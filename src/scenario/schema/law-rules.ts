import { z } from 'zod';
import { DATA_CLASSES } from '../../compliance/data-classes.ts';
import { ruleFaults } from '../../compliance/rule-faults.ts';
import type { LawKind, LawRule } from '../../world/types.ts';
import { lastDayOf } from '../partial-date.ts';
import { countryNamed, type Named } from '../world-names.ts';
import type { SchemaContext } from './context.ts';
import { nameField, readField, resolvedField, textField } from './fields.ts';

const MOST_RULES = 1000;

const KINDS_OF_RULE = [
  'mustStay',
  'copyStays',
  'conditionalTransfer',
  'adequacyList',
  'free',
] as const satisfies readonly LawKind[];

/** Where data may go by a rule that does not say: home, home with a copy, anywhere on a contract, or anywhere. */
const USUAL_DESTINATIONS: Readonly<Record<LawKind, (jurisdiction: string) => string>> = {
  mustStay: (jurisdiction) => (jurisdiction === 'EU' ? 'EEA' : jurisdiction),
  copyStays: (jurisdiction) => `${jurisdiction === 'EU' ? 'EEA' : jurisdiction}+copy`,
  conditionalTransfer: () => 'any_with_safeguards',
  adequacyList: () => 'EU_ADEQUATE',
  free: () => 'any',
};

/** What of a rule a field of the file says. */
const FIELD_OF: Readonly<Partial<Record<keyof LawRule, string>>> = {
  destinations: 'destinations',
  kind: 'kind',
  inForceFrom: 'from',
  inForceUntil: 'until',
};

/**
 * `law.rules`: what-if rules on top of the world's. A rule that contradicts itself or another of them is a fault at its
 * place, whatever is wrong with the others.
 */
export function lawRulesSchema(context: SchemaContext) {
  const rule = resolvedField(ruleSchema(context), (given) => ({ given }));
  const rules = z
    .array(rule)
    .max(MOST_RULES)
    .superRefine(refuseContradictions, { when: () => true })
    .meta({ description: 'what-if rules on where data may go, on top of those of the tables' })
    .optional();
  return resolvedField(rules, (read) => read?.map(({ given }, index) => ruleOf(given, index)));
}

function ruleSchema(context: SchemaContext) {
  const day = (description: string) =>
    readField(lastDayOf, ['string', 'integer'], { description, example: '2027-01' }).optional();
  return z
    .strictObject({
      country: jurisdictionField(context),
      dataClass: z
        .enum([...DATA_CLASSES, 'all'])
        .meta({ description: 'class of data that it binds; all is every class but public data' }),
      kind: z.enum(KINDS_OF_RULE).meta({ description: 'what it asks' }),
      destinations: textField(200, {
        description: 'where the data may go, in the language of the tables, terms joined by +',
        example: 'EEA+EU_ADEQUATE',
        defaultText: 'home, or anywhere where the kind allows it',
      }).optional(),
      name: textField(120, {
        description: 'what reports call it',
        defaultText: 'a rule of the scenario',
      }).optional(),
      from: day('first day on which it holds'),
      until: day('last day on which it holds'),
    })
    .meta({ description: 'a what-if rule' });
}

type GivenRule = z.output<ReturnType<typeof ruleSchema>>;

function jurisdictionField({ world }: SchemaContext) {
  const lookUp = (text: string): Named<string> => {
    if (text.toUpperCase() === 'EU') return { ok: true, value: 'EU' };
    const country = countryNamed(world, text);
    return country.ok ? { ok: true, value: country.value.iso2 } : country;
  };
  return nameField(lookUp, { description: 'whose law it is, or EU', example: 'SA' });
}

/** A rule whose fields could all be read; of the others only pieces are there. */
interface ReadRule {
  readonly given: GivenRule;
}

function isRead(rule: unknown): rule is ReadRule {
  return typeof rule === 'object' && rule !== null && 'given' in rule;
}

function refuseContradictions(
  rules: readonly unknown[],
  context: z.core.$RefinementCtx<readonly unknown[]>,
): void {
  const read = rules.flatMap((rule, index) =>
    isRead(rule) ? [{ index, given: rule.given, law: ruleOf(rule.given, index) }] : [],
  );
  for (const { rule, field, message } of ruleFaults(read.map(({ law }) => law))) {
    const found = read.find(({ law }) => law.id === rule);
    if (!found) continue;
    const { index, given } = found;
    const key = FIELD_OF[field];
    const path = key !== undefined && key in given ? [index, key] : [index];
    context.addIssue({ code: 'custom', path, message, input: given, params: {} });
  }
}

function ruleOf({ country, dataClass, kind, ...given }: GivenRule, index: number): LawRule {
  const { destinations = USUAL_DESTINATIONS[kind](country), name, from, until } = given;
  return {
    id: `scenario-${index + 1}`,
    jurisdiction: country,
    law: name ?? 'a rule of the scenario',
    dataClass,
    kind,
    detail: '',
    destinations,
    ...(from !== undefined && { inForceFrom: from }),
    ...(until !== undefined && { inForceUntil: until }),
    sourced: true,
    provenance: { source: 'the scenario', year: YEAR_OF_WHAT_IF, confidence: 'medium' },
  };
}

/** A what-if has no year of its own; that of the tables' law stands in. */
const YEAR_OF_WHAT_IF = 2026;
