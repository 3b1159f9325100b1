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
import type { MovedRange } from '../cost/range.ts';
import type { BackboneLease } from '../cost/region-shape.ts';
import type { FactorBounds } from '../demand/capture-spread.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { backboneLeases } from './backbone-leases.ts';
import { networkOf, networkOptions } from './network-of-the-day.ts';
import { fleetOf, type Site } from './site.ts';
import { siteAccelerator, type SiteAccelerator } from './site-accelerator.ts';
import { trainingGravity, type DataPlace, type TrainingGravity } from './training-gravity.ts';
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
  readonly npvWithoutIncentivesUsd?: MovedRange;
  /** With so much of what is for sale sold, a share. */
  readonly service: ServiceCost;
  readonly utilizationShare: number;
  readonly risk: CountryRisk;
  readonly carbonPrice?: CarbonPrice;
  readonly accelerator: SiteAccelerator;
  /** What accelerators do there; absent where none stand. */
  readonly ai?: AiServices;
  /** What bringing training there from where its data lie takes; empty where none is known or none may be run. */
  readonly gravity: readonly TrainingGravity[];
}

export interface CostBreakdownQuery {
  readonly world: World;
  readonly scenario: Scenario;
  readonly site: Site;
  /** Of each year of operation, as the evaluation found it, USD. */
  readonly revenueUsdPerYear: readonly number[];
  /** Its bounds as factors, as the evaluation found them. */
  readonly revenueFactor: FactorBounds;
  /** Where the data of training lie today, most first; absent where nobody asked. */
  readonly dataPlaces?: readonly DataPlace[];
}

/** The regions with most of the training are looked at. */
const MOST_DATA_PLACES = 5;

/** What a candidate costs, earns and risks, with all that an evaluation leaves out. */
export function costBreakdown(query: CostBreakdownQuery): CostBreakdown {
  const { world, scenario, site, revenueUsdPerYear, revenueFactor } = query;
  const built = builtSite(world, scenario, site);
  const { cost, soldOut, service, ai } = built;
  const soldOutUsdPerYear = soldOut.revenueUsdPerYear.mid;
  const price = carbonPrice(site.country);
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
      npvWithoutIncentivesUsd: movedNpv(npvBounds(cost, earned)),
    }),
    service,
    ...(ai && { ai }),
    gravity: gravityOf(query, built),
    utilizationShare: built.utilizationShare,
    risk: countryRisk(world, site.country),
    ...(price && { carbonPrice: price }),
    accelerator: built.accelerator,
  };
}

function movedNpv({ npvUsd, drivers }: Pick<SiteNpv, 'npvUsd' | 'drivers'>): MovedRange {
  const driver = drivers.at(0)?.label;
  return { ...npvUsd, ...(driver !== undefined && { driver }) };
}

type BuiltSite = Pick<
  CostBreakdown,
  'cost' | 'soldOut' | 'service' | 'utilizationShare' | 'accelerator'
> & { readonly ai?: AiServices };

/** What a region of the scenario's template costs and holds at a site, whoever buys from it. */
function builtSite(world: World, scenario: Scenario, site: Site): BuiltSite {
  const { assumptions, region: template, asOf } = scenario;
  const { country } = site;
  const permitted = siteAccelerator(world, scenario, country);
  const given = permitted.accelerator && { accelerator: permitted.accelerator };
  const cost = siteCost(world, {
    country,
    city: world.cities.find(({ id }) => id === site.id) ?? site,
    template,
    assumptions,
    asOf,
    backboneLeases: leasesOf(world, scenario, site),
    ...given,
  });
  const soldOut = soldOutRevenue(world, { country, shape: cost.shape, assumptions, ...given });
  // A unit costs the less the more is sold: it is reckoned at the utilization that the energy is reckoned at.
  const utilizationShare = cost.inputs.itUtilizationShare.mid;
  const service = serviceCost(world, { cost, country, assumptions, utilizationShare, ...given });
  const ai = aiServices({ permitted, service, soldOut });
  return { cost, soldOut, service, utilizationShare, accelerator: permitted, ...(ai && { ai }) };
}

function gravityOf(
  { world, scenario, site, dataPlaces = [] }: CostBreakdownQuery,
  { cost, ai }: BuiltSite,
): readonly TrainingGravity[] {
  if (ai === undefined) return [];
  return trainingGravity({
    world,
    model: networkOf(world, networkOptions(scenario)),
    site,
    cost,
    places: dataPlaces.slice(0, MOST_DATA_PLACES),
    runUsd: ai.training.usd,
    runUsdAt: (place) => builtSite(world, scenario, place).ai?.training.usd,
  });
}

function leasesOf(world: World, scenario: Scenario, site: Site): readonly BackboneLease[] {
  const model = networkOf(world, networkOptions(scenario));
  return backboneLeases(model, { sites: [site], fleet: fleetOf(world, scenario) })[0];
}
