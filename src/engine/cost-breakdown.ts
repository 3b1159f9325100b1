import type { VentureFlows } from '../cost/cash-flow.ts';
import { countryRisk, type CountryRisk } from '../cost/country-risk.ts';
import { carbonPrice, type CarbonPrice } from '../cost/carbon-price.ts';
import { npvBounds, siteNpv, siteVenture, type SiteNpv } from '../cost/npv.ts';
import { flowsAtEnds, resultRanges, type ResultRanges } from '../cost/result-ranges.ts';
import { serviceCost, type ServiceCost } from '../cost/service-cost.ts';
import { siteCost, type SiteCost } from '../cost/site-cost.ts';
import { soldOutRevenue, type SoldOut } from '../cost/sold-out-revenue.ts';
import { loadShares } from './cost-revenue.ts';
import { aiServices, type AiServices } from './cost-ai.ts';
import type { Range } from '../cost/range.ts';
import type { BackboneLease } from '../cost/region-shape.ts';
import type { FactorBounds } from '../demand/capture-spread.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { backboneLeases } from './backbone-leases.ts';
import { networkOf, networkOptions } from './network-of-the-day.ts';
import { fleetOf, type Site } from './site.ts';
import { siteAccelerator, type SiteAccelerator } from './site-accelerator.ts';
import { ventureTerms, type VentureTerms } from './venture-terms.ts';

/** Everything that is known of the money of a site. */
export interface CostBreakdown {
  readonly site: Site;
  readonly cost: SiteCost;
  /** Of each year of operation, USD. */
  readonly revenueUsdPerYear: readonly number[];
  readonly soldOut: SoldOut;
  readonly npv: SiteNpv;
  /** Bounds of the results beside the NPV, and the input that moves each most. */
  readonly ranges: ResultRanges;
  /** The flows where the NPV is at its low and at its high. */
  readonly flowsAtEnds: Readonly<Record<'low' | 'high', VentureFlows>>;
  readonly terms: VentureTerms;
  /** NPV without what the state gives, USD; absent where it gives nothing. */
  readonly npvWithoutIncentivesUsd?: Range;
  /** With so much of what is for sale sold, a share. */
  readonly service: ServiceCost;
  readonly utilizationShare: number;
  readonly risk: CountryRisk;
  readonly carbonPrice?: CarbonPrice;
  readonly accelerator: SiteAccelerator;
  /** What accelerators do there; absent where none stand. */
  readonly ai?: AiServices;
}

export interface CostBreakdownQuery {
  readonly world: World;
  readonly scenario: Scenario;
  readonly site: Site;
  /** Of each year of operation, as the evaluation found it, USD. */
  readonly revenueUsdPerYear: readonly number[];
  /** Its bounds as factors, as the evaluation found them. */
  readonly revenueFactor: FactorBounds;
}

/** What a candidate costs, earns and risks, with all that an evaluation leaves out. */
export function costBreakdown(query: CostBreakdownQuery): CostBreakdown {
  const { world, scenario, site, revenueUsdPerYear, revenueFactor } = query;
  const { assumptions, region: template, asOf } = scenario;
  const permitted = siteAccelerator(world, scenario, site.country);
  const { accelerator } = permitted;
  const cost = siteCost(world, {
    country: site.country,
    city: world.cities.find(({ id }) => id === site.id) ?? site,
    template,
    assumptions,
    asOf,
    backboneLeases: leasesOf(world, scenario, site),
    ...(accelerator && { accelerator }),
  });
  const soldOut = soldOutRevenue(world, {
    country: site.country,
    shape: cost.shape,
    assumptions,
    ...(accelerator && { accelerator }),
  });
  const soldOutUsdPerYear = soldOut.revenueUsdPerYear.mid;
  // A unit costs the less the more is sold: it is reckoned at the utilization that the energy is reckoned at.
  const utilizationShare = cost.inputs.itUtilizationShare.mid;
  const price = carbonPrice(site.country);
  const { country } = site;
  const service = serviceCost(world, {
    cost,
    country,
    assumptions,
    utilizationShare,
    ...(accelerator && { accelerator }),
  });
  const ai = aiServices({ permitted, service, soldOut, backboneGbps: cost.backboneGbps });
  const terms = ventureTerms(scenario, site.country);
  const earned = {
    phases: terms.phases,
    revenueUsdPerYear,
    revenueFactor,
    loadShares: loadShares(scenario, revenueUsdPerYear, soldOut),
  };
  const options = { ...earned, incentives: terms.incentives, soldOutUsdPerYear };
  const npv = siteNpv(cost, options);
  const asked = { ...npv, cost, venture: siteVenture(cost, options), soldOutUsdPerYear };
  return {
    site,
    cost,
    revenueUsdPerYear,
    soldOut,
    npv,
    ranges: resultRanges(asked),
    flowsAtEnds: flowsAtEnds(asked),
    terms,
    ...(Object.keys(terms.incentives).length > 0 && {
      npvWithoutIncentivesUsd: npvBounds(cost, earned).npvUsd,
    }),
    service,
    ...(ai && { ai }),
    utilizationShare,
    risk: countryRisk(world, site.country),
    ...(price && { carbonPrice: price }),
    accelerator: permitted,
  };
}

function leasesOf(world: World, scenario: Scenario, site: Site): readonly BackboneLease[] {
  const model = networkOf(world, networkOptions(scenario));
  return backboneLeases(model, { sites: [site], fleet: fleetOf(world, scenario) })[0];
}
