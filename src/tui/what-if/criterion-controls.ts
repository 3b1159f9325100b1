import { ALL_CRITERIA, type BuiltInCriterionId } from '../../scenario/criteria.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Control, type ControlInputs, type LossControl, slider } from './control.ts';

/** Weights are relative; beyond this one criterion is the whole ranking. */
const MOST_WEIGHT = 10;

/** The criterion that a loss takes the place of. */
export const BUDGET_CRITERION: BuiltInCriterionId = 'newlyWithinBudgetShare';

function weightIn({ criteria }: Scenario, id: string): number {
  return criteria.find((each) => each.id === id)?.weight ?? 0;
}

/** The weights of the criteria that the scenario names. */
export function weightControls({ base, criterionLabels }: ControlInputs): readonly Control[] {
  return base.criteria.map(({ id, weight }) =>
    slider('Weights', {
      id: `weight:${id}`,
      label: criterionLabels[id] ?? id,
      base: weight,
      least: 0,
      most: Math.max(MOST_WEIGHT, weight),
      stepSize: 0.5,
      style: 'weight',
    }),
  );
}

/** The weights of all other criteria that the engine knows: those of zones, of losses, of cables. */
export function otherWeightControls({ base }: ControlInputs): readonly Control[] {
  const named = new Set<string>(base.criteria.map(({ id }) => id));
  return ALL_CRITERIA.filter(({ id }) => !named.has(id)).map(({ id, label, meaning }) =>
    slider('More criteria', {
      id: `weight:${id}`,
      label,
      about: meaning,
      base: 0,
      least: 0,
      most: MOST_WEIGHT,
      stepSize: 0.5,
      style: 'weight',
    }),
  );
}

const LOSSES = [
  {
    id: 'lossOfZone',
    label: 'a zone of every region',
    criterion: 'withinBudgetAfterZoneLossShare',
    about: 'every region loses a zone: budgets are judged by what is kept within them then',
  },
  {
    id: 'lossOfRegion',
    label: "every user's nearest region",
    criterion: 'withinBudgetAfterRegionLossShare',
    about: 'every user loses the nearest region: budgets are judged by what the next one gives',
  },
] as const satisfies readonly Pick<LossControl, 'id' | 'label' | 'criterion' | 'about'>[];

/** Losses that strike everywhere: the budgets of the ranking are those after the loss. */
export function commonLossControls({ base }: ControlInputs): readonly Control[] {
  return LOSSES.map((loss) => ({
    kind: 'loss',
    group: 'Lose a zone or region',
    base: weightIn(base, loss.criterion),
    budgetBase: weightIn(base, BUDGET_CRITERION),
    ...loss,
  }));
}
