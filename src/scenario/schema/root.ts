import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { lastDayOf } from '../partial-date.ts';
import { assumptionsSchema } from './assumptions.ts';
import { candidatesSchema, excludedSchema } from './candidates.ts';
import { constraintsSchema } from './constraints.ts';
import type { NamedWorld, SchemaContext } from './context.ts';
import { criteriaSchema } from './criteria.ts';
import { demandSchema } from './demand.ts';
import { namedMap, quantityField, readField, textField } from './fields.ts';
import { KINDS } from './kinds.ts';
import { eventsSchema } from './events.ts';
import { fleetSchema } from './fleet.ts';
import { layerFields } from './layers.ts';
import { incentivesSchema } from './incentives.ts';
import { lawSchema, providerField } from './law.ts';
import { phasesSchema } from './phases.ts';
import { regionSchema } from './region.ts';
import { simulationSchema } from './simulation.ts';
import { workloadsSchema } from './workloads.ts';

type ScenarioSchema = ReturnType<typeof newSchema>;

/** Schemas by what they depend on; a batch of files needs one or two. */
const schemas = new WeakMap<NamedWorld, Map<string, ScenarioSchema>>();
const MOST_KEPT = 16;

/**
 * The fields of a scenario file, each described once: the checks, the JSON Schema and the table of fields follow.
 * Making a schema costs more than reading a file with it, so schemas are kept.
 */
export function scenarioSchema(context: SchemaContext): ScenarioSchema {
  const { world, rates, provider } = context;
  const kept = schemas.get(world) ?? new Map<string, ScenarioSchema>();
  schemas.set(world, kept);
  const key = canonicalJson({ rates, provider });
  const schema = kept.get(key) ?? newSchema(context);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, schema);
  return schema;
}

function newSchema(context: SchemaContext) {
  return z.strictObject({
    ...identityFields(context),
    fleet: fleetSchema(context),
    candidates: candidatesSchema(context),
    excludeCandidates: excludedSchema(context),
    region: regionSchema(context),
    phases: phasesSchema(context),
    horizon: quantityField(
      KINDS.years,
      { min: 1, max: 40, whole: true },
      { rates: context.rates, description: 'time that the investment is looked at' },
    ).prefault('5 years'),
    workloads: workloadsSchema(context),
    constraints: constraintsSchema(context),
    criteria: criteriaSchema(),
    assumptions: assumptionsSchema(context),
    incentives: incentivesSchema(context),
    demand: demandSchema(context),
    law: lawSchema(context),
    events: eventsSchema(context),
    simulation: simulationSchema(context),
    rates: ratesSchema(),
    seed: readField(readSeed, ['string', 'integer'], {
      description: 'every random draw follows from it',
    }).prefault('1'),
    ...layerFields(),
  });
}

/** What `scenarioSchema` reads a file into; names and units are resolved, what spans several fields is not. */
export type ScenarioDraft = z.output<ScenarioSchema>;

function identityFields(context: SchemaContext) {
  return {
    name: textField(120, {
      description: 'what reports call the scenario',
      defaultText: "the file's name",
    }).optional(),
    description: textField(4000, { description: 'what it is about' }).prefault(''),
    provider: providerField(context, 'the provider that builds, by id or name'),
    asOf: readField(lastDayOf, ['string', 'integer'], {
      description: 'day whose fleet and law hold; a month or year means its last day',
      example: '2024-05',
      defaultText: "the day of the world's tables",
    }).optional(),
  };
}

function ratesSchema() {
  const rate = quantityField(
    KINDS.money,
    { min: 1e-9, max: 1e6 },
    { rates: {}, description: 'what one unit of the currency is worth', example: '0.14 USD' },
  );
  return namedMap(rate)
    .meta({ description: 'currencies of this file, by ISO 4217 code' })
    .prefault({});
}

function readSeed(value: unknown) {
  const isSeed =
    (typeof value === 'string' && value !== '' && value.length <= 80) ||
    Number.isSafeInteger(value);
  return isSeed
    ? { ok: true as const, value: String(value) }
    : {
        ok: false as const,
        message: 'must be text of 1 to 80 characters, or a whole number below 2^53',
        hint: 'in quotes a long number is text',
      };
}
