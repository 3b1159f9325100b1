import { type Control, type ControlInputs, slider, toggle } from './control.ts';
import { otherWeightControls, weightControls } from './criterion-controls.ts';
import { cableControls, faultControls, lossControls } from './event-controls.ts';
import { exportControls, lawControls } from './law-controls.ts';
import { FIRST_MONTH, LAST_MONTH, monthOf } from './months.ts';

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

function overrideControls({ overrides }: ControlInputs): readonly Control[] {
  return overrides.map((name) => ({
    kind: 'override',
    id: `override:${name}`,
    group: 'Overrides',
    label: name,
    name,
  }));
}

function fleetControls({ base }: ControlInputs): readonly Control[] {
  const { announced } = base.fleet;
  return [toggle('Fleet', { id: 'announced', label: 'announced regions stand', base: announced })];
}

/** Everything that can be changed of a scenario, in the order in which it is shown; long lists come last. */
export function controlsOf(inputs: ControlInputs): readonly Control[] {
  return [
    overrideControls,
    weightControls,
    demandControls,
    regionControls,
    timeControls,
    lawControls,
    exportControls,
    moneyControls,
    fleetControls,
    lossControls,
    faultControls,
    otherWeightControls,
    cableControls,
  ].flatMap((controls) => controls(inputs));
}
