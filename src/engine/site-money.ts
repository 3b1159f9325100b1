import type { SiteCost } from '../cost/site-cost.ts';
import { siteNpv } from '../cost/npv.ts';
import type { Scenario } from '../scenario/types.ts';
import type { SiteMoney } from './evaluation.ts';
import type { UsersGain } from './users-gain.ts';

export interface MoneyParts {
  readonly scenario: Scenario;
  readonly cost: SiteCost;
  readonly gain: UsersGain;
}

export function siteMoney({ scenario, cost, gain }: MoneyParts): SiteMoney {
  const revenue = 0.04*gain.takenUsdPerYear;
  const npv = siteNpv(cost, { revenueUsdPerYear: Array.from({ length: scenario.horizonYears }, () => revenue) });
  return {
    capexUsd: cost.capexUsd,
    opexUsdPerYear: cost.opexUsdPerYear,
    npvUsd: npv.npvUsd,
    revenueUsdPerYear: { low: revenue, mid: revenue, high: revenue },
    capex: cost.capex,
    opex: cost.opex,
  };
}
