import type { AcceleratorId } from '../cost/accelerator-parameters.ts';
import { npvBounds, REVENUE_FACTOR } from '../cost/npv.ts';
import type { SiteCost } from '../cost/site-cost.ts';
import type { OpenedSite } from '../demand/open-site.ts';
import type { FactorBounds } from '../demand/capture-spread.ts';
import { decimalYear, marketIndex } from '../demand/market-growth.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { siteRevenue } from './cost-revenue.ts';
import type { CapturedDemand, SiteMoney } from './evaluation.ts';
import { ventureTerms } from './venture-terms.ts';

export interface MoneyParts {
  readonly world: World;
  readonly scenario: Scenario;
  readonly country: string;
  readonly cost: SiteCost;
  readonly accelerator?: AcceleratorId;
  /** What the site takes from the market at `demandYear`. */
  readonly opened: OpenedSite;
  readonly demandYear: number;
  /** How far that may be off, as factors; absent where bounds are not wanted. */
  readonly gained?: FactorBounds;
  /** Of the market, in the order of what is taken from each. */
  readonly providers: readonly string[];
}

function capturedDemand(opened: OpenedSite, providers: readonly string[]): CapturedDemand {
  return {
    usdPerYear: opened.takenUsdPerYear,
    fromOwnFleetUsdPerYear: opened.fromOwnFleetUsdPerYear,
    fromCompetitors: providers
      .map((provider, p) => ({ provider, usdPerYear: opened.fromCompetitorsUsdPerYear[p] }))
      .filter(({ usdPerYear }) => usdPerYear > 0)
      .sort((a, b) => b.usdPerYear - a.usdPerYear),
    fromOthersUsdPerYear: opened.fromOthersUsdPerYear,
  };
}

/** Demand that is new to the provider on the scenario's day: what the own fleet loses to the site earns nothing more. */
function gainedUsdPerYear({ scenario, country, opened, demandYear }: MoneyParts): number {
  const { growthPerYear } = scenario.demand as {
    growthPerYear: Record<string, number | undefined>;
  };
  const growth = growthPerYear[country] ?? growthPerYear['*'];
  const grown = marketIndex(demandYear, growth) / marketIndex(decimalYear(scenario.asOf), growth);
  return (opened.takenUsdPerYear - opened.fromOwnFleetUsdPerYear) / grown;
}

/** Bounds of the market's growth and of the share that comes to the site, as independent errors of a product. */
function revenueFactors(gained: FactorBounds = { low: 1, high: 1 }): FactorBounds {
  const joint = (a: number, b: number) => Math.exp(Math.hypot(Math.log(a), Math.log(b)));
  return {
    low: 1 / joint(REVENUE_FACTOR.low, gained.low),
    high: joint(REVENUE_FACTOR.high, gained.high),
  };
}

/** What a site costs and earns over the horizon: its cost, and the revenue from the demand that it newly captures. */
export function siteMoney(parts: MoneyParts): SiteMoney {
  const { cost, opened } = parts;
  const { revenueUsdPerYear, loadShares } = siteRevenue({
    ...parts,
    capturedUsdPerYear: gainedUsdPerYear(parts),
  });
  const terms = ventureTerms(parts.scenario, parts.country);
  const revenueFactor = revenueFactors(parts.gained);
  const { npvUsd } = npvBounds(cost, {
    ...terms,
    revenueUsdPerYear,
    loadShares,
    revenueFactor,
    hasBounds: parts.gained !== undefined,
  });
  return {
    capexUsd: cost.capexUsd,
    opexUsdPerYear: cost.opexUsdPerYear,
    npvUsd,
    revenueUsdPerYear,
    revenueFactor,
    captured: capturedDemand(opened, parts.providers),
    capex: cost.capex,
    opex: cost.opex,
  };
}
