import { assert } from '../math/assert.ts';
import { ALL_CRITERIA, type CriterionDefinition } from '../scenario/criteria.ts';
import type { CriterionSpec } from '../scenario/types.ts';
import { type CriterionValue, spannedRange } from './criterion-value.ts';
import type { RankedCriterion } from './score.ts';

/** Values of all criteria of one site, by criterion id. */
export type SiteValues = Readonly<Record<string, CriterionValue>>;

const DEFINITIONS: ReadonlyMap<string, CriterionDefinition> = new Map(
  ALL_CRITERIA.map((definition) => [definition.id, definition]),
);

function describe(spec: CriterionSpec): Pick<RankedCriterion, 'label' | 'unit' | 'goal'> {
  if (spec.kind === 'formula') return { label: spec.label, unit: '', goal: spec.goal };
  const definition = DEFINITIONS.get(spec.id);
  assert(definition !== undefined, `no criterion is called ${spec.id}`);
  const { label, unit, goal } = definition;
  return { label, unit, goal };
}

/**
 * The scenario's criteria with weights that sum to 1 and the range each is measured against: the scenario's own, the
 * quantity's own, or else what the reference sites span. A criterion that no reference site has a value for gets a range without width,
 * which scores every site alike.
 */
export function rankedCriteria(
  specs: readonly CriterionSpec[],
  references: readonly SiteValues[],
): readonly RankedCriterion[] {
  const total = specs.reduce((sum, { weight }) => sum + weight, 0);
  return specs.map((spec) => {
    const { label, unit, goal } = describe(spec);
    const spanned = spannedRange(
      references.map((values) => values[spec.id]),
      goal,
    );
    return {
      id: spec.id,
      label,
      unit,
      goal,
      weight: total === 0 ? 1 / specs.length : spec.weight / total,
      range: spec.range ?? DEFINITIONS.get(spec.id)?.range ?? spanned ?? { worst: 0, best: 0 },
    };
  });
}
