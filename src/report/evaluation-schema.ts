import { z } from 'zod';
import { EVALUATION_SCHEMA, EVALUATION_VERSION } from './evaluation-data.ts';

const amount = z.strictObject({ low: z.number(), mid: z.number(), high: z.number() });

const criterion = z.strictObject({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  goal: z.enum(['min', 'max']),
  weight: z.number().describe('all weights sum to 1'),
  range: z
    .strictObject({ worst: z.number(), best: z.number() })
    .describe('the values that score 0 and 1'),
});

const serviceLevel = z.strictObject({
  servedUsdPerYear: z.number(),
  refusedUsdPerYear: z.number(),
  meanRttMs: z.number(),
  withinBudgetShare: z.number(),
  lawfulShare: z.number(),
});

export const alternativeSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  country: z.string().describe('ISO 3166-1 alpha-2'),
  rank: z.number().optional().describe('1 is best; absent where a constraint is broken'),
  score: z.number().describe('0 to 100'),
  scoreLow: z.number().describe('with every uncertain input at its worst'),
  scoreHigh: z.number().describe('with every uncertain input at its best'),
  npvUsd: z.number(),
  takenUsdPerYear: z.number(),
  capturedUsdPerYear: z.number().optional(),
  broken: z.array(z.string()),
  values: z
    .record(z.string(), z.number().optional())
    .describe('by criterion, in natural units; absent where unknown'),
});

export const site = z.strictObject({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  latDeg: z.number(),
  lonDeg: z.number(),
  isExisting: z.boolean(),
});

export const provenance = z.array(
  z.looseObject({
    source: z.string(),
    year: z.number(),
    confidence: z.enum(['high', 'medium', 'low']),
    note: z.string().optional(),
  }),
);

const costItem = z.strictObject({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  low: z.number(),
  mid: z.number(),
  high: z.number(),
  usdPerYear: z.number().optional().describe('of a thing that is built: its level yearly payment'),
  provenance,
});

export const evidence = z.strictObject({
  name: z.string(),
  unit: z.string(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  isUnknown: z.boolean(),
  provenance,
});

const accelerator = z.strictObject({
  label: z.string(),
  outcome: z.enum(['forbidden', 'conditions', 'allowed']),
  obtainable: amount,
  rules: z.array(
    z.strictObject({
      id: z.string(),
      law: z.string(),
      review: z.enum(['presumptionOfApproval', 'caseByCase', 'presumptionOfDenial']),
      from: z.string().optional(),
      until: z.string().optional(),
      switchedOn: z.boolean(),
      sourced: z.boolean(),
    }),
  ),
});

export const alternative = z.strictObject({
  site,
  rank: z.number().optional(),
  broken: z.array(z.string()),
  score: z.number(),
  scoreLow: z.number(),
  scoreHigh: z.number(),
  contributions: z.array(
    z.strictObject({
      criterion: z.string(),
      value: z.number().describe('0 worst to 1 best of the reference range'),
      low: z.number(),
      high: z.number(),
      isKnown: z.boolean(),
      points: z.number(),
    }),
  ),
  values: z.record(
    z.string(),
    z.strictObject({
      value: z.number().optional(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
  takenUsdPerYear: z.number(),
  takenRttMs: z.number().optional(),
  takeovers: z.array(
    z.strictObject({ from: site.optional(), usdPerYear: z.number(), share: z.number() }),
  ),
  countries: z.array(
    z.strictObject({ country: z.string(), usdPerYear: z.number(), share: z.number() }),
  ),
  money: z.strictObject({
    capexUsd: amount,
    opexUsdPerYear: amount,
    npvUsd: amount,
    revenueUsdPerYear: z.array(z.number()),
    revenueFactor: z.strictObject({ low: z.number(), high: z.number() }),
    captured: z.strictObject({
      usdPerYear: z.number(),
      fromOwnFleetUsdPerYear: z.number(),
      fromCompetitors: z.array(z.strictObject({ provider: z.string(), usdPerYear: z.number() })),
      fromOthersUsdPerYear: z.number(),
    }),
    capex: z.array(costItem),
    opex: z.array(costItem),
  }),
  accelerator: accelerator.optional(),
  evidence: z.array(evidence),
});

/** The numbers that are compared across results; a result file is read back with this. */
export const evaluationSummarySchema = z.object({
  schema: z.literal(EVALUATION_SCHEMA),
  version: z.literal(EVALUATION_VERSION),
  name: z.string(),
  provider: z.string(),
  asOf: z.string(),
  inputHash: z.string(),
  worldHash: z.string(),
  seed: z.string(),
  fleetRegions: z.number(),
  demandUsdPerYear: z.number(),
  today: serviceLevel,
  criteria: z.array(criterion),
  alternatives: z.array(alternativeSummary),
});

/** The whole result file, as `--format json` writes it. */
export const evaluationSchema = z.strictObject({
  ...evaluationSummarySchema.shape,
  worldCompiled: z.string(),
  scenario: z.looseObject({}).describe('the resolved input'),
  fleet: z.array(z.string()).describe('region ids'),
  ranking: z.array(alternative),
  infeasible: z.array(alternative),
  caveats: z.array(z.string()),
  notice: z.string().optional().describe('what the law in it is not, and how much is sourced'),
});
