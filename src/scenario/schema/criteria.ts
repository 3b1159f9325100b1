import { z } from 'zod';
import { compileFormula } from '../formula.ts';
import type { Reading } from '../quantity.ts';
import { namedMap, numberField, readField, resolvedField, textField } from './fields.ts';
import { BUILT_IN_IDS, resolvedCriteria } from './resolved-criteria.ts';

const MOST_CRITERIA = 60;
const WEIGHT = { min: 0, max: 1000 };

/** A range as it was written; its unit depends on the criterion, so it is read with it. */
export type WrittenRange = readonly [worst: string | number, best: string | number];

/** The fields of a criterion that the user weighs or defines. */
export type CriterionFields = z.output<ReturnType<typeof criterionFields>>;

/** `criteria`: what the ranking looks at. */
export function criteriaSchema() {
  const weight = numberField(WEIGHT, { description: 'weight of a built-in criterion' }).transform(
    (value): CriterionFields => ({ weight: value }),
  );
  const given = namedMap(
    z.union([weight, criterionFields()]).meta({ description: 'weight, or more' }),
    MOST_CRITERIA,
  )
    .meta({
      description: `criteria of the ranking with their weights: ${BUILT_IN_IDS.join(', ')}, or formulas of your own`,
      defaultText: 'all built-in criteria with their default weights',
    })
    .optional();
  return resolvedField(given, resolvedCriteria);
}

function criterionFields() {
  return z
    .strictObject({
      weight: numberField(WEIGHT, {
        description: 'relative weight; weights need not sum to 1',
      }).prefault(1),
      range: readField(readRange, 'array', {
        description: 'values that score 0 and 1, [worst, best], in the unit of the criterion',
        example: '[0 ms, 40 ms]',
        defaultText: 'the range that the world gives',
      }).optional(),
      formula: readField(readFormula, 'string', {
        description: 'criterion of your own: an expression over the built-in criteria, by id',
        example: 'rttGainMs * 2 - unitCostUsdPerKwYear / 100',
      }).optional(),
      goal: z
        .enum(['min', 'max'])
        .meta({ description: 'whether less or more is better; of a formula', defaultText: 'max' })
        .optional(),
      label: textField(80, {
        description: 'what reports call it; of a formula',
        defaultText: 'its id',
      }).optional(),
    })
    .meta({ description: 'a criterion' });
}

function readFormula(value: unknown): Reading<string> {
  if (typeof value !== 'string') return { ok: false, message: 'must be an expression' };
  const formula = compileFormula(value, BUILT_IN_IDS);
  return formula.ok ? { ok: true, value } : formula;
}

function readRange(value: unknown): Reading<WrittenRange> {
  const isPair = Array.isArray(value) && value.length === 2 && value.every(isWritten);
  if (isPair) return { ok: true, value: value as [string | number, string | number] };
  return { ok: false, message: 'must be a list of two values', hint: '[worst, best]' };
}

function isWritten(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
