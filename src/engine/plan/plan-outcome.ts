import { splitAmong } from '../../math/location/improvement-table.ts';
import { assignNearest } from '../assignment.ts';
import type { Site } from '../site.ts';
import { serviceLevel, type ServiceLevel } from '../users-gain.ts';
import type { PlanBase } from './plan-base.ts';

/** What a region of a plan is beside the others. */
export interface PlannedRegion {
  readonly site: Site;
  readonly capexUsd: number;
  /** Decimal year of its opening if it is decided on the scenario's day. */
  readonly opens: number;
  /** With what it captures beside the other regions of the plan. */
  readonly npvUsd: number;
  /** Demand new to the provider that it captures beside the others, USD a year. */
  readonly capturedUsdPerYear: number;
  /** The same if it were opened alone. */
  readonly aloneUsdPerYear: number;
  /** Demand to which it is the nearest lawful region, USD a year. */
  readonly nearestUsdPerYear: number;
}

/** What a plan gives and costs, whatever it was the best at. */
export interface PlanOutcome {
  readonly regions: readonly PlannedRegion[];
  readonly npvUsd: number;
  readonly capexUsd: number;
  readonly today: ServiceLevel;
  readonly withPlan: ServiceLevel;
}

/** The outcome of opening some candidates. */
export function planOutcome(base: PlanBase, open: readonly number[]): PlanOutcome {
  const { parts, candidates, captured } = base;
  const { problem, today } = parts.readings.middle;
  const columns = open.map((k) => candidates[k].judged.column);
  const assignment = assignNearest(problem, [...parts.set.existing, ...columns]);
  const nearest = new Map<number, number>();
  assignment.siteOfRow.forEach((column, row) => {
    nearest.set(column, (nearest.get(column) ?? 0) + today.demand.usdPerYear[row]);
  });
  const { bySite } = splitAmong(captured, open);
  const regions = open.map((k, n): PlannedRegion => {
    const { site, capexUsd, opens, venture, judged } = candidates[k];
    return {
      site,
      capexUsd,
      opens,
      npvUsd: venture.worth.valueAt(bySite[n]),
      capturedUsdPerYear: bySite[n],
      aloneUsdPerYear: splitAmong(captured, [k]).total,
      nearestUsdPerYear: nearest.get(judged.column) ?? 0,
    };
  });
  return {
    regions,
    npvUsd: regions.reduce((sum, { npvUsd }) => sum + npvUsd, 0),
    capexUsd: regions.reduce((sum, { capexUsd }) => sum + capexUsd, 0),
    today: today.level,
    withPlan: serviceLevel(assignment, today.demand),
  };
}
