import type { Scenario } from '../../scenario/types.ts';
import type { Atlas } from '../map/atlas.ts';
import { counted } from '../widgets/counted.ts';
import type { ChangeValue } from './draft.ts';
import { monthOf } from './months.ts';

export type ControlGroup =
  | 'Overrides'
  | 'Weights'
  | 'Demand shares'
  | 'Latency budgets'
  | 'Region'
  | 'Time'
  | 'Law'
  | 'Money'
  | 'Cables'
  | 'Fleet';

interface AnyControl {
  readonly id: string;
  readonly group: ControlGroup;
  readonly label: string;
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

export type Control = SliderControl | ToggleControl | OverrideControl | LawControl;

export interface ControlInputs {
  readonly base: Scenario;
  readonly overrides: readonly string[];
  readonly atlas: Atlas | undefined;
  /** Labels of the criteria, by id. */
  readonly criterionLabels: Readonly<Record<string, string>>;
}

type SliderParts = Omit<SliderControl, 'kind' | 'group' | 'style'> &
  Partial<Pick<SliderControl, 'style'>>;

function slider(group: ControlGroup, parts: SliderParts): SliderControl {
  return { kind: 'slider', group, style: 'number', ...parts };
}

function toggle(group: ControlGroup, parts: Omit<ToggleControl, 'kind' | 'group'>): ToggleControl {
  return { kind: 'toggle', group, ...parts };
}

/** Weights are relative; beyond this one criterion is the whole ranking. */
const MOST_WEIGHT = 10;

function weightControls({ base, criterionLabels }: ControlInputs): readonly Control[] {
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

function demandControls({ base }: ControlInputs): readonly Control[] {
  const shares = base.workloads.map(({ id, demandShare }) =>
    slider('Demand shares', {
      id: `share:${id}`,
      label: id,
      base: demandShare,
      least: 0,
      most: 1,
      stepSize: 0.05,
      style: 'percent',
    }),
  );
  const budgets = base.workloads.map(({ id, latencyBudgetMs }) =>
    slider('Latency budgets', {
      id: `budget:${id}`,
      label: id,
      base: latencyBudgetMs,
      least: 5,
      most: Math.max(400, latencyBudgetMs),
      stepSize: 5,
      unit: 'ms',
    }),
  );
  return [...shares, ...budgets];
}

function regionControls({ base }: ControlInputs): readonly Control[] {
  const { zones, itLoadMwPerZone, zoneSpacingKm, acceleratorShare } = base.region;
  return [
    slider('Region', { id: 'zones', label: 'zones', base: zones, least: 1, most: 12, stepSize: 1 }),
    slider('Region', {
      id: 'itLoadMwPerZone',
      label: 'IT load a zone',
      base: itLoadMwPerZone,
      least: 1,
      most: Math.max(100, itLoadMwPerZone),
      stepSize: 1,
      unit: 'MW',
    }),
    slider('Region', {
      id: 'zoneSpacingKm',
      label: 'zone spacing',
      base: zoneSpacingKm,
      least: 5,
      most: Math.max(150, zoneSpacingKm),
      stepSize: 5,
      unit: 'km',
    }),
    slider('Region', {
      id: 'acceleratorShare',
      label: 'accelerators',
      base: acceleratorShare,
      least: 0,
      most: 1,
      stepSize: 0.05,
      style: 'percent',
    }),
  ];
}

/** Before this no provider of the tables had a region; later than this nothing is known. */
const FIRST_MONTH = 12 * 2006;
const LAST_MONTH = 12 * 2030 + 11;

function timeControls({ base }: ControlInputs): readonly Control[] {
  return [
    slider('Time', {
      id: 'asOf',
      label: 'as of',
      base: monthOf(base.asOf),
      least: FIRST_MONTH,
      most: LAST_MONTH,
      stepSize: 1,
      style: 'month',
    }),
    slider('Time', {
      id: 'horizonYears',
      label: 'horizon',
      base: base.horizonYears,
      least: 1,
      most: 40,
      stepSize: 1,
      unit: 'years',
    }),
  ];
}

/** Laws still to come, by their day. */
function comingLaws({ base, atlas }: ControlInputs): readonly Control[] {
  const baseMonth = monthOf(base.asOf);
  return (atlas?.laws ?? [])
    .map(({ jurisdiction, law, from }): LawControl => ({
      kind: 'law',
      group: 'Law',
      id: `law:${jurisdiction} ${law}`,
      label: `${from.slice(0, 7)} ${jurisdiction} ${law}`,
      month: monthOf(from),
      baseMonth,
    }))
    .filter(({ month }) => month > baseMonth && month <= LAST_MONTH)
    .sort((a, b) => a.month - b.month || (a.id < b.id ? -1 : 1));
}

function lawControls(inputs: ControlInputs): readonly Control[] {
  const { exportControls, sourcedOnly } = inputs.base.law;
  return [
    toggle('Law', {
      id: 'exportControls',
      label: 'export control of accelerators',
      base: exportControls,
    }),
    toggle('Law', { id: 'sourcedOnly', label: 'only laws with a read source', base: sourcedOnly }),
    ...comingLaws(inputs),
  ];
}

/** Cost parameters that strategists argue about, by id of the world's table. */
const LEVERS: readonly (readonly [id: string, label: string])[] = [
  ['ppa_discount_vs_industrial', 'power discount'],
  ['dc_construction_cost', 'construction'],
  ['general_capex_per_kw', 'servers'],
  ['it_load_utilisation', 'utilization'],
  ['realized_price_share', 'realized price'],
  ['wacc_hic', 'WACC, before risk'],
];

/** Steps over the range that the world's table gives a parameter. */
const LEVER_STEPS = 20;

function moneyControls({ base, atlas }: ControlInputs): readonly Control[] {
  return LEVERS.flatMap(([id, label]) => {
    const lever = atlas?.levers.find((each) => each.id === id);
    if (!lever || lever.high <= lever.low) return [];
    const value = id in base.assumptions ? base.assumptions[id].mid : lever.value;
    return [
      slider('Money', {
        id: `lever:${id}`,
        label,
        base: value,
        least: Math.min(lever.low, value),
        most: Math.max(lever.high, value),
        stepSize: Number(((lever.high - lever.low) / LEVER_STEPS).toPrecision(2)),
        unit: lever.unit,
      }),
    ];
  });
}

function cableControls({ base, atlas }: ControlInputs): readonly Control[] {
  const cut = new Set(base.events.map((event) => event.cut));
  return (atlas?.cuts ?? []).map(({ name, kind, links }) =>
    toggle('Cables', {
      id: `cut:${name}`,
      label: `cut ${name} (${kind === 'chokepoint' ? 'chokepoint, ' : ''}${counted(links, 'link')})`,
      base: cut.has(name),
    }),
  );
}

function fleetControls({ base, atlas }: ControlInputs): readonly Control[] {
  const own = (atlas?.regions ?? []).filter(({ provider }) => provider === base.provider);
  return [
    toggle('Fleet', {
      id: 'announced',
      label: 'announced regions stand',
      base: base.fleet.announced,
    }),
    ...own.map(({ id, name }) =>
      toggle('Fleet', {
        id: `lose:${id}`,
        label: `lose ${name}`,
        base: base.fleet.exclude.includes(id),
      }),
    ),
  ];
}

/** Everything that can be changed of a scenario, in the order in which it is shown. */
export function controlsOf(inputs: ControlInputs): readonly Control[] {
  const overrides = inputs.overrides.map((name): Control => ({
    kind: 'override',
    id: `override:${name}`,
    group: 'Overrides',
    label: name,
    name,
  }));
  return [
    ...overrides,
    ...weightControls(inputs),
    ...demandControls(inputs),
    ...regionControls(inputs),
    ...timeControls(inputs),
    ...lawControls(inputs),
    ...moneyControls(inputs),
    ...cableControls(inputs),
    ...fleetControls(inputs),
  ];
}

/** A value moved by some steps, kept on the grid of steps and between the ends. */
export function movedValue(control: SliderControl, value: number, by: number): number {
  const { least, most, stepSize } = control;
  const next = Math.round((value + by * stepSize) / stepSize) * stepSize;
  return Number(Math.max(least, Math.min(most, next)).toPrecision(6));
}

export function baseOf(control: Control): ChangeValue {
  return control.kind === 'override' || control.kind === 'law' ? false : control.base;
}
