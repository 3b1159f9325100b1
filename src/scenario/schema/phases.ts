import { z } from 'zod';
import type { Phase } from '../../cost/phase.ts';
import type { SchemaContext } from './context.ts';
import { quantityField, resolvedField, shareField, type Collect } from './fields.ts';
import { KINDS } from './kinds.ts';

const MOST_PHASES = 40;

/** A third written as 33.3 % three times is meant as the whole. */
const ROUNDING = 0.002;

/** `phases`: the parts in which the region opens. */
export function phasesSchema({ rates }: SchemaContext) {
  const phase = z
    .strictObject({
      share: shareField({ min: 0.001, max: 1 }, { description: 'share of the region' }),
      after: quantityField(
        KINDS.years,
        { min: 0, max: 39, whole: true },
        { rates, description: 'time from the opening of the region to that of the part' },
      ).prefault('0 years'),
    })
    .transform(({ share, after }): Phase => ({ year: after, share }))
    .meta({ description: 'a part of the region' });
  const given = z
    .array(phase)
    .min(1)
    .max(MOST_PHASES)
    .meta({
      description: 'parts in which the region opens; their shares sum to 100 %',
      defaultText: 'the whole at once',
    })
    .optional();
  return resolvedField(given, (phases, collect) => phases && resolvedPhases(phases, collect));
}

/** Phases whose shares sum to 1 exactly; one opens with the region. */
function resolvedPhases(phases: readonly Phase[], collect: Collect): readonly Phase[] {
  const sum = phases.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > ROUNDING) {
    const message = `must have shares that sum to 100 %, got ${Number((100 * sum).toFixed(1))} %`;
    collect({ path: [], message });
  }
  if (!phases.some(({ year }) => year === 0)) {
    collect({
      path: [],
      message: 'must have a part that opens with the region',
      hint: () => 'one of them after: 0 years',
    });
  }
  return phases.map(({ year, share }) => ({ year, share: share / sum }));
}
