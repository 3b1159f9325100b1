import type { Period } from '../../compliance/in-force.ts';
import type { BuiltInCriterionId } from '../../scenario/criteria.ts';
import type { ExportRuleId } from '../../scenario/export-rule-ids.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Changes } from './draft.ts';

export type ControlGroup =
  | 'Overrides'
  | 'Weights'
  | 'Demand shares'
  | 'Latency budgets'
  | 'Region'
  | 'Time'
  | 'Law'
  | 'Export control'
  | 'Money'
  | 'Lose a zone or region'
  | 'Cut a cable'
  | 'Simulated faults'
  | 'More criteria'
  | 'Fleet';

interface AnyControl {
  readonly id: string;
  readonly group: ControlGroup;
  readonly label: string;
  /** What it is in full, where the label is short for it. */
  readonly about?: string;
}

/** A number between two ends, moved in steps. */
export interface SliderControl extends AnyControl {
  readonly kind: 'slider';
  readonly base: number;
  readonly least: number;
  readonly most: number;
  readonly stepSize: number;
  readonly style: 'number' | 'percent' | 'month' | 'weight';
  readonly unit?: string;
}

/** On or off. */
export interface ToggleControl extends AnyControl {
  readonly kind: 'toggle';
  readonly base: boolean;
}

/** A named override of the file: on or off; many fields change at once. */
export interface OverrideControl extends AnyControl {
  readonly kind: 'override';
  readonly name: string;
}

/** A law that enters into force after the day of the file: on where the scenario's day has come to it. */
export interface LawControl extends AnyControl {
  readonly kind: 'law';
  /** Months from which the law holds, and of the file's own day. */
  readonly month: number;
  readonly baseMonth: number;
}

/** An export rule: in force by its days while export control is on, unless it is switched by itself. */
export interface RuleControl extends AnyControl {
  readonly kind: 'rule';
  readonly rule: ExportRuleId;
  readonly period: Period;
  /** What the file says of the rule, of export control, and its day. */
  readonly file: {
    readonly position: boolean | undefined;
    readonly hasControls: boolean;
    readonly asOf: string;
  };
}

/** A loss that every region or user suffers: the budgets are judged after it instead of before. */
export interface LossControl extends AnyControl {
  readonly kind: 'loss';
  readonly criterion: BuiltInCriterionId;
  /** Weights in the file: of the criterion after the loss, and of the one before. */
  readonly base: number;
  readonly budgetBase: number;
}

export type Control =
  SliderControl | ToggleControl | OverrideControl | LawControl | RuleControl | LossControl;

/** What controls are made from. */
export interface ControlInputs {
  readonly base: Scenario;
  readonly overrides: readonly string[];
  readonly atlas: Atlas | undefined;
  /** Labels of the criteria, by id. */
  readonly criterionLabels: Readonly<Record<string, string>>;
  /** What was changed: faults that were added have controls too. */
  readonly changes: Changes;
}

type SliderParts = Omit<SliderControl, 'kind' | 'group' | 'style'> &
  Partial<Pick<SliderControl, 'style'>>;

export function slider(group: ControlGroup, parts: SliderParts): SliderControl {
  return { kind: 'slider', group, style: 'number', ...parts };
}

export function toggle(
  group: ControlGroup,
  parts: Omit<ToggleControl, 'kind' | 'group'>,
): ToggleControl {
  return { kind: 'toggle', group, ...parts };
}

/** A value moved by some steps, kept on the grid of steps and between the ends. */
export function movedValue(control: SliderControl, value: number, by: number): number {
  const { least, most, stepSize } = control;
  const next = Math.round((value + by * stepSize) / stepSize) * stepSize;
  return Number(Math.max(least, Math.min(most, next)).toPrecision(6));
}
