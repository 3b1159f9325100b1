import type { GrowthSettings } from '../../scenario/simulation-settings.ts';
import { weeklyRhythm } from './daily-rhythm.ts';

/** The two kinds of capacity that a region has. */
export const CAPACITY_KINDS = ['general', 'accelerated'] as const;
export type CapacityKind = (typeof CAPACITY_KINDS)[number];

/** Demand that comes to a site in one month, and what happened to the world since the month before. */
export interface MonthDemand {
  /** First day of the month, `YYYY-MM-DD`. */
  readonly date: string;
  /** USD a year, by kind of capacity. */
  readonly usdPerYear: Readonly<Record<CapacityKind, number>>;
  /** 95th percentile of what the site's users get, ms; absent without users. */
  readonly usersP95Ms?: number;
  readonly events: readonly string[];
}

/** What a site begins with, and how it grows. */
export interface CapacityPlan {
  /** IT load by kind of capacity, kW. */
  readonly itLoadKw: Readonly<Record<CapacityKind, number>>;
  /** Utilization of the first month, mean over a week. */
  readonly utilizationShare: number;
  readonly growth: GrowthSettings;
}

/** One kind of capacity in one month. */
export interface MonthCapacity {
  readonly itLoadKw: number;
  /** Load that demand asks for, mean over a week; what exceeds the capacity in an hour is refused. */
  readonly wantedKw: number;
  readonly utilizationShare: number;
  readonly peakUtilizationShare: number;
  readonly refusedShare: number;
  readonly orderedKw: number;
  readonly addedKw: number;
}

export interface GrowthMonth extends Omit<MonthDemand, 'usdPerYear'> {
  readonly usdPerYear: number;
  readonly capacity: Readonly<Record<CapacityKind, MonthCapacity>>;
}

const OTHER_KIND = { general: 'accelerated', accelerated: 'general' } as const;

/** Months over which the growth that planners foresee is measured. */
const LOOK_BACK_MONTHS = 6;

/** Demand by hour of a week over its mean, for a place of one time zone; the shift does not matter here. */
const RHYTHM = weeklyRhythm('interactive', 0, '').factors;

/**
 * A site month by month: demand grows, capacity follows in steps that take their lead time, and what the busiest hours
 * ask beyond capacity is refused. Demand of the first month sets what one USD a year takes of the IT load.
 */
export function growthMonths(
  demands: readonly MonthDemand[],
  plan: CapacityPlan,
): readonly GrowthMonth[] {
  const general = capacityMonths(demands, plan, 'general');
  const accelerated = capacityMonths(demands, plan, 'accelerated');
  return demands.map(({ usdPerYear, ...month }, index) => ({
    ...month,
    usdPerYear: usdPerYear.general + usdPerYear.accelerated,
    capacity: { general: general[index], accelerated: accelerated[index] },
  }));
}

function capacityMonths(
  demands: readonly MonthDemand[],
  { itLoadKw, utilizationShare, growth }: CapacityPlan,
  kind: CapacityKind,
): readonly MonthCapacity[] {
  const firstKwPerUsd = (of: CapacityKind): number =>
    demands[0].usdPerYear[of] > 0
      ? (itLoadKw[of] * utilizationShare) / demands[0].usdPerYear[of]
      : 0;
  // Demand that begins later, where nothing could stand at first, weighs as much as that of the other kind.
  const kwPerUsd = firstKwPerUsd(kind) || firstKwPerUsd(OTHER_KIND[kind]);
  const wanted = demands.map(({ usdPerYear }) => usdPerYear[kind] * kwPerUsd);
  const leadMonths = Math.round(growth.leadTimeYears * 12);
  const stepKw = itLoadKw[kind] * growth.stepShare;
  const orders: { readonly dueMonth: number; readonly kw: number }[] = [];
  let builtKw = itLoadKw[kind];
  return wanted.map((wantedKw, month) => {
    const addedKw = orders
      .filter(({ dueMonth }) => dueMonth === month)
      .reduce((sum, { kw }) => sum + kw, 0);
    builtKw += addedKw;
    const comingKw = orders
      .filter(({ dueMonth }) => dueMonth > month)
      .reduce((sum, { kw }) => sum + kw, 0);
    const foreseenKw = foreseen(wanted, month, leadMonths);
    const missingKw = foreseenKw / growth.orderAboveShare - builtKw - comingKw;
    const orderedKw = missingKw > 0 && stepKw > 0 ? Math.ceil(missingKw / stepKw) * stepKw : 0;
    if (orderedKw > 0) orders.push({ dueMonth: month + leadMonths, kw: orderedKw });
    return { ...loadOf(wantedKw, builtKw), orderedKw, addedKw };
  });
}

/** What planners expect after the lead time: the growth of the last half year goes on. */
function foreseen(wanted: readonly number[], month: number, leadMonths: number): number {
  const from = Math.max(0, month - LOOK_BACK_MONTHS);
  if (month === from || wanted[from] === 0) return wanted[month];
  const perMonth = (wanted[month] / wanted[from]) ** (1 / (month - from));
  return wanted[month] * perMonth ** leadMonths;
}

function loadOf(wantedKw: number, itLoadKw: number) {
  if (itLoadKw === 0 || wantedKw === 0) {
    const refusedShare = wantedKw > 0 ? 1 : 0;
    return { itLoadKw, wantedKw, utilizationShare: 0, peakUtilizationShare: 0, refusedShare };
  }
  let servedKw = 0;
  let peakKw = 0;
  for (const factor of RHYTHM) {
    const hourKw = Math.min(wantedKw * factor, itLoadKw);
    servedKw += hourKw / RHYTHM.length;
    peakKw = Math.max(peakKw, hourKw);
  }
  return {
    itLoadKw,
    wantedKw,
    utilizationShare: servedKw / itLoadKw,
    peakUtilizationShare: peakKw / itLoadKw,
    // Rounding of the sum must not refuse a sliver.
    refusedShare: Math.max(0, Number((1 - servedKw / wantedKw).toFixed(12))),
  };
}
