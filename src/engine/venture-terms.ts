import { NO_INCENTIVES, type Incentives } from '../cost/incentives.ts';
import { ONE_PHASE, openedShares, type Phase } from '../cost/phase.ts';
import type { Scenario } from '../scenario/types.ts';

/** How a region would be built, and what its state gives. */
export interface VentureTerms {
  readonly phases: readonly Phase[];
  readonly incentives: Incentives;
}

/** What a scenario says of building in a country; its own incentives stand before those of `*`. */
export function ventureTerms(scenario: Scenario, country: string): VentureTerms {
  const { phases = ONE_PHASE, incentives = {} } = scenario;
  const given: Readonly<Record<string, Incentives | undefined>> = incentives;
  return { phases, incentives: given[country] ?? given['*'] ?? NO_INCENTIVES };
}

/** Share of the region that is open in each year of the horizon, 0 to 1: it never falls. */
export function openShares({ phases = ONE_PHASE, horizonYears }: Scenario): readonly number[] {
  let open = 0;
  return openedShares(phases, horizonYears).map((share) => (open = Math.min(1, open + share)));
}
