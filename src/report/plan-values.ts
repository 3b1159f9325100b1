import type { RoadmapMeasure } from '../engine/plan/roadmap-value.ts';
import type { PlanCriterion, PlanObjective } from '../engine/plan/plan-question.ts';
import type { Column, NumberStyle } from './document.ts';
import { numberText } from './number-text.ts';

/** A quantity as reports show it. */
export interface Quantity {
  /** Ends with its unit: for CSV and JSON. */
  readonly key: string;
  readonly label: string;
  readonly unit?: string;
  readonly number: NumberStyle;
}

const MS = { digits: 2 } as const;
const SHARE = { digits: 2, style: 'percent' } as const;
const USD = { digits: 1, style: 'compact' } as const;
const COUNT = { digits: 0 } as const;

const QUANTITIES = {
  meanRttMs: { key: 'meanRttMs', label: 'mean round trip', unit: 'ms', number: MS },
  worstRttMs: { key: 'worstRttMs', label: 'worst round trip', unit: 'ms', number: MS },
  coveredShare: { key: 'coveredShare', label: 'demand within budget', number: SHARE },
  regions: { key: 'regions', label: 'regions', number: COUNT },
  costUsdPerYear: {
    key: 'costUsdPerYear',
    label: 'cost of regions and latency',
    unit: 'USD/yr',
    number: USD,
  },
  npvUsd: { key: 'npvUsd', label: 'NPV', unit: 'USD', number: USD },
  capexUsd: { key: 'capexUsd', label: 'capex', unit: 'USD', number: USD },
  carbonTonnesPerYear: {
    key: 'carbonTonnesPerYear',
    label: 'carbon',
    unit: 't CO2e/yr',
    number: USD,
  },
} as const satisfies Record<string, Quantity>;

/** What an objective's value is. */
export const OBJECTIVE_VALUE: Readonly<Record<PlanObjective, Quantity>> = {
  'p-median': QUANTITIES.meanRttMs,
  'p-center': QUANTITIES.worstRttMs,
  cover: QUANTITIES.coveredShare,
  lscp: QUANTITIES.regions,
  uflp: QUANTITIES.costUsdPerYear,
  cflp: QUANTITIES.costUsdPerYear,
  npv: QUANTITIES.npvUsd,
};

/** What a plan is the best at, in words. */
export const OBJECTIVE_TEXT: Readonly<Record<PlanObjective, string>> = {
  'p-median': 'the least mean round trip',
  'p-center': 'the least worst round trip',
  cover: 'the most demand within its latency budget',
  lscp: 'the fewest regions for a service level',
  uflp: 'the least cost of regions and latency',
  cflp: 'the least cost of regions and latency, within capacities',
  npv: 'the greatest NPV',
};

export const CRITERION_VALUE: Readonly<Record<PlanCriterion, Quantity>> = {
  rtt: QUANTITIES.meanRttMs,
  cover: QUANTITIES.coveredShare,
  worst: QUANTITIES.worstRttMs,
  npv: QUANTITIES.npvUsd,
  capex: QUANTITIES.capexUsd,
  carbon: QUANTITIES.carbonTonnesPerYear,
  sites: QUANTITIES.regions,
};

export const ROADMAP_VALUE: Readonly<Record<RoadmapMeasure, Quantity>> = {
  npv: { key: 'npvUsd', label: 'NPV of the roadmap', unit: 'USD', number: USD },
  rtt: {
    key: 'rttGainMs',
    label: 'mean round trip saved over the horizon',
    unit: 'ms',
    number: { digits: 3 },
  },
  cover: {
    key: 'newlyWithinBudgetShare',
    label: 'demand newly within budget over the horizon',
    number: { digits: 3, style: 'percent' },
  },
};

/** A quantity with its unit, for sentences. */
export function quantityText({ number, unit }: Quantity, value: number | undefined): string {
  return `${numberText(value, number)}${unit === undefined ? '' : ` ${unit}`}`;
}

/** A quantity as a column; `name` tells several of one table apart. */
export function quantityColumn(
  { key, label, unit, number }: Quantity,
  name?: { readonly key: string; readonly label: string; readonly isSigned?: boolean },
): Column {
  return {
    key: name?.key ?? key,
    label: name?.label ?? label,
    ...(unit !== undefined && { unit }),
    number: name?.isSigned ? { ...number, isSigned: true } : number,
  };
}
