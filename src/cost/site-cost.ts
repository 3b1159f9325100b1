/**
 * What a region costs to build and run at a site, with low, mid and high, and where every number comes from. One point
 * model (`cost-outcome`) is evaluated at the mids and with every input moved alone (`propagate`): bounds, and the inputs
 * that matter most, come from the same evaluations. All money is real US dollars of the base year.
 * Rejected: a table of index numbers per country, which no scenario can question; a Monte Carlo run per site, a thousand
 * times the work for the same first-order bounds (a scenario's seeds vary the inputs where more is wanted).
 */
import { capitalRecoveryFactor } from '../math/finance/annuity.ts';
import type { Provenance, World } from '../world/types.ts';
import type { AcceleratorId } from './accelerator-parameters.ts';
import { CAPEX_ITEMS, capexUsd, equipmentUsdPerYear, type EquipmentUsdPerYear } from './capex.ts';
import {
  COST_INPUT_IDS,
  midDraw,
  type CostDraw,
  type CostInput,
  type CostInputId,
  type CostInputs,
} from './cost-input.ts';
import { costOutcome, realWacc } from './cost-outcome.ts';
import type { Assumptions } from './cost-parameter.ts';
import { propagate, widestSwing, type Swing } from './propagate.ts';
import type { Range } from './range.ts';
import {
  regionShape,
  type BackboneLease,
  type RegionShape,
  type RegionSize,
} from './region-shape.ts';
import { backboneCapacityGbps, RUNNING_ITEMS } from './running-cost.ts';
import { siteInputs } from './site-inputs.ts';
import type { ClimatePlace } from './summer-peak.ts';

export interface SiteCostOptions {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The city or place, for its climate; the country's mean where it is absent. */
  readonly city?: ClimatePlace | undefined;
  readonly template: RegionSize;
  readonly assumptions: Assumptions;
  /** The day of the scenario, `YYYY-MM-DD`; its year is the base year of all money. */
  readonly asOf: string;
  /** The class of accelerators that may stand there; H100 where it is not said. */
  readonly accelerator?: AcceleratorId;
  readonly backboneLeases?: readonly BackboneLease[];
  /** Whether bounds and drivers are wanted; without them low and high are the mid, at a hundredth of the work. */
  readonly hasBounds?: boolean;
}

/** One line of a breakdown. */
export interface CostItem extends Range {
  readonly id: string;
  readonly label: string;
  readonly provenance: readonly Provenance[];
}

export interface CapexItem extends CostItem {
  readonly unit: 'USD';
  /** The mid as a level yearly payment over the life of the item, with interest, USD. */
  readonly usdPerYear: number;
}

export interface OpexItem extends CostItem {
  readonly unit: 'USD/yr';
}

/** An input and the unit cost at its low and at its high. */
export interface CostDriver {
  readonly id: CostInputId;
  readonly label: string;
  readonly atLow: number;
  readonly atHigh: number;
}

export interface SiteCost {
  readonly shape: RegionShape;
  readonly inputs: CostInputs;
  readonly capex: readonly CapexItem[];
  readonly opex: readonly OpexItem[];
  readonly capexUsd: Range;
  readonly opexUsdPerYear: Range;
  /** Capital as a level yearly payment, USD. */
  readonly capitalUsdPerYear: Range;
  /** The part of it for equipment, at the mids. */
  readonly equipmentUsdPerYear: EquipmentUsdPerYear;
  /** Capacity to the Internet and the other regions, at the mids. */
  readonly backboneGbps: number;
  readonly unitCostUsdPerKwYear: Range;
  readonly pue: Range;
  /** Real, a fraction a year. */
  readonly wacc: Range;
  readonly gridKwhPerYear: Range;
  readonly carbonTonnesPerYear: Range;
  readonly waterM3PerYear: Range;
  /** The input that moves each total most between its own ends; absent where none moves it. */
  readonly movedMostBy: Readonly<Partial<Record<Total, string>>>;
  /** What moves the unit cost, most first. */
  readonly drivers: readonly CostDriver[];
  /** Inputs that the world does not know for the country, bounded by its neighbors or its income. */
  readonly unknown: readonly CostInput[];
}

/** Year of the prices in the tables. */
const PRICE_YEAR = 2025;

/** The totals after the items, in the order of the vector that is propagated. */
const TOTALS = [
  'capexUsd',
  'opexUsdPerYear',
  'capitalUsdPerYear',
  'unitCostUsdPerKwYear',
  'pue',
  'wacc',
  'gridKwhPerYear',
  'carbonTonnesPerYear',
  'waterM3PerYear',
] as const;

type Total = (typeof TOTALS)[number];

function placeOf(total: Total): number {
  return CAPEX_ITEMS.length + RUNNING_ITEMS.length + TOTALS.indexOf(total);
}

const WACC = placeOf('wacc');
const UNIT_COST = placeOf('unitCostUsdPerKwYear');

/**
 * What a region of the template costs at a site. Edge: a country that the world does not know at all gets the bounds of the
 * whole world. Errors: throws `AssertionError` for a range upside down among the assumptions.
 */
export function siteCost(world: World, options: SiteCostOptions): SiteCost {
  const { accelerator = 'h100', backboneLeases, template, asOf, hasBounds = true } = options;
  const inputs = siteInputs(world, { ...options, accelerator });
  const yearsFromPrices = Number(asOf.slice(0, 4)) - PRICE_YEAR;
  const shape = regionShape({
    template,
    yearsFromPrices,
    ...(backboneLeases && { backboneLeases }),
  });
  const list = COST_INPUT_IDS.map((id) => inputs[id]);
  const mids = midDraw(inputs);
  const { ranges, swings } = propagate(hasBounds ? list : [], mids, (draw) =>
    outcomeVector(draw, shape),
  );
  return {
    shape,
    inputs,
    equipmentUsdPerYear: equipmentUsdPerYear(capexUsd(mids, shape), mids, realWacc(mids)),
    backboneGbps: backboneCapacityGbps(mids, shape),
    ...itemsOf(ranges, inputs),
    ...totalsOf(ranges),
    movedMostBy: movedMostBy(swings, inputs),
    drivers: driversOf(swings, inputs),
    unknown: list.filter(({ isUnknown }) => isUnknown),
  };
}

/** The outcome as one vector: capex items, running items, totals, energy. Written out, for it runs in the hot loop. */
function outcomeVector(draw: CostDraw, shape: RegionShape): readonly number[] {
  const outcome = costOutcome(draw, shape);
  const { capex: c, running: r, energy: e } = outcome;
  // prettier-ignore
  return [
    c.building, c.plant, c.design, c.land, c.gridConnection,
    c.servers, c.accelerators, c.network, c.interZoneFiber,
    r.power, r.people, r.maintenance, r.insurance, r.transit, r.backbone, r.carbon, r.platform,
    outcome.capexUsd, outcome.runningUsdPerYear, outcome.capitalUsdPerYear,
    outcome.unitCostUsdPerKwYear, outcome.pue, outcome.wacc,
    e.gridKwh, e.carbonTonnes, e.waterM3,
  ];
}

function itemsOf(
  ranges: readonly Range[],
  inputs: CostInputs,
): { readonly capex: readonly CapexItem[]; readonly opex: readonly OpexItem[] } {
  const sources = (ids: readonly CostInputId[]): readonly Provenance[] =>
    ids.flatMap((id) => inputs[id].provenance);
  const wacc = ranges[WACC].mid;
  const capex = CAPEX_ITEMS.map(({ id, label, life, inputs: ids }, k): CapexItem => {
    const years = life ? inputs[life].mid : Infinity;
    const usdPerYear = ranges[k].mid * capitalRecoveryFactor(wacc, years);
    return { id, label, unit: 'USD', ...ranges[k], usdPerYear, provenance: sources(ids) };
  });
  const opex = RUNNING_ITEMS.map(({ id, label, inputs: ids }, k): OpexItem => {
    const range = ranges[CAPEX_ITEMS.length + k];
    return { id, label, unit: 'USD/yr', ...range, provenance: sources(ids) };
  });
  return { capex, opex };
}

function totalsOf(ranges: readonly Range[]): Readonly<Record<Total, Range>> {
  const entries = TOTALS.map((total) => [total, ranges[placeOf(total)]] as const);
  return Object.fromEntries(entries) as Record<Total, Range>;
}

function movedMostBy(
  swings: readonly Swing<CostInputId>[],
  inputs: CostInputs,
): SiteCost['movedMostBy'] {
  const drivers = TOTALS.flatMap((total) => {
    const id = widestSwing(swings, placeOf(total));
    return id === undefined ? [] : [[total, inputs[id].label] as const];
  });
  return Object.fromEntries(drivers);
}

function driversOf(
  swings: readonly Swing<CostInputId>[],
  inputs: CostInputs,
): readonly CostDriver[] {
  const drivers = swings.map(({ id, atLow, atHigh }) => ({
    id,
    label: inputs[id].label,
    atLow: atLow[UNIT_COST],
    atHigh: atHigh[UNIT_COST],
  }));
  const width = ({ atLow, atHigh }: CostDriver): number => Math.abs(atHigh - atLow);
  return drivers.filter((driver) => width(driver) > 0).sort((a, b) => width(b) - width(a));
}
