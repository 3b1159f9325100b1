import { withIncentives } from '../../cost/cash-flow.ts';
import { midDraw } from '../../cost/cost-input.ts';
import { realWacc } from '../../cost/cost-outcome.ts';
import { siteCost } from '../../cost/site-cost.ts';
import { saleInputs, type SaleInput } from '../../cost/sold-out-revenue.ts';
import { DEFAULT_SIMULATION } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import { backboneLeases } from '../backbone-leases.ts';
import { networkOf, networkOptions } from '../network-of-the-day.ts';
import { fleetOf, type Site } from '../site.ts';
import { siteAccelerator } from '../site-accelerator.ts';
import { ventureTerms } from '../venture-terms.ts';
import type { GrowthCosts } from './growth-money.ts';

/** The cost model of a growing site at the middle of its inputs, with what its state gives, and its real cost of capital. */
export function growthCosts(
  world: World,
  scenario: Scenario,
  site: Site,
): { readonly costs: GrowthCosts; readonly wacc: number } {
  const { assumptions, region: template, asOf } = scenario;
  const { country } = site;
  const { accelerator } = siteAccelerator(world, scenario, country);
  const permitted = accelerator && { accelerator };
  const network = networkOf(world, networkOptions(scenario));
  const [leases] = backboneLeases(network, { sites: [site], fleet: fleetOf(world, scenario) });
  const { inputs, shape } = siteCost(world, {
    country,
    city: world.cities.find(({ id }) => id === site.id) ?? site,
    template,
    assumptions,
    asOf,
    backboneLeases: leases,
    hasBounds: false,
    ...permitted,
  });
  const sale = saleInputs(world, { country, shape, assumptions, ...permitted });
  const { growth } = scenario.simulation ?? DEFAULT_SIMULATION;
  const { incentives } = ventureTerms(scenario, country);
  const draw = withIncentives(midDraw(inputs), incentives);
  return {
    costs: {
      draw,
      shape,
      sale: Object.fromEntries(sale.map(({ id, mid }) => [id, mid])) as Record<SaleInput, number>,
      priceJumps: growth.priceJumps ?? [],
      leadMonths: Math.round(growth.leadTimeYears * 12),
      incentives,
    },
    wacc: realWacc(draw),
  };
}
