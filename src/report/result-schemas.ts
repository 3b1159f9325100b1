import { z } from 'zod';
import {
  alternative,
  alternativeSummary,
  evaluationSchema,
  evaluationSummarySchema,
  evidence,
  provenance,
} from './evaluation-schema.ts';

/** What made an answer: it stands at the head of every result. */
const header = {
  version: z.literal(1),
  worldHash: z.string().describe('of the world tables'),
  worldCompiled: z.string().describe('the day on which they were compiled'),
};

const scenarioHeader = {
  inputHash: z.string().describe('of the resolved scenario'),
  seed: z.string(),
};

const notice = z.string().optional().describe('what the law in it is not');

const outcome = z.enum(['forbidden', 'conditions', 'allowed']);

const grounds = z.strictObject({
  evidence: z.array(evidence),
  rules: z.array(
    z.strictObject({
      country: z.string().describe('whose users'),
      rule: z.looseObject({
        id: z.string(),
        law: z.string(),
        source: z.string(),
        confidence: z.enum(['high', 'medium', 'low']),
        outcome,
      }),
      here: outcome.describe('at the site'),
      fleetCountries: z.number(),
      boundIn: z.number().describe('countries of the fleet where it forbids a part'),
    }),
  ),
  risk: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      weight: z.number(),
      low: z.number(),
      mid: z.number().describe('0 best to 10 worst'),
      high: z.number(),
      isUnknown: z.boolean(),
      provenance,
    }),
  ),
  neighbor: z.strictObject({ neighbor: z.string().optional(), share: z.number() }),
});

const explanation = z.strictObject({
  schema: z.literal('regionsim/explanation'),
  ...header,
  ...scenarioHeader,
  alternative,
  exits: z.array(z.strictObject({ exchange: z.string(), routes: z.number() })),
  grounds,
  notice,
});

const summary = evaluationSummarySchema.omit({ schema: true, version: true });

const comparison = z.strictObject({
  schema: z.literal('regionsim/comparison'),
  version: z.literal(1),
  a: z.string().describe('as it was named on the command line'),
  b: z.string(),
  before: summary,
  after: summary,
  alternatives: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      country: z.string(),
      before: alternativeSummary.optional(),
      after: alternativeSummary.optional(),
    }),
  ),
  scale: z.enum(['same', 'other ranges', 'other criteria']),
  notice,
});

const diagnostic = z.strictObject({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.number().optional().describe('from 1; absent where the fault is the whole file'),
  column: z.number().optional(),
  path: z.string().optional().describe('the field: workloads.web.share'),
  message: z.string(),
  hint: z.string().optional().describe('what would be right'),
});

const batch = z.strictObject({
  schema: z.literal('regionsim/batch'),
  ...header,
  ranking: z.array(
    alternativeSummary.extend({ place: z.number(), file: z.string() }).describe('best first'),
  ),
  files: z.array(
    z.union([
      z.strictObject({ file: z.string(), result: z.string(), summary }),
      z.strictObject({ file: z.string(), diagnostics: z.array(diagnostic) }),
    ]),
  ),
  notice,
});

const check = z.strictObject({
  schema: z.literal('regionsim/check'),
  ...header,
  files: z.array(
    z.strictObject({
      file: z.string(),
      isSound: z.boolean(),
      inputHash: z.string().optional(),
      seed: z.string().optional(),
      candidates: z.number().optional(),
      diagnostics: z.array(diagnostic).describe('faults, or the warnings of a sound file'),
    }),
  ),
});

const SCHEMAS = { evaluation: evaluationSchema, explanation, comparison, batch, check } as const;

/** A form of result whose schema is published, by the name behind `regionsim/` in its head. */
export type ResultKind = keyof typeof SCHEMAS;

/** JSON Schema (draft 7) of a form of result. */
export function resultJsonSchema(kind: ResultKind) {
  return z.toJSONSchema(SCHEMAS[kind], { target: 'draft-7' });
}
