import { isInForce } from '../../compliance/in-force.ts';
import type { Control, LossControl, RuleControl } from './control.ts';
import { BUDGET_CRITERION } from './criterion-controls.ts';
import { changed, type ChangeValue, type Draft, toggledOverride } from './draft.ts';
import { monthText } from './months.ts';

/** Where a rule stands unless it is switched by itself: as the file says, else by its days. */
function unswitched({ period, file }: RuleControl, { changes }: Draft): boolean {
  if (file.position !== undefined) return file.position;
  const hasControls =
    'exportControls' in changes ? changes.exportControls === true : file.hasControls;
  const asOf = 'asOf' in changes ? monthText(Number(changes.asOf)) : file.asOf;
  return hasControls && isInForce(period, asOf);
}

const NO_DRAFT: Draft = { file: '', overrides: [], changes: {} };

/** What a control stands at in the file. */
export function baseOf(control: Control): ChangeValue {
  switch (control.kind) {
    case 'override':
    case 'law':
      return false;
    case 'rule':
      return unswitched(control, NO_DRAFT);
    case 'loss':
      return control.base > 0;
    case 'slider':
    case 'toggle':
      return control.base;
  }
}

/** What a control stands at in the draft. */
export function valueOf(control: Control, draft: Draft): ChangeValue {
  const { overrides, changes } = draft;
  switch (control.kind) {
    case 'override':
      return overrides.includes(control.name);
    case 'law':
      return ('asOf' in changes ? Number(changes.asOf) : control.baseMonth) >= control.month;
    case 'loss':
      return Number(changes[`weight:${control.criterion}`] ?? control.base) > 0;
    case 'rule':
      return changes[control.id] ?? unswitched(control, draft);
    case 'slider':
    case 'toggle':
      return control.id in changes ? changes[control.id] : control.base;
  }
}

/** The weight that a loss is judged with where the file gives budgets none. */
const USUAL_WEIGHT = 1;

/**
 * The budgets judged after the loss: the weight goes from the criterion before it to the one after it. A file that
 * weighs both has said how.
 */
function lost({ criterion, base, budgetBase }: LossControl, draft: Draft): Draft {
  const weight = base || budgetBase || USUAL_WEIGHT;
  const judged = changed(draft, `weight:${criterion}`, { value: weight, base });
  if (base > 0) return judged;
  return changed(judged, `weight:${BUDGET_CRITERION}`, { value: 0, base: budgetBase });
}

/** The loss taken back; the weight of the budgets as they are returns with the last one. */
function regained({ criterion, base, budgetBase }: LossControl, draft: Draft): Draft {
  const unjudged = changed(draft, `weight:${criterion}`, { value: 0, base });
  const isJudged = Object.entries(unjudged.changes).some(
    ([id, value]) => id.startsWith('weight:withinBudgetAfter') && Number(value) > 0,
  );
  if (isJudged) return unjudged;
  return changed(unjudged, `weight:${BUDGET_CRITERION}`, { value: budgetBase, base: budgetBase });
}

/** The draft with a switch turned; a slider has nothing to turn. */
export function toggled(control: Control, draft: Draft): Draft {
  const isOn = valueOf(control, draft) === true;
  switch (control.kind) {
    case 'slider':
      return draft;
    case 'override':
      return toggledOverride(draft, control.name);
    case 'law': {
      const { month, baseMonth } = control;
      return changed(draft, 'asOf', { value: isOn ? baseMonth : month, base: baseMonth });
    }
    case 'loss':
      return isOn ? regained(control, draft) : lost(control, draft);
    case 'rule':
      return changed(draft, control.id, { value: !isOn, base: unswitched(control, draft) });
    case 'toggle':
      return changed(draft, control.id, { value: !isOn, base: control.base });
  }
}

/** The draft with a control as the file has it. */
export function resetControl(control: Control, draft: Draft): Draft {
  const isChanged = valueOf(control, draft) !== baseOf(control);
  switch (control.kind) {
    case 'override':
    case 'law':
    case 'loss':
      return isChanged ? toggled(control, draft) : draft;
    case 'rule': {
      const base = unswitched(control, draft);
      return changed(draft, control.id, { value: base, base });
    }
    case 'slider':
    case 'toggle':
      return changed(draft, control.id, { value: control.base, base: control.base });
  }
}
