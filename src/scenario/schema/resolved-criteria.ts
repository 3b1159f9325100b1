import { byCodePoint } from '../by-code-point.ts';
import { ALL_CRITERIA, BUILT_IN_CRITERIA, type CriterionDefinition } from '../criteria.ts';
import { didYouMean } from '../nearest-name.ts';
import type { QuantityKind, Reading } from '../quantity.ts';
import type { CriterionFields, WrittenRange } from './criteria.ts';
import { quantityOf, type Collect } from './fields.ts';
import { KINDS } from './kinds.ts';
import type { CriterionSpec, ReferenceRange } from '../types.ts';

/** Ids of the criteria that the engine computes. */
export const BUILT_IN_IDS: readonly string[] = ALL_CRITERIA.map(({ id }) => id);

/** How the range of a criterion is written. */
const KIND_OF_UNIT: Readonly<Record<CriterionDefinition['unit'], QuantityKind>> = {
  ms: KINDS.delay,
  share: KINDS.share,
  'share of time': KINDS.share,
  routes: KINDS.index,
  'USD/kW/yr': KINDS.unitCost,
  USD: KINDS.money,
  'USD/TB': KINDS.dataPrice,
  'gCO2e/kWh': KINDS.carbon,
  'index 0-10': KINDS.index,
};

const OWN_ID = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/** The criteria of the ranking, built-in ones in their order, then the user's own by id. */
export function resolvedCriteria(
  given: ReadonlyMap<string, CriterionFields> | undefined,
  collect: Collect,
): CriterionSpec[] {
  if (given === undefined) {
    return BUILT_IN_CRITERIA.map(({ id, defaultWeight }) => ({
      kind: 'built-in',
      id,
      weight: defaultWeight,
    }));
  }
  const builtIn = ALL_CRITERIA.flatMap((definition) => {
    const fields = given.get(definition.id);
    return fields ? [builtInCriterion(definition, fields, collect)] : [];
  });
  const own = [...given]
    .filter(([id]) => !BUILT_IN_IDS.includes(id))
    .toSorted(([a], [b]) => byCodePoint(a, b))
    .flatMap(([id, fields]) => ownCriterion(id, fields, collect));
  const criteria = [...builtIn, ...own];
  if (!criteria.some(({ weight }) => weight > 0)) {
    collect({ path: [], message: 'must give at least one criterion a weight above 0' });
  }
  return criteria;
}

function builtInCriterion(
  { id, unit, goal }: (typeof ALL_CRITERIA)[number],
  { weight, range, ...others }: CriterionFields,
  collect: Collect,
): CriterionSpec {
  for (const field of ['formula', 'goal', 'label'] as const) {
    if (others[field] === undefined) continue;
    const message = `is for criteria of your own; ${id} is built in`;
    collect({ path: [id, field], message, isOfKey: true });
  }
  return {
    kind: 'built-in',
    id,
    weight,
    ...resolvedRange(range, { id, kind: KIND_OF_UNIT[unit], goal }, collect),
  };
}

function ownCriterion(id: string, fields: CriterionFields, collect: Collect): CriterionSpec[] {
  const { weight, range, formula, goal = 'max', label = id } = fields;
  const path = [id];
  if (formula === undefined) {
    const hint = (): string | undefined =>
      didYouMean(id, BUILT_IN_IDS) ?? 'a criterion of your own needs a formula';
    collect({
      path,
      message: 'is not a built-in criterion and has no formula',
      hint,
      isOfKey: true,
    });
    return [];
  }
  if (!OWN_ID.test(id)) {
    const message = 'must be named by a letter, then letters, digits, _ or -';
    collect({ path, message, isOfKey: true });
  }
  const target = { id, kind: KINDS.index, goal };
  return [
    { kind: 'formula', id, label, goal, weight, formula, ...resolvedRange(range, target, collect) },
  ];
}

function resolvedRange(
  range: WrittenRange | undefined,
  { id, kind, goal }: { id: string; kind: QuantityKind; goal: 'min' | 'max' },
  collect: Collect,
): { range?: ReferenceRange } {
  if (range === undefined) return {};
  const read = rangeInUnit(range, kind, goal);
  if (read.ok) return { range: read.value };
  const { message, hint } = read;
  collect({ path: [id, 'range'], message, hint: () => hint });
  return {};
}

/** A written range in the unit of its criterion; the better value lies in the direction of the goal. */
function rangeInUnit(
  [worst, best]: WrittenRange,
  kind: QuantityKind,
  goal: 'min' | 'max',
): Reading<{ worst: number; best: number }> {
  const from = quantityOf(worst, kind, {});
  if (!from.ok) return from;
  const to = quantityOf(best, kind, {});
  if (!to.ok) return to;
  const range = { worst: from.value, best: to.value };
  const isForward = goal === 'max' ? range.best > range.worst : range.best < range.worst;
  if (isForward) return { ok: true, value: range };
  const order = goal === 'max' ? 'above' : 'below';
  return { ok: false, message: `must be [worst, best] with best ${order} worst` };
}
