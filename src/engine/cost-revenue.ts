import type { AcceleratorId } from '../cost/accelerator-parameters.ts';
import { costParameter } from '../cost/cost-parameter.ts';
import type { Range } from '../cost/range.ts';
import { revenuePath } from '../cost/revenue-path.ts';
import type { SiteCost } from '../cost/site-cost.ts';
import { soldOutRevenue, type SoldOut } from '../cost/sold-out-revenue.ts';
import { decimalYear, marketIndex } from '../demand/market-growth.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { openShares } from './venture-terms.ts';

export interface SiteRevenueQuery {
  readonly world: World;
  readonly scenario: Scenario;
  readonly country: string;
  readonly cost: SiteCost;
  readonly accelerator?: AcceleratorId;
  /** What the market would buy from the site a year on the day of the scenario, USD. */
  readonly capturedUsdPerYear: number;
}

export interface SiteRevenue {
  /** Of each year of operation, USD. */
  readonly revenueUsdPerYear: readonly number[];
  /** Share of what is open of the region that the revenue fills in each year, 0 to 1: equipment follows it. */
  readonly loadShares: readonly number[];
  readonly soldOut: SoldOut;
}

/** Share of what is for sale that may be sold: the rest is kept for a lost zone and for peaks. An assumption. */
const MOST_UTILIZATION_SHARE = 0.85;

/** Customers move in over the year of opening and the two that follow. An assumption. */
const RAMP_YEARS = 2;

/**
 * What a new site earns in each year of operation: the demand that it takes, grown from the day of the scenario to the year,
 * moved in over three years, and no more than what is open has to sell at the list prices of its country. It opens when it is
 * built.
 */
export function siteRevenue(query: SiteRevenueQuery): SiteRevenue {
  const { world, scenario, country, cost, accelerator, capturedUsdPerYear } = query;
  const { assumptions } = scenario;
  const soldOut = soldOutRevenue(world, {
    country,
    shape: cost.shape,
    assumptions,
    ...(accelerator && { accelerator }),
  });
  const constructionMonths = costParameter(world, 'construction_time', assumptions).value;
  const soldOutUsdPerYear = soldOut.revenueUsdPerYear.mid;
  const revenueUsdPerYear = revenueOver(scenario, country, {
    capturedUsdPerYear,
    soldOutUsdPerYear,
    constructionMonths,
  });
  return {
    revenueUsdPerYear,
    loadShares: loadShares(scenario, revenueUsdPerYear, soldOut),
    soldOut,
  };
}

/** What decides the revenue of a site besides its scenario and country. */
export interface RevenueTerms {
  /** One number, or one for each year of operation where other sites open meanwhile. */
  readonly capturedUsdPerYear: number | readonly number[];
  readonly soldOutUsdPerYear: number;
  readonly constructionMonths: number;
  /** Years from the day of the scenario until building begins; 0 where absent. */
  readonly delayYears?: number;
}

/** Revenue of each year of operation of a site that captures so much on the day of the scenario, USD. */
export function revenueOver(
  scenario: Scenario,
  country: string,
  { capturedUsdPerYear, soldOutUsdPerYear, constructionMonths, delayYears = 0 }: RevenueTerms,
): readonly number[] {
  const growth = scenario.demand.growthPerYear[country] ?? scenario.demand.growthPerYear['*'];
  const years = revenueYears(scenario, growth, delayYears * 12 + constructionMonths);
  return revenueInYears(years, capturedUsdPerYear, soldOutUsdPerYear);
}

/** The market of each year of operation over that of the day of the scenario, and what is open then. */
export interface RevenueYears {
  readonly grown: readonly number[];
  readonly openShares: readonly number[];
}

/** The years of a site that opens after so many months; `growth` a year where the scenario states one for its country. */
export function revenueYears(
  scenario: Scenario,
  growth: number | undefined,
  monthsToOpening: number,
): RevenueYears {
  const today = decimalYear(scenario.asOf);
  const opening = today + monthsToOpening / 12;
  const indexToday = marketIndex(today, growth);
  const grown = Array.from(
    { length: scenario.horizonYears },
    (_, year) => marketIndex(opening + year + 0.5, growth) / indexToday,
  );
  return { grown, openShares: openShares(scenario) };
}

/** {@link revenueOver} in years that are known: draws by the thousand share them. */
export function revenueInYears(
  { grown, openShares: shares }: RevenueYears,
  capturedUsdPerYear: number | readonly number[],
  soldOutUsdPerYear: number,
): readonly number[] {
  return revenuePath({
    demandUsdByYear: grown.map(
      (factor, year) =>
        (typeof capturedUsdPerYear === 'number' ? capturedUsdPerYear : capturedUsdPerYear[year]) *
        factor,
    ),
    soldOutUsdByYear: shares.map((open) => open * soldOutUsdPerYear),
    mostUtilizationShare: MOST_UTILIZATION_SHARE,
    rampYears: RAMP_YEARS,
  });
}

/** Revenue of a year in which a site sells as much as it may of what its sold-out year would bring, USD. */
export function mostRevenueUsd(soldOutUsdPerYear: number): number {
  return soldOutUsdPerYear * MOST_UTILIZATION_SHARE;
}

/** Share of what is open of a region that a revenue fills in each year, 0 to 1. */
export function loadShares(
  scenario: Scenario,
  revenueUsdPerYear: readonly number[],
  soldOut: { readonly revenueUsdPerYear: Pick<Range, 'mid'> },
): readonly number[] {
  return filledShares(openShares(scenario), revenueUsdPerYear, soldOut.revenueUsdPerYear.mid);
}

/** {@link loadShares} for known shares of the region that are open. */
export function filledShares(
  open: readonly number[],
  revenueUsdPerYear: readonly number[],
  soldOutUsdPerYear: number,
): readonly number[] {
  const mostUsd = mostRevenueUsd(soldOutUsdPerYear);
  return revenueUsdPerYear.map((usd, year) => Math.min(1, usd / (mostUsd * open[year])));
}
